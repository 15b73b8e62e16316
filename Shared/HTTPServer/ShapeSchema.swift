package import JSON

extension Shape {
    /// The same rules as JSON Schema 2020-12, as OpenAPI 3.1 wants them.
    package var schema: JSONValue {
        switch self {
        case .any: return [:]
        case .boolean: return ["type": "boolean"]
        case .uuid: return ["type": "string", "format": "uuid"]
        case .timestamp: return ["type": "string", "format": "date-time"]
        case .choice(let values): return ["type": "string", "enum": .array(values.map(JSONValue.string))]
        case .string(let min, let max):
            var members: JSONObject = ["type": "string"]
            if min > 0 { members["minLength"] = .int(Int64(min)) }
            members["maxLength"] = .int(Int64(max))
            return .object(members)
        case .integer(let range):
            var members: JSONObject = ["type": "integer"]
            if range.lowerBound > .min { members["minimum"] = .int(range.lowerBound) }
            if range.upperBound < .max { members["maximum"] = .int(range.upperBound) }
            return .object(members)
        case .number(let range):
            var members: JSONObject = ["type": "number"]
            if range.lowerBound > -.greatestFiniteMagnitude { members["minimum"] = .double(range.lowerBound) }
            if range.upperBound < .greatestFiniteMagnitude { members["maximum"] = .double(range.upperBound) }
            return .object(members)
        case .array(let element, let min, let max):
            var members: JSONObject = ["type": "array", "items": element.schema]
            if min > 0 { members["minItems"] = .int(Int64(min)) }
            members["maxItems"] = .int(Int64(max))
            return .object(members)
        case .map(let element, let max):
            return ["type": "object", "additionalProperties": element.schema, "maxProperties": .int(Int64(max))]
        case .nullable(let inner): return ["anyOf": [inner.schema, ["type": "null"]]]
        case .object(let fields): return Shape.objectSchema(fields)
        }
    }

    private static func objectSchema(_ fields: [Field]) -> JSONValue {
        var properties = JSONObject()
        for field in fields {
            var schema = field.shape.schema.objectValue ?? [:]
            if !field.summary.isEmpty { schema["description"] = .string(field.summary) }
            properties[field.name] = .object(schema)
        }
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        var members: JSONObject = ["type": "object", "properties": .object(properties), "additionalProperties": false]
        if !required.isEmpty { members["required"] = .array(required) }
        return .object(members)
    }
}
