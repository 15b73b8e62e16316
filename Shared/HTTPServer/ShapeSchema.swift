package import JSON

extension Shape {
    /// The same rules as JSON Schema 2020-12, as OpenAPI 3.1 wants them.
    package var schema: JSONValue {
        switch self {
        case .any: return ["$ref": "#/components/schemas/Json"]
        case .boolean: return ["type": "boolean"]
        case .uuid: return ["type": "string", "format": "uuid"]
        case .timestamp: return ["type": "string", "format": "date-time"]
        case .future: return ["type": "string", "format": "future-date-time"]
        case .name(let max):
            return ["type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": .int(Int64(max))]
        case .format(let name, let max):
            return ["type": "string", "format": .string(name), "minLength": 1, "maxLength": .int(Int64(max))]
        case .named(let name, _): return ["$ref": .string("#/components/schemas/\(name)")]
        // Networks come and go with their adapters; a document that was written before must not forbid one.
        case .known(let values):
            return ["type": "string", "format": "platform", "examples": .array(values().map(JSONValue.string))]
        case .choice(let values): return ["type": "string", "enum": .array(values.map(JSONValue.string))]
        case .string(let min, let max):
            var members: JSONObject = ["type": "string"]
            if min > 0 { members["minLength"] = .int(Int64(min)) }
            if max < .max { members["maxLength"] = .int(Int64(max)) }
            members["pattern"] = .string(Shape.storable)
            return .object(members)
        case .integer(let range):
            var members: JSONObject = ["type": "integer"]
            if range == .min ... .max { members["format"] = "int64" }
            if range.lowerBound > .min { members["minimum"] = .int(range.lowerBound) }
            if range.upperBound < .max { members["maximum"] = .int(range.upperBound) }
            return .object(members)
        case .number(let range):
            var members: JSONObject = ["type": "number"]
            if range.lowerBound > -.greatestFiniteMagnitude { members["minimum"] = .double(range.lowerBound) }
            if range.upperBound < .greatestFiniteMagnitude { members["maximum"] = .double(range.upperBound) }
            return .object(members)
        case .array(let element, let min, let max): return Shape.arraySchema(element, min, max)
        case .set(let element, let min, let max):
            var members = Shape.arraySchema(element, min, max).objectValue ?? [:]
            members["uniqueItems"] = true
            return .object(members)
        case .map(let element, let max):
            var members: JSONObject = [
                "type": "object", "propertyNames": ["pattern": .string(Shape.storable)],
                "additionalProperties": element.schema,
            ]
            if max < .max { members["maxProperties"] = .int(Int64(max)) }
            return .object(members)
        case .nullable(let inner): return ["anyOf": [inner.schema, ["type": "null"]]]
        case .object(let fields): return Shape.objectSchema(fields)
        case .ruled(let fields, let rules):
            var members = Shape.objectSchema(fields).objectValue ?? [:]
            members["allOf"] = .array(rules.map(\.schema))
            return .object(members)
        }
    }

    /// No U+0000, as an expression of ECMA-262.
    private static let storable = #"^[^\u0000]*$"#

    /// Any JSON that the database can hold.
    static let anything: JSONValue = [
        "description": "Any JSON without the character U+0000.",
        "anyOf": [
            ["type": "null"], ["type": "boolean"], ["type": "number"],
            ["type": "string", "pattern": .string(storable)],
            ["type": "array", "items": ["$ref": "#/components/schemas/Json"]],
            [
                "type": "object", "propertyNames": ["pattern": .string(storable)],
                "additionalProperties": ["$ref": "#/components/schemas/Json"],
            ],
        ],
    ]

    private static func arraySchema(_ element: Shape, _ min: Int, _ max: Int) -> JSONValue {
        var members: JSONObject = ["type": "array", "items": element.schema]
        if min > 0 { members["minItems"] = .int(Int64(min)) }
        if max < .max { members["maxItems"] = .int(Int64(max)) }
        return .object(members)
    }

    /// The named shapes inside, each with its schema.
    package func definitions(into found: inout [String: JSONValue]) {
        switch self {
        case .named(let name, let inner):
            let schema = inner.schema
            precondition(found[name] == nil || found[name] == schema, "two shapes are called \(name)")
            guard found.updateValue(schema, forKey: name) == nil else { return }
            inner.definitions(into: &found)
        case .array(let element, _, _), .set(let element, _, _), .map(let element, _), .nullable(let element):
            element.definitions(into: &found)
        case .object(let fields), .ruled(let fields, _): for field in fields { field.shape.definitions(into: &found) }
        default: break
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
