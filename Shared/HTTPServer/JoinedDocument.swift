package import JSON

/// The one document of all services: what a caller of the gateway can ask. Source: issue 8 item 4.
package struct JoinedDocument: Sendable {
    package let value: JSONValue

    /// What two services say differently under one name.
    package struct Contradiction: Error, CustomStringConvertible {
        package let description: String
    }

    /// What only a service itself answers: nothing of the gateway's.
    private static let withheld: Set<String> = ["/metrics"]

    /// - Parameters:
    ///   - documents: of the services, as ``OpenAPI/document(title:version:routes:)`` makes them.
    ///   - version: of the program.
    package init(_ documents: [JSONValue], version: String) throws(Contradiction) {
        var (paths, schemas): ([String: JSONValue], [String: JSONValue]) = ([:], [:])
        for document in documents {
            for (path, item) in document["paths"]?.objectValue?.fields ?? []
            where !JoinedDocument.withheld.contains(path) {
                try JoinedDocument.join(path, item, into: &paths)
            }
            for (name, schema) in document["components"]?["schemas"]?.objectValue?.fields ?? [] {
                guard schemas[name] == nil || schemas[name] == schema else {
                    throw Contradiction(description: "two services mean different things by the shape \(name)")
                }
                schemas[name] = schema
            }
        }
        var components = documents.first?["components"]?.objectValue ?? [:]
        components["schemas"] = .object(sorted(schemas))
        value = [
            "openapi": "3.1.0",
            "info": [
                "title": "Outreach", "version": .string(version),
                "description": "Everything that the gateway passes on, made from the routes themselves.",
            ],
            "servers": [["url": "/"]], "tags": .array(JoinedDocument.tags(paths)),
            "paths": .object(sorted(paths)), "components": .object(components),
        ]
    }

    /// Methods of one path may belong to several services.
    private static func join(
        _ path: String, _ item: JSONValue, into paths: inout [String: JSONValue]
    ) throws(Contradiction) {
        var known = paths[path]?.objectValue ?? [:]
        for (method, operation) in item.objectValue?.fields ?? [] {
            guard known[method] == nil || known[method] == operation else {
                throw Contradiction(description: "two services answer \(method.uppercased()) \(path)")
            }
            known[method] = operation
        }
        paths[path] = .object(known)
    }

    private static func tags(_ paths: [String: JSONValue]) -> [JSONValue] {
        var names: Set<String> = []
        for operation in paths.values.flatMap({ $0.objectValue?.fields ?? [] }).map(\.value) {
            names.formUnion((operation["tags"]?.arrayValue ?? []).compactMap(\.stringValue))
        }
        return names.sorted().map { ["name": .string($0)] }
    }
}

/// The same whatever order the services were asked in.
private func sorted(_ members: [String: JSONValue]) -> JSONObject {
    JSONObject(members.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
}
