import JSON

extension Samples {
    /// From a file to a draft.
    static let social = [
        people, imports("/api/social/imports", "platform,username\r\nfacebook,contract.again\r\n"),
        jobs("/api/social", "draft", in: "social.social_jobs"),
    ].reduce(into: [String: Making](), join)

    private static let people: [String: Making] = [
        "POST /api/social/discover": { _, _ in .json(["platform": "facebook"]) },
        "POST /api/social/pipeline/discover": { _, _ in .json(["platform": "facebook"]) },
        "PATCH /api/social/profiles/{id}": { house, _ in
            .json(["location": "Berlin"], at: "/api/social/profiles/\(try house.person())")
        },
        "POST /api/social/profiles/bulk-qualify": { house, _ in
            .json(["profile_ids": [.string(try house.person())]])
        },
        "POST /api/social/pipeline/review": { house, _ in .json(["profile_ids": [.string(try house.person())]]) },
        "POST /api/social/pipeline/draft": { house, _ in .json(["profile_ids": [.string(house.stock.recipient)]]) },
        "POST /api/social/pipeline/followup": { house, _ in
            .json(["profile_ids": [.string(try await house.writtenTo())]])
        },
        "PATCH /api/social/drafts/{draft_id}": { house, _ in
            .json(["draft_body": "Hello again"], at: "/api/social/drafts/\(try house.draft())")
        },
        "DELETE /api/social/drafts/{draft_id}": { house, _ in .plain(at: "/api/social/drafts/\(try house.draft())") },
        "POST /api/social/templates": { _, _ in .json(template) },
        "PUT /api/social/templates/{id}": { house, operation in
            let id = try await house.make("/api/social/templates", template, in: operation.service)
            return .json(["body": "Hello again"], at: "/api/social/templates/\(id)")
        },
        "POST /api/social/templates/{id}/preview": { house, operation in
            let id = try await house.make("/api/social/templates", template, in: operation.service)
            return .json(
                ["profile_id": .string(house.stock.recipient)], at: "/api/social/templates/\(id)/preview")
        },
        "POST /api/social/followup-timers/{message_id}/retry": { house, _ in
            .plain(at: "/api/social/followup-timers/\(try await house.failedTimer())/retry")
        },
    ]

    private static let template: JSONValue = ["name": "contract", "body": "Hello", "message_type": "initial"]

    /// What goes out and what comes back.
    static let messages = [
        sending, hands("/api/social") { try await $0.offered().item },
    ].reduce(into: [String: Making](), join)

    private static let sending: [String: Making] = [
        "POST /api/social/pipeline/send": { house, _ in
            .json(["message_ids": [.string(try house.draft())], "delivery": "assisted"])
        },
        "POST /api/social/messages/{message_id}/cancel": { house, _ in
            .plain(at: "/api/social/messages/\(try await house.offered().message)/cancel")
        },
        "POST /api/social/messages/{message_id}/resolve": { house, operation in
            let (message, item) = try await house.offered()
            try await house.act("/api/social/assisted/\(item)/claim", in: operation.service)
            try await house.lapse(item)
            // Whoever asks for it now hears that it may have been sent.
            _ = try await house.post(operation.service, "/api/social/assisted/\(item)/claim")
            return .json(["outcome": "sent"], at: "/api/social/messages/\(message)/resolve")
        },
        "POST /api/social/replies/{id}/decision": { house, _ in
            .json(["meaning": "other"], at: "/api/social/replies/\(try await house.reply())/decision")
        },
    ]
}
