import JSON

/// A call of an operation that does something, and is no refusal.
struct Sample {
    /// With ids of what was made for it; `nil`: the operation's own.
    var path: String?
    var body: [UInt8]?
    var type: String?

    /// Without a body.
    static func plain(at path: String? = nil) -> Sample { Sample(path: path) }

    static func json(_ body: JSONValue, at path: String? = nil) -> Sample {
        Sample(path: path, body: body.serialized(), type: "application/json")
    }

    static func file(_ text: String, _ type: String = "text/csv", at path: String? = nil) -> Sample {
        Sample(path: path, body: Array(text.utf8), type: type)
    }

    /// Another body that the operation takes as well; a key is bound to the bytes.
    var otherBody: [UInt8] { body.map { $0 + [UInt8(ascii: " ")] } ?? Array("{}".utf8) }
}

/// A sample of each operation that is repeated with success. What has none stands in ``Unrepeated``.
enum Samples {
    /// Makes what the call is about, and the call.
    typealias Making = @Sendable (ContractHouse, Operation) async throws -> Sample

    static let all = [platform, accounts, limits, social, messages, shelter].reduce(into: [String: Making](), join)

    static func join(_ all: inout [String: Making], _ some: [String: Making]) {
        all.merge(some) { _, _ in preconditionFailure("an operation has two samples") }
    }

    // MARK: What several products have

    /// Files of a product's rows.
    static func imports(_ path: String, _ file: String) -> [String: Making] {
        let begin: @Sendable (ContractHouse, Operation) async throws -> String = { house, operation in
            let size: JSONValue = ["size": .int(Int64(file.utf8.count))]
            return try await house.make(path + "/uploads", size, in: operation.service)
        }
        return [
            "POST \(path)": { _, _ in .file(file) },
            "POST \(path)/uploads": { _, _ in .json(["size": 10]) },
            "PUT \(path)/uploads/{id}/parts/{n}": { house, operation in
                let place = "\(path)/uploads/\(try await begin(house, operation))/parts/0"
                return .file(file, "application/octet-stream", at: place)
            },
            "DELETE \(path)/uploads/{id}": { house, operation in
                .plain(at: "\(path)/uploads/\(try await begin(house, operation))")
            },
            "POST \(path)/uploads/{id}/complete": { house, operation in
                let place = "\(path)/uploads/\(try await begin(house, operation))"
                _ = try await house.send(
                    "PUT", place + "/parts/0", to: operation.service, body: Array(file.utf8),
                    type: "application/octet-stream")
                return .plain(at: place + "/complete")
            },
        ]
    }

    /// What people do with their hands.
    /// - Parameter offer: puts something in line for them; its id there.
    static func hands(
        _ path: String, _ offer: @escaping @Sendable (ContractHouse) async throws -> String
    ) -> [String: Making] {
        [
            "POST \(path)/assisted/{id}/claim": act("claim", after: [], path, nil, offer),
            "POST \(path)/assisted/{id}/sent": act("sent", after: ["claim"], path, [:], offer),
            "POST \(path)/assisted/{id}/skipped": act("skipped", after: [], path, ["reason": "a test"], offer),
            "POST \(path)/assisted/{id}/undo": act("undo", after: ["claim", "sent"], path, nil, offer),
            "POST \(path)/assisted/{id}/settle": act("settle", after: ["claim"], path, ["outcome": "sent"], offer),
        ]
    }

    private static func act(
        _ name: String, after acts: [String], _ path: String, _ body: JSONValue?,
        _ offer: @escaping @Sendable (ContractHouse) async throws -> String
    ) -> Making {
        { house, operation in
            let item = try await offer(house)
            for act in acts { try await house.act("\(path)/assisted/\(item)/\(act)", in: operation.service) }
            if name == "settle" { try await house.lapse(item) }
            let place = "\(path)/assisted/\(item)/\(name)"
            return body.map { Sample.json($0, at: place) } ?? Sample.plain(at: place)
        }
    }

    static func jobs(_ path: String, _ kind: String, in table: String) -> [String: Making] {
        [
            "POST \(path)/jobs/{id}/stop": { house, _ in
                .plain(at: "\(path)/jobs/\(try await house.job(kind, "pending", in: table))/stop")
            },
            "POST \(path)/jobs/{id}/resume": { house, _ in
                .plain(at: "\(path)/jobs/\(try await house.job(kind, "stopped", in: table))/resume")
            },
        ]
    }
}
