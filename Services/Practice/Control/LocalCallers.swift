internal import HTTPServer

/// Practice asks for no key, so it answers nobody who comes by way of a web page: neither one that posts here from elsewhere,
/// nor one whose name was made to point at this machine.
enum LocalCallers {
    static func guarded(_ route: Route) -> Route {
        Route(
            route.method, route.pattern, route.permission, route.summary, query: route.query, body: route.body,
            options: route.options, answer: route.answer,
            precheck: { request in
                try check(request, takesJSON: route.body != nil)
                return nil
            }, handler: route.handler)
    }

    private static func check(_ request: Request, takesJSON: Bool) throws(Problem) {
        let host = request.headers["Host"] ?? ""
        guard host.isEmpty || isLocal(name(host)) else {
            throw .forbidden(
                "Practice is reached by an address or by a name without a dot, not as \(host.prefix(100)).")
        }
        if let origin = request.headers["Origin"], origin != "http://\(host)" {
            throw .forbidden("Practice takes no calls of a web page that comes from elsewhere.")
        }
        // Without a type a page may send anything anywhere, and no browser asks before.
        if takesJSON, !request.body.isEmpty, request.headers["Content-Type"] == nil {
            throw .unsupportedMediaType(["application/json"])
        }
    }

    /// Without the port.
    private static func name(_ host: String) -> Substring {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return host[...end] }
        return host.prefix { $0 != ":" }
    }

    /// An address, or a name that no domain of the internet has.
    private static func isLocal(_ name: Substring) -> Bool {
        if name.hasPrefix("[") {
            return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 1 || parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
