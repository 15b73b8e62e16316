/// All services' routes by path, in the order in which nginx has to try them.
struct RoutingTable {
    /// One path and who answers it, by method.
    struct Entry: Equatable {
        let pattern: String
        /// Service by method; more than one service when two share a path by different methods.
        var owners: [String: String]
        /// One of its methods takes bodies over 1 MiB.
        var isLarge = false

        var services: [String] { Set(owners.values).sorted() }
        /// Server-sent events must reach the reader as they are written.
        var isStream: Bool { pattern.hasSuffix("/events") }
        var isLiteral: Bool { !segments.contains(where: Segment.isParameter) }
        var segments: [Substring] { pattern.split(separator: "/") }
    }

    let entries: [Entry]

    /// - Throws: ``GatewayError`` when two services claim the same route, for only one could ever be reached.
    init(_ services: [GatewayService]) throws(GatewayError) {
        var byShape: [String: Entry] = [:]
        for service in services {
            for route in service.routes {
                let shape = RoutingTable.shape(route.pattern)
                var entry = byShape[shape] ?? Entry(pattern: route.pattern, owners: [:])
                if let other = entry.owners[route.method], other != service.name {
                    throw .claimedTwice(route: route, by: other, and: service.name)
                }
                entry.owners[route.method] = service.name
                entry.isLarge = entry.isLarge || route.isLarge
                byShape[shape] = entry
            }
        }
        entries = byShape.values.sorted(by: RoutingTable.precedes)
    }

    /// Names of parameters don't tell routes apart: `/a/{id}` and `/a/{job}` are one path.
    private static func shape(_ pattern: String) -> String {
        pattern.split(separator: "/").map { Segment.isParameter($0) ? "{}" : $0 }.joined(separator: "/")
    }

    /// Literal before parameter, from the left: nginx takes the first expression that matches.
    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        for (mine, theirs) in zip(left.segments, right.segments) where mine != theirs {
            let isParameter = (Segment.isParameter(mine), Segment.isParameter(theirs))
            if isParameter.0 != isParameter.1 { return isParameter.1 }
            if !isParameter.0 { return mine < theirs }
        }
        return left.segments.count < right.segments.count
    }
}

/// Why no configuration can be written.
package enum GatewayError: Error, Equatable, Sendable, CustomStringConvertible {
    case claimedTwice(route: GatewayRoute, by: String, and: String)
    case unsafePath(String)
    case notAnAddress(String)

    package var description: String {
        switch self {
        case .claimedTwice(let route, let first, let second):
            "\(route.method) \(route.pattern) is claimed by both \(first) and \(second): only one can serve it"
        case .unsafePath(let path):
            "nginx cannot work in \(path): the path has a quote, a backslash, a $, or control characters"
        case .notAnAddress(let text): "\(text) is not an IP address; IPv6 is written in brackets"
        }
    }
}
