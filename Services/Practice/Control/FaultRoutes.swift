internal import HTTPServer
internal import JSON

/// Planning what goes wrong.
struct FaultRoutes: @unchecked Sendable {
    let world: World

    private static let shape = Shape.object([
        .required("network", .choice(PracticeNetwork.allCases.map(\.rawValue))),
        .required("kind", .choice(Fault.Kind.allCases.map(\.rawValue))),
        .optional("probability", .number(0...1), "For each matching call; 1 without it."),
        .optional("count", .integer(1...1_000_000_000), "Strikes at most this often."),
        .optional("seed", .integer(), "The same seed and order of calls give the same faults."),
        .optional("person", .string(min: 1, max: 200), "Only calls about this person."),
        .optional("reading", .boolean, "Reading calls as well as sends."),
        .optional("seconds", .number(0...Double(Fault.longestDelay)), "Delay of slow; what rate_limited asks to wait."),
        .optional("status", .integer(400...599)),
        .optional("code", .integer(1...100_000), "Facebook's code of rate_limited: 4, 17, 32, 613 or 80006."),
    ])

    var routes: [Route] {
        [
            .get("/practice/faults", .open, "What is planned, and how often it struck.", answer: .json(.page(.any))) {
                _ in
                .json(200, ["items": .array(world.faults.json), "next_cursor": nil])
            },
            .post(
                "/practice/faults", .open, "Plan a fault.", body: Self.shape, answer: .created(.any, "It is planned.")
            ) { request in
                guard let fault = try world.faults.add(request.json ?? [:]) else { throw Problem.failure }
                return .json(201, .object(fault.json))
            },
            .delete("/practice/faults", .open, "Plan no faults.", answer: .nothing) { _ in
                _ = try world.faults.remove(nil)
                return .noContent
            },
            .delete("/practice/faults/{id}", .open, "Take one fault back.", answer: .nothing) { request in
                guard let number = request.parameters["id"].flatMap(Int.init), number > 0,
                    try world.faults.remove(number) > 0
                else { throw Problem.notFound("No fault has this number; GET /practice/faults lists them.") }
                return .noContent
            },
        ]
    }
}
