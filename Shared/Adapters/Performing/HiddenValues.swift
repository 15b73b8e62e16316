internal import AdapterWire
internal import FoundationEssentials
internal import JSON
internal import Secrets

/// How much may be filled into one place.
struct FillingLimit {
    /// In the middle of a sentence.
    let place: String
    let bytes: Int

    static let address = FillingLimit(place: "an address", bytes: 16 << 10)
    static let header = FillingLimit(place: "a header", bytes: 16 << 10)
    static let body = FillingLimit(place: "a body", bytes: 1 << 20)
    /// What is compared with the word that proves an inbound call.
    static let proof = FillingLimit(place: "a proof", bytes: (1 << 20) + (64 << 10))
    /// Bytes that may be hashed for it.
    static let work = proof.bytes
}

/// What an adapter may name but never sees: the account's credentials, and what earlier answers held.
struct HiddenValues {
    /// A longer one is not kept: nothing that is put into a request later needs more.
    static let maxCapturedBytes = 64 << 10
    /// Of one operation: so many are captured, and so many derived. All of them are looked for in every answer that follows.
    static let mostKept = 32
    private static let mostKeptBytes = 256 << 10

    private let manifest: Manifest
    /// The credentials that may be named here.
    private let declared: [String]
    private var credentials: [String: String]
    private var captured: [String: String] = [:]
    /// Credentials that the network gave anew, by name.
    private(set) var refreshed: [String: String] = [:]
    /// Whatever must not go back to the adapter, replaced credentials and derivations included.
    private(set) var secrets: Set<String>
    /// The raw bytes of an inbound call.
    private let body: [UInt8]?
    private var derivations: Set<String> = []
    private var expected = 0
    private var keptBytes = 0
    private var scrubberNow: Scrubber?

    init(manifest: Manifest, declared: [String], credentials: [String: String], body: [UInt8]? = nil) {
        (self.manifest, self.declared, self.body) = (manifest, declared, body)
        self.credentials = credentials.filter { !$0.value.isEmpty }
        secrets = Set(credentials.filter { manifest.credential($0.key)?.isSecret ?? true }.values)
    }

    /// - Throws: when a credential is named that does not belong here, or that nobody has set.
    func require(_ names: Set<String>) throws(AdapterFailure) {
        for name in names.sorted() where !declared.contains(name) {
            throw .broken(manifest, "asks for the credential \"\(name)\" without having declared it")
        }
        guard !names.allSatisfy({ credentials[$0] != nil }) else { return }
        // All of them at once, so that the operator sets them in one go.
        let missing = declared.filter { credentials[$0] == nil }.compactMap { manifest.credential($0)?.environment }
        throw AdapterFailure(
            .missingCredentials,
            "\(manifest.displayName) needs credentials that are not set: \(missing.joined(separator: ", ")). "
                + "Set them with `outreach credentials set`, or for the default account in the service's environment.")
    }

    /// - Parameter limit: bytes that it may become, and that may be worked on for it.
    /// - Returns: `nil` when it needs a captured value that no answer held.
    /// - Throws: what ``require(_:)`` throws, for the raw body outside of an inbound call, and for what would be too long.
    mutating func bytes(of value: WireValue, upTo limit: FillingLimit) throws(AdapterFailure) -> [UInt8]? {
        try check(value, limit)
        return try filled(value)
    }

    /// Before anything is built: a few bytes of an adapter's reply may stand for gigabytes.
    private func check(_ value: WireValue, _ limit: FillingLimit) throws(AdapterFailure) {
        var work = 0
        guard size(of: value, &work) <= limit.bytes, work <= FillingLimit.work else {
            throw .broken(manifest, "fills \(limit.place) with more than \(limit.bytes >> 10) KiB")
        }
    }

    /// - Parameter work: grows by what has to be hashed.
    private func size(of value: WireValue, _ work: inout Int) -> Int {
        switch value {
        case .text(let text): return text.utf8.count
        case .captured(let name): return captured[name]?.utf8.count ?? 0
        case .secret(let name): return credentials[name]?.utf8.count ?? 0
        case .hmacSHA256(_, let of, _):
            work += size(of: of, &work)
            return 64
        case .concat(let parts): return parts.reduce(0) { $0 + size(of: $1, &work) }
        case .body: return body?.count ?? 0
        }
    }

    private mutating func filled(_ value: WireValue) throws(AdapterFailure) -> [UInt8]? {
        switch value {
        case .text(let text): return Array(text.utf8)
        case .captured(let name): return captured[name].map { Array($0.utf8) }
        case .secret(let name): return try bytes(ofSecret: name)
        case .hmacSHA256(let key, let of, let encoding):
            let key = try bytes(ofSecret: key)
            guard let message = try filled(of) else { return nil }
            return try derived(hmacSHA256(key: key, message), encoding)
        case .concat(let parts):
            var whole: [UInt8] = []
            for part in parts {
                guard let bytes = try filled(part) else { return nil }
                whole += bytes
            }
            return whole
        case .body:
            guard let body else { throw .broken(manifest, "asks for the body of a call where there is none") }
            return body
        }
    }

    mutating func text(of value: WireValue, upTo limit: FillingLimit) throws(AdapterFailure) -> String? {
        try bytes(of: value, upTo: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    /// - Parameter limit: for all of them together.
    mutating func pairs(_ pairs: [WirePair], upTo limit: FillingLimit) throws(AdapterFailure) -> [FilledPair]? {
        try check(.concat(pairs.flatMap { [.text($0.name), $0.value] }), limit)
        var all: [FilledPair] = []
        for pair in pairs {
            guard let value = try filled(pair.value) else { return nil }
            all.append((Array(pair.name.utf8), value))
        }
        return all
    }

    private func bytes(ofSecret name: String) throws(AdapterFailure) -> [UInt8] {
        try require([name])
        return Array((credentials[name] ?? "").utf8)
    }

    private mutating func derived(
        _ tag: [UInt8], _ encoding: WireValue.Encoding
    ) throws(AdapterFailure) -> [UInt8] {
        let text = encoding == .hex ? hex(tag) : Data(tag).base64EncodedString()
        derivations.insert(text)
        guard derivations.count <= HiddenValues.mostKept else {
            throw .broken(manifest, "derives more than \(HiddenValues.mostKept) values in one operation")
        }
        hide(text)
        return Array(text.utf8)
    }

    private mutating func hide(_ text: String) { if secrets.insert(text).inserted { scrubberNow = nil } }

    /// Takes everything in ``secrets`` out of what goes back.
    mutating func scrubber() -> Scrubber {
        let scrubber = scrubberNow ?? Scrubber(secrets)
        scrubberNow = scrubber
        return scrubber
    }

    func captured(_ name: String) -> String? { captured[name] }

    /// Counts what a request wants to be kept, before anything is sent.
    mutating func expect(_ captures: Int) throws(AdapterFailure) {
        expected += captures
        guard expected <= HiddenValues.mostKept else {
            throw .broken(manifest, "captures more than \(HiddenValues.mostKept) values in one operation")
        }
    }

    /// Keeps what an answer holds at the pointers.
    /// - Returns: the names of what was there.
    mutating func capture(_ pointers: [String: String], from document: JSONValue?, succeeded: Bool) -> [String] {
        pointers.sorted { $0.key < $1.key }.compactMap { name, pointer in
            guard let text = document?.at(pointer: pointer)?.scalarText, !text.isEmpty,
                text.utf8.count <= HiddenValues.maxCapturedBytes,
                keptBytes + text.utf8.count <= HiddenValues.mostKeptBytes
            else { return nil }
            return keep(text, as: name, succeeded: succeeded) ? name : nil
        }
    }

    private mutating func keep(_ text: String, as name: String, succeeded: Bool) -> Bool {
        if let credential = HiddenValues.credential(of: name) {
            // An error's body gives no credentials, whatever it holds at that place.
            guard succeeded else { return false }
            credentials[credential] = text
            refreshed[credential] = text
        }
        captured[name] = text
        keptBytes += text.utf8.count
        hide(text)
        return true
    }

    /// The credential that a captured value of this name replaces.
    static func credential(of name: String) -> String? {
        name.hasPrefix("credential.") ? String(name.dropFirst("credential.".count)) : nil
    }
}

extension JSONValue {
    /// A text as it is, a number as it is written.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text): text
        case .int, .double: self.text
        default: nil
        }
    }
}

extension AdapterFailure {
    /// - Parameter what: what the adapter did, as the rest of the sentence.
    static func broken(_ manifest: Manifest, _ what: String) -> AdapterFailure {
        AdapterFailure(.adapterProtocol, "The adapter \"\(manifest.platform)\" \(manifest.version) \(what).")
    }
}
