import JSON

/// One operation of a service, as its own document says it.
struct Operation: CustomStringConvertible {
    let service: String
    let method: String
    let pattern: String
    /// `nil` for those that are open to everybody.
    let permission: String?
    /// `nil` for the platform's.
    let product: String?
    /// Schemas by names.
    let query: [String: JSONValue]
    let requiredQuery: Set<String>
    let body: JSONValue?
    /// Media types that are taken as they are.
    let files: [String]
    let isRepeatable: Bool
    let isStream: Bool
    /// What every service says about itself.
    let isHealth: Bool
    /// It speaks somebody else's dialect.
    let isForeign: Bool
    /// Of the problems that it may answer with.
    let codes: Set<String>

    var name: String { "\(method) \(pattern)" }
    var description: String { "\(name) of \(service)" }
    var isUnsafe: Bool { method != "GET" }
    var isShown: Bool { !isUnsafe && !isStream }
    var isOne: Bool { true }
    /// Not for every role; reading is.
    var isGuarded: Bool { permission != nil && permission != "read" }
    var takesJSON: Bool { body != nil }
    var takesNoFile: Bool { isUnsafe && files.isEmpty }
    /// One list may stand at two addresses.
    var list: String { pattern.replacing("/api/social/suppressions", with: "/api/suppressions") }
    var isList: Bool { query["limit"] != nil && query["cursor"] != nil }

    /// With ids that nothing has.
    var path: String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            guard segment.hasPrefix("{") else { return String(segment) }
            return switch segment.dropFirst().dropLast() {
            case "platform": "nonet"
            case "name": "access_token"
            case "n": "0"
            default: "0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a"
            }
        }.joined(separator: "/")
    }

    /// Every operation of a document.
    static func all(of document: JSONValue, _ service: String) -> [Operation] {
        let schema = document["components"]?["schemas"]?["Problem"]?["properties"]?["code"]
        let common = (schema?["examples"]?.arrayValue ?? []).compactMap(\.stringValue)
        return (document["paths"]?.objectValue?.fields ?? []).flatMap { pattern, item in
            (item.objectValue?.fields ?? []).map { method, operation in
                Operation(service, method.uppercased(), pattern, operation, common)
            }
        }
    }

    private init(
        _ service: String, _ method: String, _ pattern: String, _ operation: JSONValue, _ common: [String]
    ) {
        (self.service, self.method, self.pattern) = (service, method, pattern)
        permission = operation["x-permission"]?.stringValue
        let owner = operation["tags"]?.arrayValue?.first?.stringValue?.split(separator: " ").first.map(String.init)
        product = owner == "platform" || owner == "service" ? nil : owner
        isHealth = owner == "service"
        let parameters = operation["parameters"]?.arrayValue ?? []
        let inQuery = parameters.filter { $0["in"] == "query" }
        query = Dictionary(
            uniqueKeysWithValues: inQuery.map { ($0["name"]?.stringValue ?? "", $0["schema"] ?? .null) })
        requiredQuery = Set(inQuery.filter { $0["required"] == true }.compactMap { $0["name"]?.stringValue })
        let content = operation["requestBody"]?["content"]?.objectValue?.fields ?? []
        body = content.first { $0.0 == "application/json" }?.1["schema"]
        files = body == nil ? content.map(\.0) : []
        isRepeatable = parameters.contains { $0["$ref"] == "#/components/parameters/IdempotencyKey" }
        let successes = operation["responses"]?.objectValue?.fields ?? []
        isStream = successes.contains { $0.1["content"]?["text/event-stream"] != nil }
        isForeign = operation["responses"]?["default"] != nil
        codes = Set(common + (operation["x-problem-codes"]?.arrayValue ?? []).compactMap(\.stringValue))
    }
}
