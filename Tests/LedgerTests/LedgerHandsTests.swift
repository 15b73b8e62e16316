import Actions
import Database
import EventLoop
import FoundationEssentials
import JSON
import Synchronization
import TestKit
import Testing
import Timekeeping

/// Hands as a delivery of the ledger (decision 0022): offered, claimed, reported, lapsed, settled, taken back.
@Suite struct LedgerHandsTests {
    private static let ada = Hand(id: "ada", name: "Ada")
    private static let bob = Hand(id: "bob", name: "Bob")

    private func refusal(_ act: () async throws -> Void) async throws -> HandRefusal? {
        do {
            try await act()
            return nil
        } catch let refusal as HandRefusal { return refusal }
    }

    @Test func noPlannerTakesWhatIsOffered() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            fixture.clock.advance(.seconds(3600))
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.ledger.nextReady() == nil)
            #expect(try await fixture.row(id).status == "offered")
            // Not even a process of an earlier version that is told to send it again.
            await #expect(throws: DatabaseError.self) {
                try await fixture.scratch.database.execute(
                    "UPDATE platform.actions SET status = 'queued' WHERE id = \(id)")
            }
        }
    }

    @Test func aClaimIsACallChargedAtItsMoment() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer(platform: "tiktok")[0]
            let claim = HandClaim(ledger: fixture.ledger)
            try await claim.take(id, product: "test", by: Self.ada)
            let row = try await fixture.row(id)
            #expect(row.status == "calling" && row.chargedAt == fixture.clock.now)
            #expect(row.claimedUntil == fixture.clock.now.adding(.seconds(600)))
            #expect(try await fixture.used("tiktok") == [1, 1, 1], "day, week, and a slot now")
            #expect(fixture.product.notes.withLock { $0.intended.count } == 1)
            fixture.clock.advance(.seconds(60))
            #expect(
                try await refusal { try await claim.take(id, product: "test", by: Self.bob) }
                    == .claimed(until: row.claimedUntil!))
            try await claim.take(id, product: "test", by: Self.ada)
            #expect(try await fixture.row(id).claimedUntil == fixture.clock.now.adding(.seconds(600)))
            #expect(try await fixture.used("tiktok")[0] == 1)
        }
    }

    /// The window binds hands, the spacing does not (decision 0015); the slots are free a minute after the claims, not after their ends.
    @Test func theWindowCountsFromTheClaim() async throws {
        try await withLedger { fixture in
            let ids = try await fixture.offer(6, platform: "tiktok")
            let claim = HandClaim(ledger: fixture.ledger)
            for id in ids.prefix(5) { try await claim.take(id, product: "test", by: Self.ada) }
            let held = try await refusal { try await claim.take(ids[5], product: "test", by: Self.ada) }
            guard case .held(let waiting, _)? = held else { return #expect(Bool(false), "\(held as Any)") }
            #expect(waiting.heldBy == .perMinute && waiting.until == fixture.clock.now.adding(.seconds(60)))
            #expect(try await fixture.row(ids[5]).status == "offered")
            fixture.clock.advance(.seconds(60))
            try await claim.take(ids[5], product: "test", by: Self.ada)
        }
    }

    @Test func aNoEndsItAtTheClaim() async throws {
        try await withLedger { fixture in
            let hash = [UInt8](repeating: 9, count: 32)
            let ids = try await fixture.offer(2, hashes: hash)
            try await fixture.suppress(hash)
            let claim = HandClaim(ledger: fixture.ledger)
            let refused = try await refusal { try await claim.take(ids[0], product: "test", by: Self.ada) }
            #expect(refused == .unwanted(sentence: "the person is on the suppression list"))
            #expect(try await fixture.row(ids[0]).status == "cancelled" && fixture.product.last?.kind == .refused)
            #expect(try await fixture.used("facebook")[0] == 0)
            let undo = HandUndo(ledger: fixture.ledger)
            #expect(
                try await refusal { try await undo.takeBack(ids[0], product: "test", by: Self.ada) } == .nothingToUndo)
        }
    }

    @Test func aPauseHoldsClaimsAndTakesNoReports() async throws {
        try await withLedger { fixture in
            let ids = try await fixture.offer(2)
            let claim = HandClaim(ledger: fixture.ledger)
            try await claim.take(ids[0], product: "test", by: Self.ada)
            _ = try await fixture.scratch.database.transaction {
                try await Pauses.begin(reason: "holidays", by: "me", on: $0)
            }
            for id in ids {
                let held = try await refusal { try await claim.take(id, product: "test", by: Self.ada) }
                guard case .held(let waiting, _)? = held else { return #expect(Bool(false), "\(held as Any)") }
                #expect(waiting.heldBy == .paused && waiting.reason == "holidays")
            }
            try await HandReport(ledger: fixture.ledger).sent(
                ids[0], product: "test", by: Self.ada, text: nil, alreadySent: false)
            #expect(try await fixture.row(ids[0]).status == "succeeded")
        }
    }

    /// Not offered again by itself: it may have been sent without telling.
    @Test func aLapsedClaimIsUnknownUntilAPersonSettlesIt() async throws {
        try await withLedger { fixture in
            let ids = try await fixture.offer(2)
            let claim = HandClaim(ledger: fixture.ledger)
            for id in ids { try await claim.take(id, product: "test", by: Self.ada) }
            let taken = fixture.clock.now
            let lapse = HandLapse(ledger: fixture.ledger)
            #expect(try await !lapse.next(), "they still run")
            #expect(try await !fixture.ledger.sweep(), "nor does a sweep of leases find them")
            fixture.clock.advance(.seconds(600))
            #expect(try await !fixture.ledger.sweep())
            for more in [true, true, false] { #expect(try await lapse.next() == more) }
            #expect(fixture.product.last?.kind == .unknown(needsPerson: true))
            #expect(
                fixture.product.last?.reason
                    == "Perhaps sent by Ada, who took it at \(taken.iso8601) and did not report.")
            #expect(try await fixture.ledger.claimDoubtful().isEmpty, "no network knows")
            #expect(try await fixture.used("facebook")[0] == 2)
            let again = try await refusal { try await claim.take(ids[0], product: "test", by: Self.bob) }
            guard case .doubtful(let doubt)? = again else { return #expect(Bool(false), "\(again as Any)") }
            #expect(doubt.hand == Self.ada)
            let settling = HandSettling(ledger: fixture.ledger)
            try await settling.settle(ids[0], product: "test", .notSent, by: Self.bob)
            #expect(try await fixture.row(ids[0]).status == "offered" && fixture.product.last?.kind == .offered)
            try await settling.settle(ids[1], product: "test", .sent, by: Self.bob)
            #expect(try await fixture.row(ids[1]).status == "succeeded")
            #expect(try await fixture.used("facebook")[0] == 1)
            #expect(
                try await refusal { try await settling.settle(ids[0], product: "test", .sent, by: Self.bob) }
                    == .notDoubtful)
            try await claim.take(ids[0], product: "test", by: Self.bob)
        }
    }

    /// Whoever had it reports late: before a person settles it, and after somebody believed that it was not sent.
    @Test(arguments: [false, true]) func aLateReportCounts(isSettled: Bool) async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            fixture.clock.advance(.seconds(601))
            _ = try await HandLapse(ledger: fixture.ledger).next()
            if isSettled {
                try await HandSettling(ledger: fixture.ledger).settle(id, product: "test", .notSent, by: Self.bob)
            }
            let report = HandReport(ledger: fixture.ledger)
            let stranger = try await refusal {
                try await report.sent(id, product: "test", by: Self.bob, text: nil, alreadySent: false)
            }
            if isSettled {
                #expect(stranger == .notClaimed)
            } else {
                #expect(stranger != nil && stranger != .notClaimed)
            }
            try await report.sent(id, product: "test", by: Self.ada, text: nil, alreadySent: false)
            #expect(try await fixture.row(id).status == "succeeded")
            #expect(try await fixture.used("facebook")[0] == 1)
        }
    }

    @Test func aReportWithoutAClaimIsRefusedOrFlagged() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute("UPDATE platform.limits SET per_day = 0 WHERE account_id IS NOT NULL")
            let id = try await fixture.offer()[0]
            let report = HandReport(ledger: fixture.ledger)
            #expect(
                try await refusal {
                    try await report.sent(id, product: "test", by: Self.ada, text: nil, alreadySent: false)
                } == .notClaimed)
            try await report.sent(id, product: "test", by: Self.ada, text: "other", alreadySent: true)
            #expect(fixture.product.last?.flag == "reported as sent without a claim")
            #expect(fixture.product.last?.sentText == "other")
            #expect(try await fixture.used("facebook")[0] == 1, "above the cap")
            #expect(
                try await refusal {
                    try await report.sent(id, product: "test", by: Self.bob, text: nil, alreadySent: true)
                } == .over(.succeeded, by: "ada", at: fixture.clock.now, because: nil))
        }
    }

    /// The charge returns to its own day and week, also across midnight: what others used since stays.
    @Test(
        "Undo across midnight",
        arguments: [
            // Wednesday into Thursday: the week is the same. Sunday into Monday: neither is.
            ("2026-03-04T23:55:00.000000Z", [Int32(1), 1]), ("2026-03-08T23:55:00.000000Z", [1, 1]),
        ])
    func undoGivesTheChargeToItsOwnDay(start: String, left: [Int32]) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = LedgerFixture(scratch, clock: FakeClock(start))
            let ids = try await fixture.offer(2)
            let claim = HandClaim(ledger: fixture.ledger)
            let report = HandReport(ledger: fixture.ledger)
            try await claim.take(ids[0], product: "test", by: Self.ada)
            try await report.sent(ids[0], product: "test", by: Self.ada, text: nil, alreadySent: false)
            fixture.clock.advance(.seconds(600))
            try await claim.take(ids[1], product: "test", by: Self.ada)
            try await HandUndo(ledger: fixture.ledger).takeBack(ids[0], product: "test", by: Self.bob)
            #expect(Array(try await fixture.used("facebook").prefix(2)) == left)
            #expect(try await fixture.row(ids[0]).status == "offered")
        }
    }

    @Test func undoEndsAfterFifteenMinutes() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            try await HandReport(ledger: fixture.ledger).skipped(id, product: "test", by: Self.ada, reason: "no")
            #expect(try await fixture.used("facebook") == [0, 0, 0])
            let undo = HandUndo(ledger: fixture.ledger)
            fixture.clock.advance(.seconds(900))
            #expect(try await refusal { try await undo.takeBack(id, product: "test", by: Self.ada) } == .tooLateToUndo)
            fixture.clock.advance(.seconds(-1))
            try await undo.takeBack(id, product: "test", by: Self.ada)
            #expect(try await refusal { try await undo.takeBack(id, product: "test", by: Self.ada) } == .nothingToUndo)
        }
    }

    /// What a person did not do after all is free for what waits in line.
    @Test func whatIsGivenBackIsUsedAtOnce() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET per_day = 1 WHERE account_id IS NOT NULL")
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            try await fixture.enqueue(1)
            #expect(try await fixture.plan().isEmpty)
            try await HandReport(ledger: fixture.ledger).skipped(id, product: "test", by: Self.ada, reason: "no")
            fixture.clock.advance(.seconds(60))
            #expect(try await fixture.plan().count == 1)
        }
    }

    /// `GET /api/actions` lists what hands did, too, and every attempt with its actor.
    @Test func theLedgerListsHands() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            let database = fixture.scratch.database
            let found = try #require(try await database.withConnection { try await LedgerReading.entry(id, on: $0) })
            #expect(found.entry["delivery"] == "hands" && found.entry["claimed_by"] == .string(Self.ada.name))
            #expect(found.attempts.map(\.actor) == ["ada"] && found.attempts[0].callingAt == fixture.clock.now)
            let page = try await ActionRecord.listing.items("status=calling", in: database)
            #expect(page.map { $0["id"] } == [.string(id.lowercase)])
        }
    }
}
