import Testing

/// The judge is judged first.
@Suite struct LedgerCheckerTests {
    private let asked = (0..<5).map { number in
        LedgerChecker.Asked(
            message: "m\(number)", network: "facebook", recipient: "p\(number % 3)", text: "hello \(number)",
            guarantee: "lookup", status: "SENT", callingAt: [Int64(number) * 10], sentText: "hello \(number)")
    }
    private let arrived = (0..<5).map { number in
        LedgerChecker.Arrived(
            network: "facebook", recipient: "p\(number % 3)", text: "hello \(number)", at: Int64(number) * 10 + 1)
    }

    private func findings(
        _ change: (inout [LedgerChecker.Asked], inout [LedgerChecker.Arrived]) -> Void
    ) -> [LedgerChecker.Finding] {
        var (asked, arrived) = (asked, arrived)
        change(&asked, &arrived)
        return LedgerChecker.check(asked: asked, arrived: arrived)
    }

    @Test func aCleanHistoryPasses() { #expect(findings { _, _ in } == []) }

    @Test func aPlantedLossIsCaught() {
        #expect(findings { _, arrived in arrived.remove(at: 2) } == [.lost("m2")])
    }

    @Test func aPlantedDuplicateIsCaught() {
        #expect(findings { _, arrived in arrived.append(arrived[1]) } == [.duplicate("m1", times: 2)])
    }

    @Test func plantedInversionsAreCaught() {
        let early = findings { _, arrived in arrived[4].at = 39 }
        #expect(early == [.inversion("m4")], "before its call was recorded")
        let swapped = findings { asked, arrived in
            asked[0].callingAt = [0]
            (arrived[0].at, arrived[3].at) = (50, 49)
            asked[3].callingAt = [30]
        }
        #expect(swapped == [.inversion("m3")], "before an earlier one to the same person")
        #expect(findings { asked, _ in asked[2].callingAt = [] } == [.inversion("m2")], "no call was recorded at all")
    }

    @Test func whatNobodyAskedForIsCaught() {
        let found = findings { _, arrived in
            arrived.append(LedgerChecker.Arrived(network: "facebook", recipient: "p9", text: "hello", at: 1))
        }
        #expect(found == [.ghost("1 to p9 on facebook")])
    }

    @Test func oneChangedByteIsCaught() {
        let found = findings { _, arrived in arrived[0].text = "hello 0 " }
        #expect(found.contains(.lost("m0")) && found.contains(.ghost("1 to p0 on facebook")))
        // Canonically equal is not equal.
        let composed = findings { asked, arrived in
            (asked[0].text, asked[0].sentText) = ("e\u{301}", "e\u{301}")
            arrived[0].text = "\u{e9}"
        }
        #expect(composed.contains(.lost("m0")))
        #expect(findings { asked, _ in asked[1].sentText = "hello" } == [.altered("m1")])
    }

    @Test func reportsThatDoNotFitAreCaught() {
        #expect(findings { asked, _ in asked[0].status = "FAILED" } == [.denied("m0")])
        #expect(findings { asked, _ in asked[0].status = "SENDING" } == [.stuck("m0", status: "SENDING")])
        #expect(findings { asked, _ in asked[0].status = "UNKNOWN" } == [.stuck("m0", status: "UNKNOWN")])
        let nobodyKnows = findings { asked, _ in (asked[0].status, asked[0].guarantee) = ("UNKNOWN", "none") }
        #expect(nobodyKnows == [])
    }

    @Test func windowsAndSpacingAreMeasured() {
        let steady = (0..<30).map { Int64($0) * 6_000_000 }
        #expect(LimitChecker.judge(steady) == (10, 6_000_000))
        #expect(LimitChecker.judge(steady + [1_000_000]).mostInAMinute == 11)
        #expect(LimitChecker.judge(steady + [1_000_000]).shortest == 1_000_000)
        #expect(LimitChecker.judge([0, 59_999_999]).mostInAMinute == 2)
        #expect(LimitChecker.judge([0, 60_000_000]).mostInAMinute == 1)
    }
}
