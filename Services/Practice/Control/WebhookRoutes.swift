internal import HTTPServer
internal import JSON

/// Saying where events go.
struct WebhookRoutes: @unchecked Sendable {
    let world: World

    private static let shape = Shape.object([
        .required("network", .choice([PracticeNetwork.facebook.rawValue]), "The other networks here send no events."),
        .required("url", .string(min: 10, max: 2000)), .optional("app_secret", .string(min: 1, max: 200)),
        .optional("verify_token", .string(min: 1, max: 200)),
    ])

    var routes: [Route] {
        [
            .get("/practice/webhooks", .open, "Where events go, and how that goes.", answer: .json(.page(.any))) { _ in
                .json(200, status)
            },
            .post(
                "/practice/webhooks", .open, "Verify a receiver and send events there.", body: Self.shape,
                answer: .created(.any, "It is verified.")
            ) {
                request in
                try await register(request.json ?? [:])
            },
            .delete("/practice/webhooks", .open, "Send no events.", answer: .nothing) { _ in
                try world.webhooks.remove()
                return .noContent
            },
        ]
    }

    private var status: JSONValue {
        let items = world.webhooks.hook.map { hook -> [JSONValue] in
            [
                [
                    "network": .string(hook.network.rawValue), "url": .string(hook.url),
                    "fields": .array(hook.fields.sorted().map(JSONValue.string)),
                    "pending": JSONValue(world.webhooks.pendingCount),
                    "delivered": JSONValue(world.webhooks.deliveredCount),
                    "failed_tries": JSONValue(world.webhooks.failedTries),
                ]
            ]
        }
        return ["items": .array(items ?? []), "next_cursor": nil]
    }

    private func register(_ body: JSONValue) async throws -> Response {
        var wish = body.objectValue ?? [:]
        wish["app_secret"] = wish["app_secret"] ?? .string(Credentials.appSecret)
        wish["verify_token"] = wish["verify_token"] ?? .string(Credentials.verifyToken)
        guard let hook = Webhook(.object(wish)) else { throw Problem.failure }
        if let reason = try await world.webhooks.register(hook) {
            throw Problem.unprocessable("verification-failed", "The receiver was not registered: \(reason).")
        }
        return .json(201, ["network": .string(hook.network.rawValue), "url": .string(hook.url)])
    }
}
