import Adapters
import Testing

/// Whoever was there first keeps a host (decision 0029), whatever newcomers are called.
@Suite struct LoadingRoundTests {
    @Test func whoWasHereEarlierComesFirst() {
        let earlier: Set<String> = ["village", "linkedin"]
        #expect(
            LoadingRound.order(["village", "abbey", "linkedin", "hamlet"], earlier: earlier)
                == ["linkedin", "village", "abbey", "hamlet"])
        #expect(LoadingRound.order(["village", "abbey"], earlier: []) == ["abbey", "village"])
    }
}
