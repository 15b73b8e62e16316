internal import JSON

/// A JSON Schema as a TypeScript type: of the words that the routes' shapes use.
struct TypeScriptType {
    let schema: JSONValue
    /// Blanks before a member.
    var indent = 0

    var text: String {
        if let reference = schema["$ref"]?.stringValue {
            return String(reference.split(separator: "/").last ?? "unknown")
        }
        if let choices = schema["anyOf"]?.arrayValue { return union(choices.map { type($0) }) }
        if let words = schema["enum"]?.arrayValue { return union(words.map(\.text)) }
        switch schema["type"]?.stringValue {
        case "string": return "string"
        case "integer", "number": return "number"
        case "boolean": return "boolean"
        case "null": return "null"
        case "array": return array(schema["items"] ?? [:])
        case "object": return object
        default: return "unknown"
        }
    }

    private func type(_ schema: JSONValue) -> String { TypeScriptType(schema: schema, indent: indent).text }

    private func union(_ types: [String]) -> String {
        types.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " | ")
    }

    private func array(_ items: JSONValue) -> String {
        let element = type(items)
        return element.contains(" ") ? "Array<\(element)>" : element + "[]"
    }

    private var object: String {
        if let values = schema["additionalProperties"], values.objectValue != nil {
            return "{ [name: string]: \(type(values)) }"
        }
        guard let members = schema["properties"]?.objectValue?.fields, !members.isEmpty else {
            return schema["additionalProperties"] == false ? "Record<string, never>" : "{ [name: string]: unknown }"
        }
        let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        let lines = members.map { name, schema in
            TypeScriptType.member(name, schema, isOptional: !required.contains(name), indent: indent + 2)
        }
        return "{\n" + lines.joined() + TypeScriptType.blanks(indent) + "}"
    }

    static func member(_ name: String, _ schema: JSONValue, isOptional: Bool, indent: Int) -> String {
        comment(schema["description"]?.stringValue, indent: indent) + blanks(indent) + key(name)
            + (isOptional ? "?: " : ": ") + TypeScriptType(schema: schema, indent: indent).text + ";\n"
    }

    static func comment(_ text: String?, indent: Int) -> String {
        text.map { "\(blanks(indent))/** \($0.replacing("*/", with: "*\u{200B}/")) */\n" } ?? ""
    }

    /// Quoted where it is no identifier.
    static func key(_ name: String) -> String {
        let isPlain =
            name.utf8.first.map { !(0x30...0x39).contains($0) } == true
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x5F
            }
        return isPlain ? name : JSONValue.string(name).text
    }

    static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
