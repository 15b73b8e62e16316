import Actions
import Database
import EventLoop
import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Timekeeping

/// Taking a report back brings again what was before it, and offers to others only what certainly nobody did.
@Suite struct HandUndoTests {
    private static let ada = Hand(id: "ada", name: "Ada")
    private static let bob = Hand(id: "bob", name: "Bob")
    private static let cy = Hand(id: "cy", name: "Cy")

    private func refusal(_ act: () async throws -> Void) async throws -> HandRefusal? {
        do {
            try await act()
            return nil
        } catch let refusal as HandRefusal { return refusal }
    }

    /// What another person hears who would take it.
    private func toCy(_ id: UUID, _ fixture: LedgerFixture) async throws -> HandRefusal? {
        try await refusal { try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.cy) }
    }

    private func undo(_ id: UUID, by hand: Hand, _ fixture: LedgerFixture) async throws {
        try await HandUndo(ledger: fixture.ledger).takeBack(id, product: "test", by: hand)
    }

    /// Bob reports the wrong message; Ada is still at it.
    @Test func whatSomebodyHasInHandIsTheirsAgain() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            let until = fixture.clock.now.adding(.seconds(600))
            fixture.clock.advance(.seconds(60))
            let report = HandReport(ledger: fixture.ledger)
            try await report.sent(id, product: "test", by: Self.bob, text: nil, alreadySent: true)
            try await undo(id, by: Self.bob, fixture)
            #expect(try await toCy(id, fixture) == .claimed(until: until))
            #expect(try await fixture.row(id).claimedBy == "ada")
            #expect(try await fixture.used("facebook")[0] == 1, "her charge stands")
            try await report.sent(id, product: "test", by: Self.ada, text: nil, alreadySent: false)
            #expect(try await fixture.row(id).status == "succeeded")
            let tries = try await fixture.scratch.database.query(
                "SELECT outcome FROM platform.action_attempts WHERE action_id = \(id) AND kind = 'try'")
            #expect(try tries.map { row throws(DatabaseError) in try row[0] as String? } == ["succeeded"])
        }
    }

    /// The claim was over meanwhile: then nobody knows.
    @Test func whatSomebodyHadInHandIsADoubt() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            fixture.clock.advance(.seconds(599))
            try await HandReport(ledger: fixture.ledger).sent(
                id, product: "test", by: Self.bob, text: nil, alreadySent: true)
            fixture.clock.advance(.seconds(60))
            try await undo(id, by: Self.bob, fixture)
            guard case .doubtful(let claim)? = try await toCy(id, fixture) else {
                return #expect(Bool(false), "offered to others")
            }
            #expect(claim.hand == Self.ada)
            #expect(try await fixture.row(id).status == "unknown")
        }
    }

    /// Somebody settles the wrong one as sent, or reports it, and takes it back. Whoever had it in hand may say that it was not sent.
    @Test("A doubt is a doubt again, unless who had it takes it back", arguments: ["settle", "already_sent", "late"])
    func doubts(word: String) async throws {
        for taker in [Self.bob, Self.ada] {
            try await withLedger { fixture in
                let id = try await fixture.offer()[0]
                try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
                fixture.clock.advance(.seconds(600))
                _ = try await HandLapse(ledger: fixture.ledger).next()
                if word == "settle" {
                    try await HandSettling(ledger: fixture.ledger).settle(id, product: "test", .sent, by: Self.bob)
                } else {
                    try await HandReport(ledger: fixture.ledger).sent(
                        id, product: "test", by: word == "late" ? Self.ada : Self.bob, text: nil,
                        alreadySent: word == "already_sent")
                }
                try await undo(id, by: taker, fixture)
                let heard = try await toCy(id, fixture)
                if taker == Self.ada {
                    #expect(heard == nil)
                } else {
                    guard case .doubtful(let claim)? = heard else { return #expect(Bool(false), "\(heard as Any)") }
                    #expect(claim.hand == Self.ada)
                    #expect(fixture.product.last?.kind != .offered)
                }
                #expect(try await fixture.used("facebook")[0] == 1)
            }
        }
    }

    /// Bob decided not to send it; Ada reports the wrong one.
    @Test func whatWasSkippedIsSkippedAgain() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            let report = HandReport(ledger: fixture.ledger)
            try await report.skipped(id, product: "test", by: Self.bob, reason: "moved on")
            try await report.sent(id, product: "test", by: Self.ada, text: nil, alreadySent: true)
            #expect(try await fixture.used("facebook")[0] == 1)
            try await undo(id, by: Self.ada, fixture)
            #expect(try await fixture.row(id).status == "cancelled")
            #expect(try await fixture.used("facebook")[0] == 0)
            #expect(try await refusal { try await undo(id, by: Self.ada, fixture) } == .nothingToUndo)
        }
    }

    /// Nobody has to find out by claiming it.
    @Test("What is not wanted any more is not offered again", arguments: ["undo", "settle"])
    func unwanted(how: String) async throws {
        try await withLedger { fixture in
            let hash = [UInt8](repeating: 9, count: 32)
            let id = try await fixture.offer(hashes: hash)[0]
            try await HandClaim(ledger: fixture.ledger).take(id, product: "test", by: Self.ada)
            if how == "undo" {
                try await HandReport(ledger: fixture.ledger).sent(
                    id, product: "test", by: Self.ada, text: nil, alreadySent: false)
            } else {
                fixture.clock.advance(.seconds(600))
                _ = try await HandLapse(ledger: fixture.ledger).next()
            }
            try await fixture.suppress(hash)
            if how == "undo" {
                try await undo(id, by: Self.ada, fixture)
            } else {
                try await HandSettling(ledger: fixture.ledger).settle(id, product: "test", .notSent, by: Self.bob)
            }
            #expect(try await fixture.row(id).status == "cancelled")
            #expect(fixture.product.last?.kind == .refused && fixture.product.last?.code == "SUPPRESSED")
            #expect(try await fixture.used("facebook")[0] == 0)
        }
    }

    /// "May I go on?" is answered as it would be answered to somebody new; what they have in hand stays theirs to report.
    @Test(arguments: [false, true]) func whoeverClaimsAgainHearsANo(isProduct: Bool) async throws {
        try await withLedger { fixture in
            let hash = [UInt8](repeating: 9, count: 32)
            let id = try await fixture.offer(hashes: hash)[0]
            let claim = HandClaim(ledger: fixture.ledger)
            try await claim.take(id, product: "test", by: Self.ada)
            let until = try await fixture.row(id).claimedUntil
            fixture.clock.advance(.seconds(60))
            if isProduct {
                let subject: UUID = try #require(
                    try await fixture.scratch.database.first("SELECT subject_id FROM platform.actions WHERE id = \(id)")
                )[0]
                fixture.product.notes.withLock { $0.unwanted[subject] = "the person was closed" }
            } else {
                try await fixture.suppress(hash)
            }
            let heard = try await refusal { try await claim.take(id, product: "test", by: Self.ada) }
            guard heard != nil else { return #expect(Bool(false), "she is told to go on") }
            let row = try await fixture.row(id)
            #expect(row.status == "calling" && row.claimedBy == "ada" && row.claimedUntil == until)
            try await HandReport(ledger: fixture.ledger).sent(
                id, product: "test", by: Self.ada, text: nil, alreadySent: false)
            #expect(try await fixture.row(id).status == "succeeded")
        }
    }

    @Test func nobodyTakesItBeforeItsMoment() async throws {
        try await withLedger { fixture in
            let id = try await fixture.offer()[0]
            let moment = fixture.clock.now.adding(.seconds(60))
            try await fixture.scratch.database.execute(
                "UPDATE platform.actions SET not_before = \(moment), held_by = 'scheduled' WHERE id = \(id)")
            guard case .held(let waiting, _)? = try await toCy(id, fixture) else {
                return #expect(Bool(false), "taken early")
            }
            #expect(waiting.heldBy == .scheduled && waiting.until == moment)
            fixture.clock.advance(.seconds(60))
            #expect(try await toCy(id, fixture) == nil)
        }
    }

    /// A window of a minute is not over because the clock was put forward (attack S1).
    @Test func handsWaitAfterTheClockWasPutForward() async throws {
        try await withLedger { fixture in
            let ids = try await fixture.offer(6, platform: "tiktok")
            let claim = HandClaim(ledger: fixture.ledger)
            for id in ids.prefix(5) { try await claim.take(id, product: "test", by: Self.ada) }
            fixture.clock.advance(.seconds(1))
            fixture.clock.leap(.seconds(3600))
            guard case .held(let waiting, _)? = try await toCy(ids[5], fixture) else {
                return #expect(Bool(false), "six in one real minute")
            }
            #expect(waiting.reason?.contains("clock") == true)
            fixture.clock.advance(.seconds(61))
            #expect(try await toCy(ids[5], fixture) == nil)
        }
    }
}
