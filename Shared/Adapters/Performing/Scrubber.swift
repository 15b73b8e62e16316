internal import JSON

/// Takes secrets out of what goes back to an adapter: as they are, as they stand in an address or a form, and as JSON
/// writes them.
struct Scrubber {
    static let mark = "[secret]"
    /// A shorter word stands in too many texts by chance.
    static let shortest = 6

    /// By their first byte, the longest first, so that no part of a longer one is left over.
    private var forms = [[[UInt8]]](repeating: [], count: 256)
    private let isIdle: Bool

    init(_ secrets: Set<String>) {
        var all: Set<[UInt8]> = []
        for secret in secrets where secret.utf8.count >= Scrubber.shortest { all.formUnion(Scrubber.forms(of: secret)) }
        for form in all.sorted(by: { $0.count > $1.count }) { forms[Int(form[0])].append(form) }
        // What was scrubbed once is passed over, also where a secret is called "secret".
        forms[Int(UInt8(ascii: "["))].insert(Array(Scrubber.mark.utf8), at: 0)
        isIdle = all.isEmpty
    }

    private static func forms(of secret: String) -> [[UInt8]] {
        let plain = Array(secret.utf8)
        let encoded = [URLEncoding.query.text(plain), URLEncoding.form.text(plain)]
        let json = String(JSONValue.string(secret).text.dropFirst().dropLast())
        let texts = [json, json.replacing("/", with: "\\/")] + encoded + encoded.map(lowerCasedEscapes)
        return [plain] + texts.map { Array($0.utf8) }
    }

    /// `%2F` as `%2f`, which means the same.
    private static func lowerCasedEscapes(_ text: String) -> String {
        var (out, left) = ("", 0)
        for character in text {
            out += left > 0 ? character.lowercased() : String(character)
            left = character == "%" ? 2 : max(0, left - 1)
        }
        return out
    }

    func scrubbed(_ bytes: [UInt8]) -> [UInt8] {
        guard !isIdle else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            if let form = forms[Int(bytes[position])].first(where: { bytes[position...].starts(with: $0) }) {
                out += Array(Scrubber.mark.utf8)
                position += form.count
            } else {
                out.append(bytes[position])
                position += 1
            }
        }
        return out
    }

    func scrubbed(_ text: String) -> String { String(decoding: scrubbed(Array(text.utf8)), as: UTF8.self) }

    /// A whole body. JSON may write any character of a secret as `\u0041`, so its strings are also looked at as read;
    /// it is only written anew if something was found that way.
    func scrubbed(body: [UInt8]) -> [UInt8] {
        let plain = scrubbed(body)
        guard !isIdle, plain.contains(UInt8(ascii: "\\")),
            let document = try? JSONValue.parse(plain, maxDepth: 512)
        else { return plain }
        let clean = scrubbed(document)
        return clean == document ? plain : clean.serialized()
    }

    private func scrubbed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(scrubbed(text))
        case .array(let elements): .array(elements.map(scrubbed))
        case .object(let object):
            .object(JSONObject(object.fields.map { (key: scrubbed($0.key), value: scrubbed($0.value)) }))
        default: value
        }
    }
}
