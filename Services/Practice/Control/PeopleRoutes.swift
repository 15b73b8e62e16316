internal import HTTPServer
internal import JSON
internal import Timekeeping

/// Inventing people, and speaking for them.
struct PeopleRoutes: @unchecked Sendable {
    let world: World

    private static let network = Shape.choice(PracticeNetwork.allCases.map(\.rawValue))
    private static let most: Int64 = 100_000

    private static let wish = Shape.object([
        .required("network", network),
        .optional("count", .integer(1...most), "Numbered people with ids made from their places."),
        .optional("first", .integer(1...1_000_000_000), "Place of the first; the next free one without it."),
        .optional("id", .string(min: 1, max: 100), "One person with this id, instead of numbered ones."),
        .optional("first_name", .string(min: 1, max: 100)), .optional("last_name", .string(min: 1, max: 100)),
        .optional("window", .choice(Wish.Window.allCases.map(\.rawValue)), "Facebook: whether they wrote lately."),
        .optional("behaviour", .choice(Behaviour.allCases.map(\.rawValue))),
        .optional("degree", .integer(1...3), "LinkedIn: 1 is a connection."),
        .optional("reply_after_ms", .integer(0...86_400_000)),
    ])

    private static let saying = Shape.object([
        .required("network", network), .required("person", .string(min: 1, max: 200)),
        .required("text", .string(min: 1, max: 20_000)),
        .optional(
            "form", .choice(SayingForm.allCases.map(\.rawValue)), "How the webhook hears of it; `message` unless told."),
    ])

    private static let listing: [QueryField] = [
        .optional("network", network), .optional("after", .integer(0 ... .max)),
        .optional("limit", .integer(1...10_000)),
    ]

    var routes: [Route] {
        [
            .get("/practice/people", .open, "Everybody.", query: Self.listing, answer: .json(.page(.any))) { request in
                list(request)
            },
            .get("/practice/people/{network}/{id}", .open, "Somebody, with the conversation.", answer: .json(.any)) {
                request in
                try .json(200, conversation(person(request.parameters["network"], request.parameters["id"])))
            },
            .post(
                "/practice/people", .open, "Invent people.", body: Self.wish, answer: .created(.any, "They are there.")
            ) { request in
                try create(request.json ?? [:])
            },
            .delete("/practice/people", .open, "Everybody leaves but the seeds, who forget.", answer: .nothing) { _ in
                try world.people.reset()
                return .noContent
            },
            .post("/practice/say", .open, "Somebody writes.", body: Self.saying, answer: .created(.any, "It is said."))
            { request in
                let body = request.json ?? [:]
                let person = try person(body["network"]?.stringValue, body["person"]?.stringValue)
                let form = body["form"]?.stringValue.flatMap(SayingForm.init(rawValue:)) ?? .message
                let said = try world.say(person, body["text"]?.stringValue ?? "", as: form)
                return .json(
                    201, ["id": .string(said.id), "at_us": .int(said.at.microseconds), "person": .string(person.id)])
            },
        ]
    }

    private func list(_ request: Request) -> Response {
        let network = request.query.first("network")
        let after = request.query.first("after").flatMap(Int.init) ?? 0
        let limit = request.query.first("limit").flatMap(Int.init) ?? 100
        let all = world.people.everybody.filter { network == nil || $0.network.rawValue == network }
        // A place behind the last is nobody's, however far behind: the sum of two numbers of the caller's has no end.
        let start = min(after, all.count)
        let end = start + min(limit, all.count - start)
        let items = all[start..<end].map(\.json)
        return .json(200, ["items": .array(items), "next_cursor": end < all.count ? .string(String(end)) : .null])
    }

    private func person(_ network: String?, _ id: String?) throws(Problem) -> Person {
        guard let network = network.flatMap(PracticeNetwork.init(rawValue:)), let id,
            let person = world.people.person(network, id)
        else { throw .notFound("Nobody has this id on this network; GET /practice/people lists everybody.") }
        return person
    }

    private func conversation(_ person: Person) -> JSONValue {
        var json = person.json.objectValue ?? [:]
        json["conversation"] = .array(
            person.conversation.map {
                [
                    "id": .string($0.id), "at_us": .int($0.at.microseconds), "theirs": .bool($0.isTheirs),
                    "text": .string($0.text),
                ]
            })
        return .object(json)
    }

    private func create(_ body: JSONValue) throws -> Response {
        if body["id"] != nil, body["count"] != nil || body["first"] != nil {
            throw Problem.validation([FieldError("/id", "unknown", "goes without count and first")])
        }
        guard let network = body["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
            let wish = Wish(body, first: world.people.nextPlace(network))
        else { throw Problem.validation([FieldError("/network", "required", "is missing")]) }
        let people = try world.people.create(wish)
        return .json(
            201, ["created": JSONValue(people.count), "ids": .array(people.map { .string($0.id) })])
    }
}
