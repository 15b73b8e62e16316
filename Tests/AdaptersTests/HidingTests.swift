import AdapterWire
import Adapters
import Glibc
import JSON
import Testing

/// What an adapter never gets to see.
@Suite struct HidingTests {
    /// All that a test's server said back, with the secrets in many forms.
    private static func echo(_ request: NetworkServer.Request) -> NetworkServer.Answer {
        let authorization = request.header("authorization") ?? ""
        let body: JSONValue = [
            "said": .string(authorization), "query": .string(request.query), "form": .string(request.text),
            "secret": .string(Village.secret), "kept": "page-55",
            "next": .string("http://127.0.0.1/village/me?" + request.query),
        ]
        let escaped = Village.token.unicodeScalars.map { "\\u" + hex4($0.value) }.joined()
        return .reply(
            200, headers: [("X-Echo", authorization), ("Location", "/me?" + request.query)],
            body: Array((body.text.dropLast() + ",\"escaped\":\"\(escaped)\"}").utf8))
    }

    private static func hex4(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// One operation that sends each secret everywhere, to a server that repeats everything, and then fails.
    private static func talkative(_ session: (ScriptedAdapter) -> InProcessSession) -> InProcessSession {
        session(
            ScriptedAdapter { at, _, results in
                guard at == 0 else {
                    let body = results[0].document?.text ?? "nothing"
                    return .fail(.temporary, "The network said \(body.prefix(400))")
                }
                var request = WireRequest.get(query: [
                    WirePair("access_token", .secret("access_token")),
                    WirePair("proof", .hmacSHA256(key: "app_secret", of: .secret("access_token"))),
                ])
                request.method = "POST"
                request.headers = [WirePair("Authorization", .concat(["Bearer ", .secret("access_token")]))]
                request.body = .form([
                    WirePair("app_secret", .secret("app_secret")), WirePair("access_token", .secret("access_token")),
                ])
                return .ask(request)
            })
    }

    @Test func noSecretComesBackInAnyForm() async throws {
        let server = NetworkServer(Self.echo)
        let session = Self.talkative { InProcessSession($0) }
        var performed: Performed?
        let log = try await whatIsWritten { performed = try await Village(server).perform(session) }
        let failure = try #require(performed?.failure)
        #expect(failure.code == .temporary)
        let sent = try #require(server.requests.first)
        let proof = try #require(sent.query.split(separator: "=").last).description
        #expect(proof.count == 64)
        let forms = [
            Village.token, Village.secret, proof, "tok/EN", "tok%2FEN", "tok\\/EN", "zebra", "s3cr3t", "quoted",
        ]
        #expect(sent.target.contains("tok%2FEN") && sent.text.contains("s3cr3t"))
        for told in session.everythingTold {
            for form in forms { #expect(!told.contains(form), "\(form) went back") }
        }
        for form in forms + ["Hello"] {
            #expect(!failure.reason.contains(form))
            #expect(!log.contains(form))
        }
        #expect(log.contains("performed an operation") && log.contains("TEMPORARY"))
        // The rest of the answer is whole, and what is no secret stays.
        let document = try #require(session.everythingTold.last)
        #expect(document.contains("[secret]") && document.contains("page-55"))
        #expect(document.contains("X-Echo"))
        #expect("\(performed!)" == "Performed(TEMPORARY, isCommitted: false)")
    }

    @Test func aSecretCalledSecretIsScrubbedOnce() async throws {
        let server = NetworkServer { _ in .json(#"{"a":"the secret is out","b":"sec\u0072et"}"#) }
        let session = InProcessSession(
            ScriptedAdapter { at, _, results in
                at == 0 ? .ask(.get()) : .done(["body": results[0].document ?? .null])
            })
        var village = Village(server)
        village.credentials["access_token"] = "secret"
        let outcome = try #require(try await village.perform(session).outcome)
        #expect(outcome["body"] == ["a": "the [secret] is out", "b": "[secret]"])
    }

    @Test func whatIsCapturedIsUsedAndNotSeen() async throws {
        let server = NetworkServer { request in
            switch request.path {
            case "/village/token":
                .json(#"{"access_token":"fresh-token-77","list":[{"a/b":{"~":12345678}}],"flag":true,"empty":""}"#)
            default: .json(#"{"echo":"fresh-token-77 and 12345678"}"#)
            }
        }
        let session = InProcessSession(
            ScriptedAdapter { at, _, results in
                switch at {
                case 0:
                    return .ask(
                        .get(
                            "/token",
                            capture: [
                                "credential.access_token": "/access_token", "number": "/list/0/a~1b/~0",
                                "gone": "/list/1", "flag": "/flag", "empty": "/empty", "odd": "/list/00",
                            ]))
                case 1:
                    guard case .answer(_, _, _, let captured) = results[0].outcome else { return .done([:]) }
                    guard captured == ["credential.access_token", "number"] else {
                        return .fail(.temporary, "\(captured)")
                    }
                    return .ask(
                        .get(query: [WirePair("t", .secret("access_token")), WirePair("n", .captured("number"))]))
                default: return .done(["echo": results[0].document?["echo"] ?? .null])
                }
            })
        let performed = try await Village(server).perform(session)
        #expect(performed.outcome == ["echo": "[secret] and [secret]"])
        #expect(performed.refreshed == ["access_token": "fresh-token-77"])
        #expect(server.requests.last?.query == "t=fresh-token-77&n=12345678")
        #expect(session.everythingTold.allSatisfy { !$0.contains("fresh-token") && !$0.contains("12345678") })
    }

    @Test func refreshedCredentialsSurviveAFailure() async throws {
        let server = NetworkServer { _ in .json(#"{"t":"fresh-token-78"}"#) }
        let performed = try await Village(server).perform { at, _, _ in
            at == 0 ? .ask(.get(capture: ["credential.access_token": "/t"])) : .fail(.rateLimited)
        }
        #expect(performed.failure?.code == .rateLimited)
        #expect(performed.refreshed == ["access_token": "fresh-token-78"])
    }

    @Test func anErrorGivesNoCredentials() async throws {
        let server = NetworkServer { _ in .json(#"{"t":"fresh-token-79"}"#, status: 400) }
        let performed = try await Village(server).perform { at, _, _ in
            at == 0 ? .ask(.get(capture: ["credential.access_token": "/t"])) : .done([:])
        }
        #expect(performed.refreshed == [:])
    }

    @Test func theMessageIsNoReason() async throws {
        let server = NetworkServer { _ in .json("{}") }
        var village = Village(server)
        village.input = ["text": "Dear Ada, a private word"]
        let performed = try await village.perform { _, start, _ in
            .fail(.contentRefused, "Refused: \(start.input["text"]?.stringValue ?? "")")
        }
        #expect(performed.failure?.reason == "Refused: [text]")
    }

    /// A reason is made fit for a line of a log, and cut; neither may hide the message from the search.
    @Test(
        "The message is no reason, whatever it is made of",
        arguments: [
            "Dear Ada,\nsee you 👩‍💻", "a\nb 👩‍💻", "Zoë\r\n\u{200B}\u{2028}",
            "Dear Ada, " + String(repeating: "a private word ", count: 100),
        ])
    func messagesOfAllKinds(text: String) async throws {
        var village = Village(NetworkServer { _ in .json("{}") })
        village.input = ["text": .string(text)]
        let said: [@Sendable (String) -> String] = [
            { $0 }, { $0.readable(upTo: 100_000) }, { JSONValue.string($0).text },
        ]
        for (index, form) in said.enumerated() {
            let performed = try await village.perform { _, start, _ in
                .fail(.contentRefused, "Refused: \(form(start.input["text"]?.stringValue ?? ""))!")
            }
            let wanted = index == 2 ? "Refused: \"[text]\"!" : "Refused: [text]!"
            #expect(performed.failure?.reason == wanted)
            #expect(performed.failure?.unabridged == wanted)
        }
    }

    /// What the host adds to a doubt is found in too.
    @Test func theMessageIsNoReasonOfADoubt() async throws {
        var village = Village(NetworkServer { _ in .hangUp })
        village.input = ["text": "Dear Ada,\na private word"]
        let performed = try await village.perform { at, start, _ in
            at == 0
                ? .ask(.deed())
                : .fail(.temporary, "Refused: \(start.input["text"]?.stringValue ?? "")")
        }
        #expect(performed.failure?.code == .unknownOutcome)
        #expect(performed.failure?.reason == "It may have happened: Refused: [text]")
    }
}

/// What this process writes to standard output meanwhile; it is written there afterwards, because other tests speak too.
private func whatIsWritten(_ work: () async throws -> Void) async throws -> String {
    fflush(nil)
    var path = Array("/tmp/outreach-output-XXXXXX".utf8CString)
    let (file, original) = (mkstemp(&path), dup(STDOUT_FILENO))
    defer {
        close(file)
        close(original)
        unlink(path)
    }
    dup2(file, STDOUT_FILENO)
    do {
        try await work()
        fflush(nil)
        dup2(original, STDOUT_FILENO)
    } catch {
        dup2(original, STDOUT_FILENO)
        throw error
    }
    var bytes = [UInt8](repeating: 0, count: Int(lseek(file, 0, SEEK_END)))
    _ = pread(file, &bytes, bytes.count, 0)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
    return String(decoding: bytes, as: UTF8.self)
}
