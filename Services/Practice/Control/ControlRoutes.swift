internal import HTTPServer
internal import JSON
internal import Timekeeping

/// `/practice`: what arrived, who there is, what shall go wrong. Ours, so its errors are problems as everywhere else.
struct ControlRoutes: @unchecked Sendable {
    let world: World

    private static let silent = RouteOptions(isSilent: true)
    private static let network = Shape.choice(PracticeNetwork.allCases.map(\.rawValue))
    private static let pageOptions: [QueryField] = [
        .optional("network", network), .optional("person", .string(min: 1, max: 200)),
        .optional("after", .integer(0 ... .max), "`next_cursor` of the page before."),
        .optional("limit", .integer(1...10_000), "Default 100."),
    ]

    var routes: [Route] {
        [
            .get("/practice", .open, "What there is.", options: Self.silent, answer: .json(.any)) { _ in status() },
            .get("/livez", .open, "Whether it runs.", options: Self.silent, answer: .json(.any)) { _ in
                .json(200, ["status": "ok"])
            },
            .get(
                "/practice/arrivals", .open, "What arrived.", query: Self.pageOptions, options: Self.silent,
                answer: .json(.page(.any))
            ) {
                request in
                page(request, world.records.arrivals, \.number, { $0.json }) { network, person in
                    { $0.network == network ?? $0.network && $0.recipient == person ?? $0.recipient }
                }
            },
            .get(
                "/practice/calls", .open, "What was tried.", query: Self.pageOptions, options: Self.silent,
                answer: .json(.page(.any))
            ) {
                request in
                page(request, world.records.calls, \.number, { $0.json }) { network, person in
                    { $0.network == network ?? $0.network && (person == nil || $0.person == person) }
                }
            },
            .delete("/practice/arrivals", .open, "Forget what arrived and what was tried.", answer: .nothing) { _ in
                try world.resetRecords()
                return .noContent
            },
        ] + PeopleRoutes(world: world).routes + FaultRoutes(world: world).routes + WebhookRoutes(world: world).routes
            + HandRoutes(world: world).routes
    }

    private func status() -> Response {
        let arrivals = world.records.arrivals
        let networks = PracticeNetwork.allCases.map { network -> JSONValue in
            [
                "network": .string(network.rawValue), "path": .string("/\(network.rawValue)"),
                "account": .string(PracticeAccounts.own(network)),
                "people": JSONValue(world.people.everybody.count { $0.network == network }),
                "arrivals": JSONValue(arrivals.count { $0.network == network }),
                "calls": JSONValue(world.records.calls.count { $0.network == network }),
                "faults": JSONValue(world.faults.faults.count { $0.network == network }),
            ]
        }
        return .json(200, ["version": .string(PracticeProgram.version), "networks": .array(networks)])
    }

    /// Both records are sorted by their numbers.
    private func page<Item>(
        _ request: Request, _ items: [Item], _ number: KeyPath<Item, Int>, _ json: (Item) -> JSONValue,
        _ matching: (PracticeNetwork?, String?) -> (Item) -> Bool
    ) -> Response {
        let after = request.query.first("after").flatMap(Int.init) ?? 0
        let limit = request.query.first("limit").flatMap(Int.init) ?? 100
        let matches = matching(
            request.query.first("network").flatMap(PracticeNetwork.init(rawValue:)), request.query.first("person"))
        var (low, high) = (0, items.count)
        while low < high {
            let middle = (low + high) / 2
            if items[middle][keyPath: number] <= after { low = middle + 1 } else { high = middle }
        }
        var found: [Item] = []
        var more = false
        for item in items[low...] where matches(item) {
            more = found.count == limit
            if more { break }
            found.append(item)
        }
        let cursor = more ? found.last.map { JSONValue.string(String($0[keyPath: number])) } : nil
        return .json(200, ["items": .array(found.map(json)), "next_cursor": cursor ?? .null])
    }
}
