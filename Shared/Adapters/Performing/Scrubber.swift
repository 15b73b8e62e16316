internal import JSON

/// Takes secrets out of what goes back to an adapter: as they are, as they stand in an address or a form, and as JSON
/// writes them.
struct Scrubber {
    static let mark = "[secret]"
    /// A shorter word stands in too many texts by chance.
    static let shortest = 6

    private struct Form {
        let bytes: [UInt8]
        let print: UInt64
    }

    /// By their first byte, the longest first, so that no part of a longer one is left over.
    private var forms = [[Form]](repeating: [], count: 256)
    private let mark: [UInt8]
    private let prints: RollingPrint
    private let isIdle: Bool

    /// - Parameter mark: takes their place.
    init(_ secrets: Set<String>, mark: String = Scrubber.mark) {
        self.mark = Array(mark.utf8)
        var all: Set<[UInt8]> = []
        for secret in secrets where secret.utf8.count >= Scrubber.shortest { all.formUnion(Scrubber.forms(of: secret)) }
        isIdle = all.isEmpty
        let prints = RollingPrint(longest: all.map(\.count).max() ?? 0)
        self.prints = prints
        // What was scrubbed once is passed over, also where a secret is called "secret".
        for form in [self.mark] + all.sorted(by: { $0.count > $1.count }) {
            forms[Int(form[0])].append(Form(bytes: form, print: prints.of(form)))
        }
    }

    private static func forms(of secret: String) -> [[UInt8]] {
        let plain = Array(secret.utf8)
        let encoded = [URLEncoding.query.text(plain), URLEncoding.form.text(plain)].map { Array($0.utf8) }
        let json = String(JSONValue.string(secret).text.dropFirst().dropLast())
        let texts = [json, json.replacing("/", with: "\\/")].map { Array($0.utf8) }
        return [plain] + texts + encoded + encoded.map(lowerCasedEscapes)
    }

    /// `%2F` as `%2f`, which means the same.
    private static func lowerCasedEscapes(_ text: [UInt8]) -> [UInt8] {
        var left = 0
        return text.map { byte in
            defer { left = byte == UInt8(ascii: "%") ? 2 : max(0, left - 1) }
            return left > 0 && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
    }

    /// Takes time by the length of `bytes` and the number of forms, not by the forms' length: whoever runs the network and wrote
    /// its adapter could choose both so that each nearly matches everywhere.
    func scrubbed(_ bytes: [UInt8]) -> [UInt8] {
        guard !isIdle else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var sums: RollingPrint.Sums?
        var position = 0
        while position < bytes.count {
            let form = forms[Int(bytes[position])].first { stands($0, in: bytes, at: position, &sums) }
            if let form {
                out += mark
                position += form.bytes.count
            } else {
                out.append(bytes[position])
                position += 1
            }
        }
        return out
    }

    /// Its beginning is compared, then its fingerprint, and only where both agree all of it.
    private func stands(_ form: Form, in bytes: [UInt8], at position: Int, _ sums: inout RollingPrint.Sums?) -> Bool {
        let (wanted, count) = (form.bytes, form.bytes.count)
        guard position + count <= bytes.count else { return false }
        if count > 16, let sums, prints.of(sums, position..<position + count) != form.print { return false }
        for offset in 0..<min(count, 16) where bytes[position + offset] != wanted[offset] { return false }
        guard count > 16 else { return true }
        // The first one that begins like a secret: most texts have none.
        let known = sums ?? prints.sums(of: bytes)
        sums = known
        guard prints.of(known, position..<position + count) == form.print else { return false }
        return bytes[position..<position + count].elementsEqual(wanted)
    }

    func scrubbed(_ text: String) -> String { String(decoding: scrubbed(Array(text.utf8)), as: UTF8.self) }

    /// A whole body. JSON may write any character of a secret as `\u0041`, so its strings are also looked at as read;
    /// it is only written anew if something was found that way.
    func scrubbed(body: [UInt8]) -> [UInt8] {
        let plain = scrubbed(body)
        guard !isIdle, plain.contains(UInt8(ascii: "\\")),
            let document = try? JSONValue.parse(plain, maxDepth: 512)
        else { return plain }
        var isChanged = false
        let clean = scrubbed(document, &isChanged)
        return isChanged ? clean.serialized() : plain
    }

    private func scrubbed(_ value: JSONValue, _ isChanged: inout Bool) -> JSONValue {
        switch value {
        case .string(let text): return .string(scrubbed(text, &isChanged))
        case .array(let elements): return .array(elements.map { scrubbed($0, &isChanged) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.fields.map { (key: scrubbed($0.key, &isChanged), value: scrubbed($0.value, &isChanged)) }))
        default: return value
        }
    }

    private func scrubbed(_ text: String, _ isChanged: inout Bool) -> String {
        let bytes = Array(text.utf8)
        let clean = scrubbed(bytes)
        guard clean != bytes else { return text }
        isChanged = true
        return String(decoding: clean, as: UTF8.self)
    }
}
