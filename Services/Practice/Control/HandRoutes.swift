internal import HTTPServer
internal import JSON

/// What a person does in a network's page with their own hands: it arrives like anything else, and no dialect and no fault is asked.
struct HandRoutes: @unchecked Sendable {
    let world: World

    private static let writing = Shape.object([
        .required("network", .choice(PracticeNetwork.allCases.map(\.rawValue))),
        .required("person", .string(min: 1, max: 200)), .required("text", .string(min: 1, max: 20_000)),
    ])

    var routes: [Route] {
        [
            .post(
                "/practice/arrivals", .open, "Somebody writes by hand, in the network's page.", body: Self.writing,
                answer: .created(.any, "It arrived.")
            ) {
                request in
                let body = request.json ?? [:]
                guard let network = body["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
                    let id = body["person"]?.stringValue, world.people.person(network, id) != nil
                else {
                    throw Problem.notFound("Nobody has this id on this network; GET /practice/people lists everybody.")
                }
                let arrival = try world.acceptByHand(network, to: id, text: body["text"]?.stringValue ?? "")
                return .json(201, arrival.json)
            }
        ]
    }
}
