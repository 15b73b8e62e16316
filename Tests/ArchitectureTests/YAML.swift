import JSON

/// The part of YAML that compose.yml is written in: block and flow collections, quoted and plain words, anchors, aliases
/// and merges. Every word is text. What it does not know, it refuses.
struct YAML {
    struct Failure: Error, CustomStringConvertible { let description: String }

    private struct Line {
        let number: Int
        let indent: Int
        let text: String
    }

    private var lines: [Line] = []
    private var at = 0
    private var anchors: [String: JSONValue] = [:]

    static func parse(_ text: String) throws -> JSONValue {
        var reader = YAML()
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let content = try withoutComment(line.dropFirst(indent), index + 1)
            if !content.isEmpty { reader.lines.append(Line(number: index + 1, indent: indent, text: content)) }
        }
        let value = try reader.block(indent: 0)
        guard reader.at == reader.lines.count else { throw reader.failure("is indented in a way that fits nothing") }
        return value
    }

    private static func withoutComment(_ line: Substring, _ number: Int) throws -> String {
        var quote: Character?
        var previous: Character = " "
        var kept = ""
        for character in line {
            if character == "\t" { throw Failure(description: "line \(number) has a tab") }
            if quote == nil, character == "#", previous == " " { break }
            if quote == character { quote = nil } else if quote == nil, "\"'".contains(character) { quote = character }
            kept.append(character)
            previous = character
        }
        if quote != nil { throw Failure(description: "line \(number) opens a quote and does not close it") }
        while kept.last == " " { kept.removeLast() }
        return kept
    }

    private func failure(_ reason: String) -> Failure {
        Failure(
            description: at < lines.count
                ? "line \(lines[at].number) \(reason): \(lines[at].text)" : "the end \(reason)")
    }

    /// The mapping or sequence whose entries stand at this indentation.
    private mutating func block(indent: Int) throws -> JSONValue {
        guard at < lines.count, lines[at].indent == indent else { throw failure("does not begin a block") }
        return lines[at].text.hasPrefix("- ") ? try sequence(indent) : try mapping(indent)
    }

    private mutating func sequence(_ indent: Int) throws -> JSONValue {
        var items: [JSONValue] = []
        while at < lines.count, lines[at].indent == indent {
            guard lines[at].text.hasPrefix("- ") else { throw failure("is no item of the list above") }
            items.append(try inline(String(lines[at].text.dropFirst(2))))
            at += 1
        }
        return .array(items)
    }

    private mutating func mapping(_ indent: Int) throws -> JSONValue {
        var own: [(key: String, value: JSONValue)] = []
        var merged: [(key: String, value: JSONValue)] = []
        while at < lines.count, lines[at].indent == indent {
            guard let colon = lines[at].text.firstRange(of: ":") else { throw failure("has no colon") }
            let key = String(lines[at].text[..<colon.lowerBound])
            guard !key.contains(where: { " \"'{[&*!|>".contains($0) }) else {
                throw failure("has an unknown kind of key")
            }
            var rest = String(lines[at].text[colon.upperBound...].drop { $0 == " " })
            let anchor = YAML.takeAnchor(&rest)
            let value = try rest.isEmpty ? nested(below: indent) : inline(rest)
            if !rest.isEmpty { at += 1 }
            if let anchor { anchors[anchor] = value }
            if key == "<<" {
                merged += value.objectValue?.fields.map { ($0.key, $0.value) } ?? []
            } else {
                own.append((key, value))
            }
        }
        guard Set(own.map(\.key)).count == own.count else {
            throw failure("ends a mapping with a key that is there twice")
        }
        return .object(JSONObject(merged.filter { entry in !own.contains { $0.key == entry.key } } + own))
    }

    private mutating func nested(below indent: Int) throws -> JSONValue {
        at += 1
        guard at < lines.count, lines[at].indent > indent else { return .null }
        return try block(indent: lines[at].indent)
    }

    private static func takeAnchor(_ rest: inout String) -> String? {
        guard rest.first == "&" else { return nil }
        let name = rest.dropFirst().prefix { $0 != " " }
        rest = String(rest.dropFirst(name.count + 1).drop { $0 == " " })
        return String(name)
    }

    /// A value that stands on one line.
    private func inline(_ text: String) throws -> JSONValue {
        var rest = Substring(text)
        let value = try flow(&rest, ending: [])
        guard rest.allSatisfy({ $0 == " " }) else { throw failure("goes on behind a value") }
        return value
    }

    private func flow(_ rest: inout Substring, ending: Set<Character>) throws -> JSONValue {
        rest = rest.drop { $0 == " " }
        switch rest.first {
        case "[": return .array(try members(&rest, closing: "]") { try flow(&$0, ending: [",", "]"]) })
        case "{":
            return .object(
                JSONObject(
                    try members(&rest, closing: "}") { rest in
                        let key = try word(&rest, ending: [":"])
                        guard rest.popFirst() == ":" else { throw failure("has a pair without a colon") }
                        return (key: key, value: try flow(&rest, ending: [",", "}"]))
                    }))
        case "*":
            let name = try word(&rest, ending: ending)
            guard let value = anchors[String(name.dropFirst())] else { throw failure("names an anchor nobody set") }
            return value
        case "|", ">", "!", "&", "%", "@", "`": throw failure("uses YAML that is not read here")
        default: return .string(try word(&rest, ending: ending))
        }
    }

    private func members<Member>(
        _ rest: inout Substring, closing: Character, _ read: (inout Substring) throws -> Member
    ) throws -> [Member] {
        var all: [Member] = []
        repeat {
            rest.removeFirst()
            rest = rest.drop { $0 == " " }
            if rest.first == closing { break }
            all.append(try read(&rest))
            rest = rest.drop { $0 == " " }
        } while rest.first == ","
        guard rest.popFirst() == closing else { throw failure("does not close a \(closing)") }
        return all
    }

    private func word(_ rest: inout Substring, ending: Set<Character>) throws -> String {
        if let quote = rest.first, "\"'".contains(quote) {
            let inside = rest.dropFirst().prefix { $0 != quote }
            guard !inside.contains("\\") else { throw failure("escapes inside quotes") }
            rest = rest.dropFirst(inside.count + 2)
            return String(inside)
        }
        // `${A:-b}` is one word, braces and all.
        var depth = 0
        let plain = rest.prefix { character in
            if character == "{" { depth += 1 }
            if character == "}", depth > 0 {
                depth -= 1
                return true
            }
            return depth > 0 || !ending.contains(character)
        }
        rest = rest.dropFirst(plain.count)
        return String(plain.reversed().drop { $0 == " " }.reversed())
    }
}
