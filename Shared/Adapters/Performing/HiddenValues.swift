internal import AdapterWire
internal import FoundationEssentials
internal import JSON
internal import Secrets

/// What an adapter may name but never sees: the account's credentials, and what earlier answers held.
struct HiddenValues {
    /// A longer one is not kept: nothing that is put into a request later needs more.
    static let maxCapturedBytes = 64 << 10

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
            "\(manifest.displayName) needs credentials that are not set: \(missing.joined(separator: ", ")).")
    }

    /// - Returns: `nil` when it needs a captured value that no answer held.
    /// - Throws: what ``require(_:)`` throws, and for the raw body outside of an inbound call.
    mutating func bytes(of value: WireValue) throws(AdapterFailure) -> [UInt8]? {
        switch value {
        case .text(let text): return Array(text.utf8)
        case .captured(let name): return captured[name].map { Array($0.utf8) }
        case .secret(let name): return try bytes(ofSecret: name)
        case .hmacSHA256(let key, let of, let encoding):
            let key = try bytes(ofSecret: key)
            guard let message = try bytes(of: of) else { return nil }
            return derived(hmacSHA256(key: key, message), encoding)
        case .concat(let parts):
            var whole: [UInt8] = []
            for part in parts {
                guard let bytes = try bytes(of: part) else { return nil }
                whole += bytes
            }
            return whole
        case .body:
            guard let body else { throw .broken(manifest, "asks for the body of a call where there is none") }
            return body
        }
    }

    mutating func text(of value: WireValue) throws(AdapterFailure) -> String? {
        try bytes(of: value).map { String(decoding: $0, as: UTF8.self) }
    }

    mutating func pairs(_ pairs: [WirePair]) throws(AdapterFailure) -> [FilledPair]? {
        var filled: [FilledPair] = []
        for pair in pairs {
            guard let value = try bytes(of: pair.value) else { return nil }
            filled.append((Array(pair.name.utf8), value))
        }
        return filled
    }

    private func bytes(ofSecret name: String) throws(AdapterFailure) -> [UInt8] {
        try require([name])
        return Array((credentials[name] ?? "").utf8)
    }

    private mutating func derived(_ tag: [UInt8], _ encoding: WireValue.Encoding) -> [UInt8] {
        let text = encoding == .hex ? hex(tag) : Data(tag).base64EncodedString()
        secrets.insert(text)
        return Array(text.utf8)
    }

    func captured(_ name: String) -> String? { captured[name] }

    /// Keeps what an answer holds at the pointers.
    /// - Returns: the names of what was there.
    mutating func capture(_ pointers: [String: String], from document: JSONValue?, succeeded: Bool) -> [String] {
        pointers.sorted { $0.key < $1.key }.compactMap { name, pointer in
            guard let text = document?.at(pointer: pointer)?.scalarText, !text.isEmpty,
                text.utf8.count <= HiddenValues.maxCapturedBytes
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
        secrets.insert(text)
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
