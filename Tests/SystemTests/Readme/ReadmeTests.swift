import TestKit
import Testing

extension SystemTests {
    /// A newcomer types the README from top to bottom, in one home.
    @Suite struct ReadmeTests {
        @Test func theMainJobFromTopToBottom() async throws {
            let steps = try ReadmeStep.all(in: "## The main job in five minutes")
            #expect(steps.count > 30, "\(steps)")
            try await onLoop("readme-test") { _ in
                let home = try ReadmeHome()
                do {
                    try await home.pin()
                    // `make up`, which the part before it says.
                    try await home.serve(".build/release/outreach up")
                    for step in steps { try await home.type(step) }
                } catch {
                    print(home.lastWords)
                    await home.leave()
                    throw error
                }
                await home.leave()
            }
        }

        @Test func whatIsShownIsToldFromWhatIsNot() {
            let shown = ["added 2, updated 0", "", "ID  9d41b393-c1b9-4f0c-8948-de9b21cb625b", "TEXT  Hi Bo 👋 …", "…"]
            let said = "added 7, updated 12\nID       7955c9d8-98a9-4d9d-b5a3-66eb1a37b1b1\nTEXT Hi Bo 👋 I saw"
            #expect(ShownText.missing(shown, in: said) == nil)
            let pairs = ShownText.pairs(
                "11111111-1111-4111-8111-111111111111 Ada\n22222222-2222-4222-8222-222222222222 Bo",
                "33333333-3333-4333-8333-333333333333 Bo\n44444444-4444-4444-8444-444444444444 Ada")
            #expect(pairs["11111111-1111-4111-8111-111111111111"] == "44444444-4444-4444-8444-444444444444")
            #expect(pairs["22222222-2222-4222-8222-222222222222"] == "33333333-3333-4333-8333-333333333333")
            #expect(ShownText.missing(["added 2, updated 0"], in: "updated 0, added 2") == "added 2, updated 0")
            #expect(
                ShownText.missing(["{\"id\":\"bc57a784-…\",\"status\":\"completed\",…}"], in: "{\"id\":\"x\"}") != nil)
            #expect(
                ShownText.ids("a 9d41b393-c1b9-4f0c-8948-de9b21cb625b, 12-34") == [
                    "9d41b393-c1b9-4f0c-8948-de9b21cb625b"
                ])
        }
    }
}
