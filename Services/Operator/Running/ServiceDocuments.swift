internal import Gateway
internal import HTTPServer
internal import JSON

/// What the services answer, each in its OpenAPI document.
struct ServiceDocuments: Sendable {
    struct Document: Sendable {
        let service: String
        let port: UInt16
        let value: JSONValue
    }

    let all: [Document]

    /// As the gateway passes calls on.
    func services() throws(Failure) -> [GatewayService] {
        var services: [GatewayService] = []
        for document in all {
            services.append(
                GatewayService(name: document.service, port: document.port, routes: try routes(document)))
        }
        return services
    }

    private func routes(_ document: Document) throws(Failure) -> [GatewayRoute] {
        var routes: [GatewayRoute] = []
        for (pattern, item) in document.value["paths"]?.objectValue?.fields ?? [] {
            for (method, operation) in item.objectValue?.fields ?? []
            where operation["tags"] != [.string(OpenAPI.serviceTag)] {
                let isLarge = (operation["x-max-body-bytes"]?.intValue ?? 0) > 1 << 20
                guard let route = GatewayRoute(method: method.uppercased(), pattern: pattern, isLarge: isLarge) else {
                    throw Failure("\(document.service) lists \(method) \(pattern), which is no route")
                }
                routes.append(route)
            }
        }
        return routes
    }

    /// All in one, for callers of the gateway.
    func joined() throws(Failure) -> JSONValue {
        do throws(JoinedDocument.Contradiction) {
            return try JoinedDocument(all.map(\.value), version: Commands.version).value
        } catch {
            throw Failure(error.description)
        }
    }
}
