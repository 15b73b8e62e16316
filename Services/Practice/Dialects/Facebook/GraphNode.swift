internal import JSON

/// An object of the graph, whose fields are only made when they are asked for.
struct GraphNode {
    let kind: String
    let id: String
    /// What is shown when nothing is asked for.
    let usual: [String]
    /// - Returns: `nil` for a name that this kind does not have; `null` for one that has no value here.
    let value: (GraphField) throws -> JSONValue?

    /// - Throws: code 100 for a field that does not exist.
    func json(_ fields: [GraphField]) throws -> JSONValue {
        var object = JSONObject()
        for field in fields.isEmpty ? usual.map({ GraphField(name: $0) }) : fields where field.name != "id" {
            guard let value = try value(field) else {
                throw PracticeGraphError.parameter(
                    "Tried accessing nonexisting field (\(field.name)) on node type (\(kind))"
                )
                .refusal
            }
            if !value.isNull { object[field.name] = value }
        }
        object["id"] = .string(id)
        return .object(object)
    }
}
