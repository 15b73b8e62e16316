import AdapterWire
import JSON
import Testing

/// The manifests against a table of facts about the networks (R1.6-R1.9, R1.24-R1.27, C28).
@Suite struct ManifestTests {
    struct Fact: Sendable, CustomTestStringConvertible {
        let network: String
        let operation: String
        let deliveries: [Manifest.Operation.Delivery]
        let access: Manifest.Operation.Access
        var perMinute: Int?
        var spacing: Double?
        var window: Int?
        var text: Manifest.TextLimit?
        var guarantee = Manifest.Operation.Guarantee.none
        var testDescription: String { "\(network) \(operation)" }
    }

    private static func chars(_ max: Int) -> Manifest.TextLimit { Manifest.TextLimit(max: max, unit: .characters) }
    private static let day = 86_400

    static let facts: [Fact] = [
        Fact(
            network: "linkedin", operation: "message", deliveries: [.api, .assisted], access: .partnerOnly,
            perMinute: 10, spacing: 6, text: chars(8000)),
        Fact(
            network: "facebook", operation: "message", deliveries: [.api, .assisted], access: .answersOnly,
            perMinute: 10, spacing: 6, window: day, text: chars(2000), guarantee: .lookup),
        Fact(
            network: "instagram", operation: "message", deliveries: [.api, .assisted], access: .answersOnly,
            perMinute: 5, spacing: 12, window: day, text: Manifest.TextLimit(max: 1000, unit: .bytes),
            guarantee: .lookup),
        Fact(
            network: "tiktok", operation: "message", deliveries: [.assisted], access: .partnerOnly, perMinute: 5,
            spacing: 12, text: Manifest.TextLimit(max: 6000, unit: .utf16)),
        Fact(
            network: "testnet", operation: "message", deliveries: [.api, .assisted], access: .any, perMinute: 30,
            spacing: 1.5, text: chars(468),
            guarantee: .key),
        Fact(
            network: "tiktok_test", operation: "message", deliveries: [.api, .assisted], access: .any,
            text: chars(468), guarantee: .key),
        Fact(
            network: "linkedin", operation: "connect", deliveries: [.assisted], access: .partnerOnly, text: chars(200)),
        Fact(network: "linkedin", operation: "inmail", deliveries: [.assisted], access: .none, text: chars(1900)),
        Fact(network: "linkedin", operation: "publish", deliveries: [.assisted], access: .any, text: chars(3000)),
        Fact(network: "linkedin", operation: "comment", deliveries: [.assisted], access: .any, text: chars(1250)),
        Fact(network: "linkedin", operation: "read_replies", deliveries: [.assisted], access: .none),
        Fact(network: "facebook", operation: "enrich", deliveries: [.api, .assisted], access: .any),
        Fact(network: "facebook", operation: "reconcile", deliveries: [.api], access: .any),
        Fact(network: "facebook", operation: "discover", deliveries: [.assisted], access: .none),
        Fact(network: "facebook", operation: "connect", deliveries: [.assisted], access: .none),
        Fact(network: "facebook", operation: "publish", deliveries: [.assisted], access: .any, text: chars(63_206)),
        Fact(network: "instagram", operation: "reconcile", deliveries: [.api], access: .any),
        Fact(network: "instagram", operation: "react", deliveries: [.assisted], access: .none),
        Fact(network: "instagram", operation: "publish", deliveries: [.assisted], access: .any, text: chars(2200)),
        Fact(
            network: "tiktok", operation: "publish", deliveries: [.assisted], access: .any,
            text: Manifest.TextLimit(max: 2200, unit: .utf16)),
        Fact(network: "tiktok", operation: "connect", deliveries: [.assisted], access: .none),
    ]

    /// Meta signs each call with the app's secret: the host can tell before the adapter reads anything.
    @Test(arguments: ["facebook", "instagram"]) func declaresTheSignatureOfItsCalls(network: String) throws {
        let signature = try #require(try LoadedAdapter.named(network).manifest().inbound?.signature)
        #expect(
            signature
                == Manifest.Signature(header: "x-hub-signature-256", secret: "app_secret", prefix: "sha256="))
    }

    @Test(arguments: facts) func saysTheTruth(_ fact: Fact) throws {
        let manifest = try LoadedAdapter.named(fact.network).manifest()
        let operation = try #require(manifest.operation(fact.operation))
        #expect(operation.deliveries == fact.deliveries)
        #expect(operation.access == fact.access)
        #expect(operation.limits.perMinute == fact.perMinute)
        #expect(operation.limits.spacingSeconds == fact.spacing)
        #expect(operation.windowSeconds == fact.window)
        #expect(operation.text == fact.text)
        #expect(operation.guarantee == fact.guarantee)
        #expect(!operation.summary.isEmpty)
    }

    /// R1.24-R1.27, and what webhooks need besides.
    static let environment: [(String, [String], open: [String])] = [
        (
            "linkedin", ["LINKEDIN_ACCESS_TOKEN", "LINKEDIN_CLIENT_ID", "LINKEDIN_CLIENT_SECRET"],
            ["LINKEDIN_CLIENT_ID"]
        ),
        (
            "facebook",
            ["FACEBOOK_ACCESS_TOKEN", "FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET", "FACEBOOK_VERIFY_TOKEN"],
            ["FACEBOOK_APP_ID"]
        ),
        (
            "instagram",
            ["INSTAGRAM_ACCESS_TOKEN", "INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET", "INSTAGRAM_VERIFY_TOKEN"],
            ["INSTAGRAM_APP_ID"]
        ),
        ("tiktok", ["TIKTOK_ACCESS_TOKEN", "TIKTOK_CLIENT_KEY", "TIKTOK_CLIENT_SECRET"], ["TIKTOK_CLIENT_KEY"]),
        ("testnet", ["TESTNET_ACCESS_TOKEN", "TESTNET_WEBHOOK_SECRET"], []),
        ("tiktok_test", ["TIKTOK_ACCESS_TOKEN"], []),
    ]

    @Test(arguments: environment)
    func namesItsCredentials(network: String, names: [String], open: [String]) throws {
        let adapter = try LoadedAdapter.named(network)
        let manifest = try adapter.manifest()
        #expect(manifest.credentials.map(\.environment).sorted() == names)
        #expect(manifest.credentials.filter { !$0.isSecret }.map(\.environment) == open)
        #expect(adapter.isOfThisABI)
        #expect(adapter.platform == manifest.platform && adapter.version == manifest.version)
        #expect(manifest.platform == (network == "tiktok_test" ? "tiktok" : network))
    }

    /// `api` stands exactly where the adapter has a request to make.
    @Test(arguments: ["linkedin", "facebook", "instagram", "tiktok", "testnet", "tiktok_test"])
    func doesWhatItLists(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let manifest = try adapter.manifest()
        var input = Sample.message
        input["since"] = "2026-11-21T10:00:00Z"
        for name in Manifest.Operation.Name.allCases {
            let step = try adapter.start(name.rawValue, input)
            if manifest.operation(name.rawValue)?.deliveries.contains(.api) == true {
                #expect(!step.requests.isEmpty, "\(network) \(name)")
            } else {
                #expect(step.failure?.code == .notAvailable, "\(network) \(name)")
            }
        }
        #expect(try adapter.start("dance", input).failure?.code == .notAvailable)
    }

    /// Every secret that a request uses is declared for its operation, and only the message commits.
    @Test(arguments: ["linkedin", "facebook", "instagram", "testnet", "tiktok_test"])
    func usesWhatItDeclares(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let manifest = try adapter.manifest()
        var input = Sample.message
        input["since"] = "2026-11-21T10:00:00Z"
        for operation in manifest.operations where operation.deliveries.contains(.api) {
            for request in try adapter.start(operation.name.rawValue, input).requests {
                var values = (request.query + request.headers).map(\.value)
                if case .form(let pairs) = request.body { values += pairs.map(\.value) }
                #expect(values.reduce(into: Set()) { $0.formUnion($1.secrets) } == Set(operation.credentials))
                #expect(request.commits == (operation.name == .message))
            }
        }
    }
}
