import AdapterWire
import Adapters
import JSON
import Testing

/// What every adapter keeps, in whatever language it was written (Docs/wire-contract.md).
extension CageTests {
    @Suite struct ContractTests {
        static let subjects = Built.subjects

        private func with(
            _ subject: Built.Subject, _ body: @escaping @Sendable (Running, any AdapterSession) async throws -> Void
        ) async throws {
            try await Running.with([subject.platform: subject.library]) { running async throws in
                let status = try running.status(subject.platform)
                try #require(status.state == .ready, "\(status.code ?? ""): \(status.reason ?? "")")
                try await body(running, try running.adapters.session(subject.platform))
                #expect(try running.status(subject.platform).state == .ready)
            }
        }

        static func input(_ operation: String, _ text: String = "Hello Ada") -> JSONObject {
            [
                "recipient": [
                    "platform_user_id": "24601", "username": "ada", "profile_url": "https://example.com/ada",
                ],
                "text": .string(text), "answers": true, "since": "2026-01-01T00:00:00Z",
            ]
        }

        @Test(arguments: subjects) func theManifestIsWhole(_ subject: Built.Subject) async throws {
            try await with(subject) { running, session async throws in
                let manifest = session.manifest
                #expect(manifest.platform == subject.platform)
                #expect(try running.status(subject.platform).version == manifest.version)
                #expect(!manifest.displayName.isEmpty && !manifest.operations.isEmpty)
                #expect(try Manifest(manifest.json) == manifest)
                for operation in manifest.operations {
                    #expect(!operation.summary.isEmpty, "\(operation.name) says nothing to the operator")
                    #expect(operation.input.objectValue != nil, "\(operation.name)")
                    let isAPI = operation.deliveries.contains(.api)
                    #expect(!isAPI || !manifest.bases.isEmpty, "\(operation.name) has nowhere to go")
                    #expect(operation.guarantee != .key || operation.keyWindowSeconds != nil, "\(operation.name)")
                }
                for credential in manifest.credentials { #expect(!credential.summary.isEmpty, "\(credential.name)") }
            }
        }

        @Test(arguments: subjects) func anUnknownOperationFailsAndDoesNotCrash(_ subject: Built.Subject) async throws {
            try await with(subject) { _, session async throws in
                let known = session.manifest.operations.map(\.name.rawValue)
                let names = Manifest.Operation.Name.allCases.map(\.rawValue).filter { !known.contains($0) }
                for name in names + ["dance", "", "message\0"] {
                    let start = AdapterCall.Start(operation: name, key: "k", handle: "default", input: Self.input(name))
                    guard case .failed = try Step(try await session.call(.start(start))) else {
                        Issue.record("\(name) is not in the manifest, but begins")
                        continue
                    }
                }
            }
        }

        @Test(arguments: subjects) func theSameQuestionHasTheSameAnswer(_ subject: Built.Subject) async throws {
            try await with(subject) { _, session async throws in
                for operation in session.manifest.operations.map(\.name.rawValue) {
                    for network in Walk.Network.all {
                        let walks = [
                            try await Walk.through(session, operation, input: Self.input(operation), network: network),
                            try await Walk.through(session, operation, input: Self.input(operation), network: network),
                        ]
                        #expect(
                            walks[0].replies.map(\.text) == walks[1].replies.map(\.text), "\(operation): \(network)")
                        #expect(walks[0].hasEnded, "\(operation) does not end when the network says \(network)")
                    }
                }
            }
        }

        /// Also: requests go to the manifest's bases, and the deed is done once.
        @Test(arguments: subjects) func itAsksForNoSecretBeyondItsManifest(_ subject: Built.Subject) async throws {
            try await with(subject) { _, session async throws in
                for operation in session.manifest.operations {
                    let name = operation.name.rawValue
                    for network in Walk.Network.all {
                        let walk = try await Walk.through(session, name, input: Self.input(name), network: network)
                        let asked = walk.requests.flatMap(\.values).reduce(into: Set<String>()) {
                            $0.formUnion($1.secrets)
                        }
                        #expect(asked.isSubset(of: operation.credentials), "\(name): \(network)")
                        #expect(walk.requests.count(where: \.commits) <= 1, "\(name): \(network)")
                        for case .base(let base, _) in walk.requests.map(\.target) {
                            #expect(session.manifest.bases[base] != nil, "\(name): \(base)")
                        }
                    }
                }
            }
        }

        @Test(arguments: subjects) func garbageFromBeforeIsSurvived(_ subject: Built.Subject) async throws {
            let states: [JSONValue] = [
                .null, true, 7, .double(1e300), "", "sent", [], [[], [:]], [:], ["at": 7], ["at": ["at": .null]],
                .string(String(repeating: "x", count: 60_000)), Self.nested(30),
            ]
            try await with(subject) { _, session async throws in
                for operation in session.manifest.operations.map(\.name.rawValue) + ["dance"] {
                    for state in states {
                        for network in Walk.Network.all {
                            let results = [WireResult(id: "nobody asked", network.outcome)]
                            for results in [[], results, results + results] {
                                let call = AdapterCall.resume(operation: operation, state: state, results: results)
                                _ = try Step(try await session.call(call))
                            }
                        }
                    }
                }
            }
        }

        @Test(arguments: subjects) func aMebibyteIsSurvived(_ subject: Built.Subject) async throws {
            let large = String(repeating: "0123456789abcde\n", count: 65_536)
            try await with(subject) { _, session async throws in
                for operation in session.manifest.operations.map(\.name.rawValue) {
                    let start = AdapterCall.Start(
                        operation: operation, key: "k", handle: "default", input: Self.input(operation, large))
                    _ = try Step(try await session.call(.start(start)))
                    let first = try await Walk.through(
                        session, operation, input: Self.input(operation), network: .says(200, large))
                    #expect(first.hasEnded)
                    let array = "[" + String(repeating: "{\"id\":\"1\"},", count: 95_000) + "{}]"
                    _ = try await Walk.through(
                        session, operation, input: Self.input(operation), network: .says(200, array))
                }
                let body = String(repeating: "AAAA", count: 262_144)
                let call = InboundCall(method: "POST", query: [], headers: [], bodyBase64: body)
                _ = try InboundAnswer(try await session.call(.inbound(call)))
            }
        }

        @Test(arguments: subjects) func textsAreCarriedByteForByte(_ subject: Built.Subject) async throws {
            let texts = [
                "  spaces around\t", "two\r\nlines\n", "\"quotes\" \\ and {\"json\":1} and \\u0041",
                "e\u{301} is not é",
                "\u{FEFF}mark", "👩‍👩‍👧‍👦🏳️‍🌈", "עברית مرحبا", "a\u{0}b", "\u{7F}\u{1F}", "\u{FFFF}\u{10FFFF}", "%41+&=;#?",
                "[secret] access_token", "\u{202E}reversed",
            ]
            try await with(subject) { _, session async throws in
                guard session.manifest.operation("message")?.deliveries.contains(.api) == true else { return }
                for text in texts {
                    let walk = try await Walk.through(
                        session, "message", input: Self.input("message", text), network: .says(200, "{}"))
                    let deed = try #require(walk.requests.first { $0.commits }, "\(text.debugDescription)")
                    #expect(deed.carries(text), "\(text.debugDescription)")
                }
            }
        }

        @Test(arguments: subjects) func garbageFromTheNetworkIsSurvived(_ subject: Built.Subject) async throws {
            let bodies = [
                "", "bm8ganNvbg==", "e30=", "W10=", "bnVsbA==", "//79", "not base64 at all!", "eyJlbnRyeSI6W3t9XX0=",
                "eyJlbnRyeSI6W3sibWVzc2FnaW5nIjpbe31dfV19", "eyJvYmplY3QiOiJwYWdlIiwiZW50cnkiOiI3In0=",
            ]
            let queries: [[WireHeader]] = [
                [], [WireHeader(name: "hub.mode", value: "subscribe")],
                [
                    WireHeader(name: "hub.mode", value: "subscribe"),
                    WireHeader(name: "hub.challenge", value: "\u{0}\r\n"),
                    WireHeader(name: "hub.verify_token", value: ""),
                ],
            ]
            let headers: [[WireHeader]] = [
                [],
                ["x-hub-signature-256", "x-li-signature", "tiktok-signature"].flatMap { name in
                    ["", "sha256=", "sha256=zz", "t=,s="].map { WireHeader(name: name, value: $0) }
                },
            ]
            try await with(subject) { _, session async throws in
                for method in ["GET", "POST", "BREW", ""] {
                    for (query, header) in queries.flatMap({ query in headers.map { (query, $0) } }) {
                        for body in bodies {
                            let call = InboundCall(method: method, query: query, headers: header, bodyBase64: body)
                            let answer = try InboundAnswer(try await session.call(.inbound(call)))
                            let secrets = answer.verify?.value.secrets ?? []
                            #expect(secrets.isSubset(of: session.manifest.inbound?.verify ?? []))
                        }
                    }
                }
            }
        }

        private static func nested(_ depth: Int) -> JSONValue { depth == 0 ? [] : ["in": nested(depth - 1)] }
    }
}
