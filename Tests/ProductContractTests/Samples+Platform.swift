import JSON

extension Samples {
    static let platform: [String: Making] = [
        "POST /api/suppressions": recording,
        "POST /api/social/suppressions": recording,
        "POST /api/suppressions/check": { _, _ in .json(["email": "contract@example.org"]) },
        "POST /api/social/suppressions/check": { _, _ in .json(["email": "contract@example.org"]) },
        "POST /api/suppressions/{id}/retract": retracting("/api/suppressions"),
        "POST /api/social/suppressions/{id}/retract": retracting("/api/social/suppressions"),
        "POST /api/platform/keys": { _, _ in .json(["name": "contract", "role": "analytics"]) },
        "DELETE /api/platform/keys/{id}": { house, operation in
            let key: JSONValue = ["name": "contract", "role": "analytics"]
            return .plain(
                at: "/api/platform/keys/\(try await house.make("/api/platform/keys", key, in: operation.service))")
        },
        "POST /api/inbound/leftovers/{id}/retry": { house, _ in
            .plain(at: "/api/inbound/leftovers/\(try await house.leftover())/retry")
        },
        "POST /api/inbound/leftovers/{id}/discard": { house, _ in
            .plain(at: "/api/inbound/leftovers/\(try await house.leftover())/discard")
        },
        "POST /adapters/reload": { _, _ in .plain() },
    ]

    private static let recording: Making = { house, _ in
        .json(["email": .string("\(house.name())@example.org")])
    }

    private static func retracting(_ path: String) -> Making {
        { house, operation in
            let said: JSONValue = ["email": .string("\(house.name())@example.org")]
            let no = try await house.make(path, said, in: operation.service)
            return .json(["reason": "a test"], at: "\(path)/\(no)/retract")
        }
    }

    // MARK: Accounts

    static let accounts: [String: Making] = [
        "POST /api/accounts": { house, _ in .json(account(house)) },
        "PATCH /api/accounts/{id}": { house, operation in
            let id = try await house.make("/api/accounts", account(house), in: operation.service)
            return .json(["handle": .string(house.name())], at: "/api/accounts/\(id)")
        },
        "PUT /api/accounts/{id}/credentials/{name}": { house, operation in
            let id = try await house.make("/api/accounts", account(house), in: operation.service)
            return .json(["value": "a secret"], at: "/api/accounts/\(id)/credentials/access_token")
        },
        "DELETE /api/accounts/{id}/credentials/{name}": { house, operation in
            let id = try await house.make("/api/accounts", account(house), in: operation.service)
            let place = "/api/accounts/\(id)/credentials/access_token"
            _ = try await house.send(
                "PUT", place, to: operation.service, body: Array(#"{"value":"a secret"}"#.utf8),
                type: "application/json")
            return .plain(at: place)
        },
    ]

    private static func account(_ house: ContractHouse) -> JSONValue {
        ["platform": "facebook", "handle": .string(house.name())]
    }

    // MARK: Limits and pauses

    static let limits: [String: Making] = [
        "POST /api/limits": { house, _ in .json(limit(house)) },
        "PATCH /api/limits/{id}": { house, operation in
            let id = try await house.make("/api/limits", limit(house), in: operation.service)
            return .json(["per_day": 7], at: "/api/limits/\(id)")
        },
        "DELETE /api/limits/{id}": { house, operation in
            .plain(at: "/api/limits/\(try await house.make("/api/limits", limit(house), in: operation.service))")
        },
        "POST /api/pauses": { _, _ in .json(pause) },
        "DELETE /api/pauses/{id}": { house, operation in
            .plain(at: "/api/pauses/\(try await house.make("/api/pauses", pause, in: operation.service))")
        },
    ]

    /// Of operations that nothing here does.
    private static func limit(_ house: ContractHouse) -> JSONValue {
        ["name": .string(house.name()), "platform": "facebook", "operations": ["comment", "connect"], "per_day": 10]
    }

    private static let pause: JSONValue = ["platform": "tiktok", "reason": "a test"]
}
