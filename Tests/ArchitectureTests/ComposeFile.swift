import JSON

/// compose.yml with its merges made, as the rules look at it.
struct ComposeFile {
    static let stateless = ["discovery", "profiles", "messaging", "scheduling"]
    /// They do one thing and end.
    static let once = ["migrate", "outreach"]

    let text: String
    let root: JSONValue
    let services: [(key: String, value: JSONValue)]

    init(_ text: String) throws {
        self.text = text
        root = try YAML.parse(text)
        services = root["services"]?.objectValue?.fields ?? []
    }

    /// Names of the services, except these, for which `isRight` does not hold.
    func wrong(except: [String] = [], _ isRight: (JSONValue) -> Bool) -> [String] {
        services.filter { !except.contains($0.key) && !isRight($0.value) }.map(\.key)
    }

    /// What somebody gets who sets nothing: `${NAME:-default}` is `default`.
    static func plain(_ value: JSONValue?) -> String {
        var text = value?.stringValue ?? ""
        while let variable = Variable(in: text) { text.replaceSubrange(variable.range, with: variable.fallback) }
        return text
    }

    static func words(_ value: JSONValue?) -> [String] { value?.arrayValue?.compactMap(\.stringValue) ?? [] }

    /// Seconds of `20s`.
    static func seconds(_ value: JSONValue?) -> Int { Int(plain(value).prefix { $0.isNumber }) ?? 0 }

    /// `${NAME:-fallback}`.
    struct Variable {
        let name: String
        let fallback: String
        let range: Range<String.Index>

        /// The first one.
        init?(in text: some StringProtocol) {
            let text = String(text)
            guard let start = text.firstRange(of: "${"), let end = text[start.upperBound...].firstIndex(of: "}"),
                let dash = text[start.upperBound..<end].firstRange(of: ":-")
            else { return nil }
            name = String(text[start.upperBound..<dash.lowerBound])
            fallback = String(text[dash.upperBound..<end])
            range = start.lowerBound..<text.index(after: end)
        }
    }

    /// Every variable of the file, in order.
    var variables: [Variable] {
        var all: [Variable] = []
        for line in text.split(separator: "\n") {
            var rest = String(line)
            while let variable = Variable(in: rest) {
                all.append(variable)
                rest = String(rest[variable.range.upperBound...])
            }
        }
        return all
    }
}
