/// Finds the route for a method and a path. Built once; patterns that contradict each other stop the start.
package struct Router: Sendable {
    package enum Outcome: Sendable {
        case found(Route, [String: String])
        case wrongMethod(allowed: [Method])
        case unknownPath
        /// A path that is no percent-encoded UTF-8.
        case malformedPath
    }

    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var parameter: Int?
        var routes: [Method: (route: Route, names: [String])] = [:]
    }

    private var nodes = [Node()]
    /// Patterns without parameters need no walk.
    private var literals: [String: Int] = [:]

    package init(_ routes: [Route]) {
        for route in routes { add(route) }
    }

    private mutating func add(_ route: Route) {
        precondition(route.method != .other, "a route names its method: \(route.pattern)")
        precondition(route.pattern.hasPrefix("/"), "a pattern starts with a slash: \(route.pattern)")
        var node = 0
        var names: [String] = []
        for segment in route.pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                names.append(String(segment.dropFirst().dropLast()))
                node = child(nodes[node].parameter) { nodes, fresh in nodes[node].parameter = fresh }
            } else {
                let key = String(segment)
                node = child(nodes[node].literals[key]) { nodes, fresh in nodes[node].literals[key] = fresh }
            }
        }
        precondition(nodes[node].routes[route.method] == nil, "two routes for \(route.method) \(route.pattern)")
        nodes[node].routes[route.method] = (route, names)
        if names.isEmpty { literals[route.pattern] = node }
    }

    private mutating func child(_ known: Int?, _ attach: (inout [Node], Int) -> Void) -> Int {
        if let known { return known }
        nodes.append(Node())
        attach(&nodes, nodes.count - 1)
        return nodes.count - 1
    }

    /// - Parameter path: as sent, percent-encoded.
    package func route(_ method: Method, _ path: String) -> Outcome {
        if let node = literals[path] { return outcome(node, method, []) }
        var segments: [String] = []
        for segment in path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let decoded = decode(segment) else { return .malformedPath }
            segments.append(decoded)
        }
        var values: [String] = []
        guard let node = walk(0, segments[...], &values) else { return .unknownPath }
        return outcome(node, method, values)
    }

    private func decode(_ segment: Substring.UTF8View) -> String? {
        segment.contains(UInt8(ascii: "%")) ? PercentDecoding.decode(segment) : String(Substring(segment))
    }

    /// Literal segments win over parameters, and a wrong turn is taken back.
    private func walk(_ node: Int, _ rest: ArraySlice<String>, _ values: inout [String]) -> Int? {
        guard let segment = rest.first else { return nodes[node].routes.isEmpty ? nil : node }
        if let next = nodes[node].literals[segment], let end = walk(next, rest.dropFirst(), &values) { return end }
        guard let next = nodes[node].parameter, !segment.isEmpty else { return nil }
        values.append(segment)
        if let end = walk(next, rest.dropFirst(), &values) { return end }
        values.removeLast()
        return nil
    }

    private func outcome(_ node: Int, _ method: Method, _ values: [String]) -> Outcome {
        let routes = nodes[node].routes
        guard let hit = routes[method] ?? (method == .head ? routes[.get] : nil) else {
            var allowed = routes.keys.sorted { $0.rawValue < $1.rawValue }
            if routes[.get] != nil { allowed.append(.head) }
            return .wrongMethod(allowed: allowed)
        }
        if values.isEmpty { return .found(hit.route, [:]) }
        return .found(hit.route, Dictionary(uniqueKeysWithValues: zip(hit.names, values)))
    }
}
