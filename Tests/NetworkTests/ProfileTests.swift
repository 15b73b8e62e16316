import AdapterWire
import JSON
import Testing

@Suite struct ProfileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let network: String
        let body: JSONValue
        let profile: JSONObject
        var testDescription: String { "\(network) \(body.text)" }
    }

    static let cases = [
        Case(
            network: "facebook", body: ["first_name": "Ada", "last_name": "Example", "profile_pic": "x", "id": "1"],
            profile: ["full_name": "Ada Example"]),
        Case(network: "facebook", body: ["first_name": "Ada", "last_name": ""], profile: ["full_name": "Ada"]),
        Case(network: "facebook", body: ["id": "1"], profile: [:]),
        Case(
            network: "instagram", body: ["name": "Ada Example", "username": "ada", "follower_count": 1200],
            profile: ["full_name": "Ada Example", "followers_count": 1200]),
        Case(network: "instagram", body: ["name": "", "follower_count": -1], profile: [:]),
    ]

    @Test(arguments: cases) func columnsOfThePerson(_ given: Case) throws {
        let adapter = try LoadedAdapter.named(given.network)
        let step = try adapter.resume("enrich", ["at": "profile"], [.answer(200, given.body)])
        #expect(step.outcome == ["profile": .object(given.profile)])
    }

    @Test func peopleWhoNeverWroteAreNotShown() throws {
        let missing: JSONValue = ["error": ["message": "Unsupported get request", "code": 100, "error_subcode": 33]]
        let adapter = try LoadedAdapter.named("facebook")
        let step = try adapter.resume("enrich", ["at": "profile"], [.answer(400, missing)])
        #expect(step.failure?.code == .recipientUnreachable)
        #expect(try adapter.resume("enrich", nil, [.text(500, "")]).failure?.code == .temporary)
        #expect(try adapter.resume("enrich", nil, []).failure?.code == .temporary)
    }
}
