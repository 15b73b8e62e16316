import AdapterWire
import JSON
import Testing

/// The first step of each operation, against the shapes that the networks document.
@Suite struct RequestTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        let network: String
        let operation: String
        let step: String
        var testDescription: String { "\(network) \(operation)" }
    }

    private static let proofs = """
        ["access_token",{"secret":"access_token"}],["appsecret_proof",{"hmac_sha256":{"key":"app_secret",\
        "of":{"secret":"access_token"}},"encoding":"hex"}]
        """
    private static let bearer = #"["Authorization",{"concat":["Bearer ",{"secret":"access_token"}]}]"#
    private static let search = #""text":"Hello Ada","since":1795255200123456,"v":"v26.0","threads":[]"#

    static let shapes = [
        Shape(
            network: "facebook", operation: "message",
            step: """
                {"step":"http","requests":[{"id":"send","method":"POST","base":"api","path":"/v26.0/me/messages",\
                "form":[["recipient","{\\"id\\":\\"24601\\"}"],["messaging_type","RESPONSE"],\
                ["message","{\\"text\\":\\"Hello Ada\\",\\"metadata\\":\\"key-1\\"}"],\(proofs)],\
                "commits":true,"timeout":20}],"state":{"at":"sent","to":"24601"}}
                """),
        Shape(
            network: "facebook", operation: "reconcile",
            step: """
                {"step":"http","requests":[{"id":"threads","method":"GET","base":"api","path":"/v26.0/me/conversations",\
                "query":[["platform","MESSENGER"],["user_id","24601"],["fields","id,participants"],\(proofs)],\
                "timeout":20,"capture":{"next":"/paging/next"}}],\
                "state":{"at":"threads","to":"24601",\(search),"paging":false,"pages":0,"doubt":false}}
                """),
        Shape(
            network: "facebook", operation: "enrich",
            step: """
                {"step":"http","requests":[{"id":"profile","method":"GET","base":"api","path":"/v26.0/24601",\
                "query":[["fields","first_name,last_name,profile_pic"],\(proofs)],"timeout":20}],\
                "state":{"at":"profile"}}
                """),
        Shape(
            network: "instagram", operation: "message",
            step: """
                {"step":"http","requests":[{"id":"send","method":"POST","base":"api","path":"/v26.0/me/messages",\
                "headers":[\(bearer)],"json":{"recipient":{"id":"24601"},"messaging_type":"RESPONSE",\
                "message":{"text":"Hello Ada"}},"commits":true,"timeout":20}],"state":{"at":"sent","to":"24601"}}
                """),
        Shape(
            network: "instagram", operation: "reconcile",
            step: """
                {"step":"http","requests":[{"id":"threads","method":"GET","base":"api","path":"/v26.0/me/conversations",\
                "query":[["platform","instagram"],["user_id","24601"],["fields","id,participants"]],\
                "headers":[\(bearer)],"timeout":20,"capture":{"next":"/paging/next"}}],\
                "state":{"at":"threads","to":"24601",\(search),"paging":false,"pages":0,"doubt":false}}
                """),
        Shape(
            network: "instagram", operation: "enrich",
            step: """
                {"step":"http","requests":[{"id":"profile","method":"GET","base":"api","path":"/v26.0/24601",\
                "query":[["fields","name,username,profile_pic,follower_count"]],"headers":[\(bearer)],"timeout":20}],\
                "state":{"at":"profile"}}
                """),
        Shape(
            network: "linkedin", operation: "message",
            step: """
                {"step":"http","requests":[{"id":"send","method":"POST","base":"api","path":"/v2/messages",\
                "headers":[\(bearer),["LinkedIn-Version","202610"],["X-Restli-Protocol-Version","2.0.0"]],\
                "json":{"recipients":["urn:li:person:24601"],"subject":"","body":"Hello Ada",\
                "messageType":"MEMBER_TO_MEMBER","attachments":[]},"commits":true,"timeout":20}],"state":{"at":"sent"}}
                """),
        Shape(
            network: "testnet", operation: "message",
            step: """
                {"step":"http","requests":[{"id":"send","method":"POST","base":"api","path":"/api/v1/statuses",\
                "headers":[\(bearer),["Idempotency-Key","key-1"]],\
                "json":{"status":"@ada Hello Ada","visibility":"direct"},"commits":true,"timeout":20}],\
                "state":{"at":"sent","to":"24601","name":"ada"}}
                """),
    ]

    @Test(arguments: shapes) func firstStepIsAsDocumented(_ shape: Shape) throws {
        let adapter = try LoadedAdapter.named(shape.network)
        var input = Sample.message
        input["since"] = "2026-11-21T10:00:00.123456Z"
        let wanted = try Step(try JSONValue.parse(Array(shape.step.utf8)))
        #expect(try adapter.start(shape.operation, input).json == wanted.json)
    }

    @Test func accountsMayPinAnotherVersion() throws {
        let facebook = try LoadedAdapter.named("facebook")
        let request = try facebook.start("message", Sample.message, settings: ["api_version": "v27.0"]).requests.first
        #expect(request?.target == .base("api", path: "/v27.0/me/messages"))
        let linkedin = try LoadedAdapter.named("linkedin")
        let other = try linkedin.start("message", Sample.message, settings: ["api_version": "202701"]).requests.first
        #expect(other?.headers.contains(WirePair("LinkedIn-Version", "202701")) == true)
        for wrong in ["26.0", "v26", "v26.0/../x", "v26.0?x", "", "v２６.0"] as [JSONValue] + [26.5, []] {
            for adapter in [facebook, linkedin] {
                let step = try adapter.start("message", Sample.message, settings: ["api_version": wrong])
                #expect(step.failure?.code == .configuration, "\(adapter.file) \(wrong.text)")
            }
        }
    }

    @Test func linkedInTakesUrnsAndBareIds() throws {
        let adapter = try LoadedAdapter.named("linkedin")
        for id in ["urn:li:person:AbC-1_2", "AbC-1_2"] {
            let step = try adapter.start("message", ["recipient": ["platform_user_id": .string(id)], "text": "x"])
            guard case .json(let body)? = step.requests.first?.body else {
                Issue.record("no body")
                continue
            }
            #expect(body["recipients"] == ["urn:li:person:AbC-1_2"])
        }
    }

    /// A name is not an address: nobody is guessed.
    @Test(arguments: ["linkedin", "facebook", "instagram", "testnet"])
    func peopleWithoutAnIdAreNotWrittenTo(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let bad: [JSONValue] = [
            [:], ["platform_user_id": ""], ["platform_user_id": ".."], ["platform_user_id": "a/b"],
            ["platform_user_id": "1?x=2"], ["platform_user_id": "urn:li:person:"], ["platform_user_id": "1 2"],
            ["platform_user_id": 7], ["username": "a b"], "ada", nil,
        ]
        for recipient in bad {
            let step = try adapter.start("message", ["recipient": recipient, "text": "x"])
            #expect(step.failure?.code == .recipientUnreachable, "\(recipient.text)")
        }
    }
}
