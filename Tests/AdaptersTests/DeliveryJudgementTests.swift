import AdapterWire
import Adapters
import JSON
import Testing
import Timekeeping

/// What can be delivered, said before any work is done.
@Suite struct DeliveryJudgementTests {
    private let now = Timestamp(microseconds: 1_800_000_000_000_000)

    private func operation(
        _ access: Manifest.Operation.Access, _ deliveries: [Manifest.Operation.Delivery] = [.api, .assisted],
        needs: [String] = ["access_token", "app_secret"], text: Manifest.TextLimit? = nil
    ) -> Manifest.Operation {
        Manifest.Operation(
            .message, deliveries: deliveries, access: access, windowSeconds: access == .answersOnly ? 86_400 : nil,
            credentials: needs, text: text, summary: "Writes.")
    }

    private func judge(
        _ operation: Manifest.Operation, present: Set<String> = ["access_token", "app_secret"],
        wrote: Duration? = nil, text: String = "Hello", hasID: Bool? = true
    ) -> DeliveryJudgement {
        .of(
            operation, in: ScriptedAdapter.village, credentials: present,
            DeliveryJudgement.Facts(
                now: now, lastWrote: wrote.map { now.adding(.zero - $0) }, text: text, hasRecipientID: hasID))
    }

    private func refusal(_ judgement: DeliveryJudgement) -> (DeliveryJudgement.Code, String)? {
        if case .refused(let code, let sentence) = judgement { (code, sentence) } else { nil }
    }

    @Test func whatIsThereIsAvailable() {
        #expect(judge(operation(.any)) == .available(note: nil))
        #expect(judge(operation(.any), hasID: nil) == .available(note: nil))
        #expect(judge(operation(.answersOnly), wrote: .seconds(86_399)) == .available(note: nil))
        // Clocks differ by a little.
        #expect(judge(operation(.answersOnly), wrote: .seconds(-5)) == .available(note: nil))
        guard case .available(let note?) = judge(operation(.partnerOnly)) else {
            Issue.record("no note")
            return
        }
        #expect(note.contains("partners only"))
    }

    @Test func theFirstObstacleIsNamed() {
        let limit = Manifest.TextLimit(max: 4, unit: .characters)
        let cases: [(DeliveryJudgement, DeliveryJudgement.Code, String)] = [
            (
                judge(operation(.none)), .notAvailable,
                "Village has no interface for this. A person can do it by hand (assisted)."
            ),
            (judge(operation(.any, [.browser])), .notAvailable, "Village has no interface for this."),
            (judge(operation(.any), present: ["access_token"]), .needsCredentials, "Village needs VILLAGE_APP_SECRET."),
            (
                judge(operation(.answersOnly), present: []), .needsCredentials,
                "Village needs VILLAGE_ACCESS_TOKEN, VILLAGE_APP_SECRET."
            ),
            (
                judge(operation(.partnerOnly), present: ["app_secret"]), .partnerOnly,
                "Village allows this to partners only. With a contract, set VILLAGE_ACCESS_TOKEN."
            ),
            (
                judge(operation(.any), hasID: false), .noRecipientID,
                "Village addresses people by an id (platform_user_id), and this person has none yet."
            ),
            (
                judge(operation(.answersOnly)), .answersOnly,
                "Village only lets us answer within 24 hours after the person wrote, and this person never wrote."
            ),
            (
                judge(operation(.answersOnly), wrote: .seconds(86_400)), .answersOnly,
                "Village only lets us answer within 24 hours after the person wrote; that time ended at 2027-01-15T08:00:00.000000Z."
            ),
            (
                judge(operation(.any, text: limit)), .textTooLong,
                "Village takes at most 4 characters; this text has 5. Shorten it."
            ),
        ]
        for (judgement, code, sentence) in cases {
            let refusal = refusal(judgement)
            #expect(refusal?.0 == code)
            #expect(refusal?.1 == sentence)
        }
    }

    @Test(
        "Lengths are the network's",
        arguments: [
            (Manifest.TextLimit.Unit.characters, 7), (.bytes, 25), (.utf16, 11), (.graphemes, 1),
        ])
    func lengths(unit: Manifest.TextLimit.Unit, length: Int) {
        let family = "👩‍👩‍👧‍👦"
        let fits = operation(.any, text: Manifest.TextLimit(max: length, unit: unit))
        #expect(judge(fits, text: family) == .available(note: nil))
        guard length > 1 else { return }
        let tight = operation(.any, text: Manifest.TextLimit(max: length - 1, unit: unit))
        #expect(refusal(judge(tight, text: family))?.0 == .textTooLong)
    }

    @Test func reportsSayTheStatusInOneWord() {
        let all: Set<String> = ["access_token", "app_secret"]
        let cases: [(Manifest.Operation, Set<String>, OperationReport.Status, [String])] = [
            (operation(.any), all, .available, []),
            (operation(.any), ["app_secret"], .needsCredentials, ["VILLAGE_ACCESS_TOKEN"]),
            (operation(.answersOnly), all, .answersOnly, []),
            (operation(.answersOnly), [], .needsCredentials, ["VILLAGE_ACCESS_TOKEN", "VILLAGE_APP_SECRET"]),
            (operation(.partnerOnly), ["access_token"], .partnerOnly, ["VILLAGE_APP_SECRET"]),
            (operation(.partnerOnly), all, .available, []), (operation(.none), [], .assisted, []),
            (operation(.any, [.assisted]), [], .assisted, []),
            (operation(.any, [.browser, .assisted]), [], .assisted, []),
            (operation(.none, [.api]), all, .notAvailable, []), (operation(.any, [.browser]), all, .notAvailable, []),
        ]
        for (operation, present, status, missing) in cases {
            let report = OperationReport(
                operation, in: ScriptedAdapter.village, credentials: present, hands: [.message])
            #expect(report.status == status && report.missing == missing, "\(operation.access) \(operation.deliveries)")
        }
    }

    @Test func byHandOnlyWhatHandsAreLedThrough() {
        let report = OperationReport(
            operation(.any, [.assisted]), in: ScriptedAdapter.village, credentials: [], hands: [])
        #expect(report.status == .notAvailable && report.operation.deliveries.isEmpty)
    }

    @Test func aReportHoldsWhatPlannersNeed() throws {
        var operation = operation(.answersOnly, text: Manifest.TextLimit(max: 2000, unit: .utf16))
        operation.limits = Manifest.Limits(perMinute: 10, spacingSeconds: 6)
        operation.regionsExcepted = ["EEA"]
        operation.guarantee = .lookup
        var manifest = ScriptedAdapter.village
        manifest.operations = [operation]
        let report = try #require(
            OperationReport.all(of: manifest, credentials: ["app_secret"], hands: [.message]).first)
        #expect(
            report.json == [
                "operation": "message", "status": "needs_credentials", "missing_credentials": ["VILLAGE_ACCESS_TOKEN"],
                "access": "answers_only", "window_seconds": 86400, "deliveries": ["api", "assisted"],
                "limits": ["per_minute": 10, "spacing_seconds": 6.0, "per_day": nil, "per_week": nil],
                "text": ["max": 2000, "unit": "utf16"], "regions_except": ["EEA"], "send_guarantee": "lookup",
                "summary": "Writes.",
            ])
    }
}
