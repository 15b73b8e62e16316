internal import JSON

/// The document as one file of TypeScript types: every shape by its name, and every operation with what it takes and answers. The same
/// document gives the same text.
struct TypeScriptFile {
    let document: JSONValue

    var text: String {
        let version = document["info"]?["version"]?.stringValue ?? ""
        return "// Written by `outreach contracts` from the routes of Outreach \(version); edits are lost.\n"
            + TypeScriptFile.lines + shapes + operations
    }

    /// No shape of the document: what a file of JSON lines is, whose lines are of one.
    private static let lines =
        "\n/** A text with a T as JSON on each line. */\nexport type JsonLines<T> = string & { readonly __line?: T };\n"
        + "/** Server-sent events with a T as the data of each, as JSON. */\nexport type EventStream<T> = string & { readonly __data?: T };\n"

    private var shapes: String {
        (document["components"]?["schemas"]?.objectValue?.fields ?? []).map { name, schema in
            "\nexport type \(name) = \(TypeScriptType(schema: schema).text);\n"
        }.joined()
    }

    private var operations: String {
        var text = "\n/** What can be asked, by `operationId`. */\nexport interface Operations {\n"
        for (path, item) in document["paths"]?.objectValue?.fields ?? [] {
            for (method, operation) in item.objectValue?.fields ?? [] { text += entry(path, method, operation) }
        }
        return text + "}\n"
    }

    private func entry(_ path: String, _ method: String, _ operation: JSONValue) -> String {
        let members: [(String, String)] = [
            ("method", JSONValue.string(method.uppercased()).text), ("path", JSONValue.string(path).text),
            ("parameters", parameters(operation, in: "path")), ("query", parameters(operation, in: "query")),
            ("body", body(operation)), ("answers", answers(operation)),
        ]
        return TypeScriptType.comment(operation["summary"]?.stringValue, indent: 2)
            + "  \(TypeScriptType.key(operation["operationId"]?.stringValue ?? "")): {\n"
            + members.map { "    \($0): \($1);\n" }.joined() + "  };\n"
    }

    private func parameters(_ operation: JSONValue, in place: String) -> String {
        let lines = (operation["parameters"]?.arrayValue ?? []).filter { $0["in"]?.stringValue == place }.map {
            parameter in
            var schema = parameter["schema"]?.objectValue ?? [:]
            schema["description"] = parameter["description"]
            return TypeScriptType.member(
                parameter["name"]?.stringValue ?? "", .object(schema), isOptional: parameter["required"] != true,
                indent: 6)
        }
        return lines.isEmpty ? "Record<string, never>" : "{\n\(lines.joined())    }"
    }

    private func body(_ operation: JSONValue) -> String {
        guard let body = operation["requestBody"] else { return "undefined" }
        guard let schema = body["content"]?["application/json"]?["schema"] else { return "Blob" }
        return TypeScriptType(schema: schema, indent: 4).text + (body["required"] == true ? "" : " | undefined")
    }

    /// By status; refusals are a `Problem` everywhere.
    private func answers(_ operation: JSONValue) -> String {
        let lines = (operation["responses"]?.objectValue?.fields ?? []).compactMap { status, response -> String? in
            guard let code = Int(status) else { return nil }
            let content = response["content"]?.objectValue?.fields ?? []
            let types = content.map { type, content in
                TypeScriptFile.body(type, content["schema"])
            }
            return "      \(code): \(types.isEmpty ? "undefined" : types.joined(separator: " | "));\n"
        }
        return lines.isEmpty ? "Record<number, unknown>" : "{\n\(lines.joined())    }"
    }

    private static func body(_ type: String, _ schema: JSONValue?) -> String {
        guard var schema else { return type == "application/json" ? "unknown" : "string" }
        if let data = schema["properties"]?["data"]?["contentSchema"], type == "text/event-stream" { schema = data }
        let text = TypeScriptType(schema: schema, indent: 6).text
        switch type {
        case "application/jsonl": return "JsonLines<\(text)>"
        case "text/event-stream": return "EventStream<\(text)>"
        default: return text
        }
    }
}
