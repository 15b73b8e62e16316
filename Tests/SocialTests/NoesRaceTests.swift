import Actions
import Database
import EventLoop
import FoundationEssentials
import JSON
import Outbox
import Suppression
import Synchronization
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Noes while messages go out: after the answer nothing reaches who said it.
@Suite struct NoesRaceTests {
    /// One order of what happened: each "no" when its answer came, each call when it began.
    private final class Log: Sendable {
        private let state = Mutex((moment: 0, noes: [UUID: Int](), late: [UUID](), calls: 0))

        func answered(_ person: UUID) {
            state.withLock { state in
                state.moment += 1
                state.noes[person] = state.moment
            }
        }

        func now() -> Int {
            state.withLock { state in
                state.moment += 1
                return state.moment
            }
        }

        func called(_ person: UUID, begun: Int) {
            state.withLock { state in
                state.calls += 1
                if let no = state.noes[person], no < begun { state.late.append(person) }
            }
        }

        var result: (calls: Int, late: [UUID]) { state.withLock { ($0.calls, $0.late) } }
    }

    @Test func nothingArrivesAfterTheAnswer() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.rows.limits.set(["per_minute": nil, "spacing_ms": nil, "per_day": nil, "per_week": nil])
            var owners: [UUID: UUID] = [:]
            for _ in 0..<400 {
                let (person, message) = try await fixture.draft()
                owners[message] = person
            }
            #expect(try await fixture.queue(Array(owners.keys)) == [:])
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            let (people, log, loop) = (owners, Log(), fixture.context.outbox.loop)
            let senders = (0..<3).map { _ in
                loop.task {
                    while true {
                        let intents = try await fixture.ledger.plan(most: 8)
                        if intents.isEmpty { return }
                        for intent in intents {
                            let begun = log.now()
                            guard try await fixture.ledger.calling(intent) else { continue }
                            log.called(people[intent.action.subjectID]!, begun: begun)
                            try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
                        }
                    }
                }
            }
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            let sayers = Array(Set(people.values).prefix(120))
            let noes = (0..<4).map { part in
                loop.task {
                    for person in sayers.enumerated().filter({ $0.offset % 4 == part }).map(\.element) {
                        try await fixture.people.outbox.transaction { connection in
                            let names = try #require(try await keeper.identifiers(of: person, on: connection))
                            let origin = NoOrigin(reason: "asked", source: "test", isSearched: true)
                            let entry = try #require(
                                try await fixture.context.suppressions.add(names, origin, on: connection))
                            _ = try await keeper.saidNo(entry.id, names, on: connection)
                        }
                        log.answered(person)
                    }
                }
            }
            for task in noes { try await task.value }
            for task in senders { try await task.value }
            let (calls, late) = log.result
            #expect(late == [], "\(late.count) after the answer")
            #expect((280...400).contains(calls), "\(calls)")
            #expect(
                try await fixture.rows.messages.count(["status": "SENT"])
                    == Int64(calls))
            #expect(
                try await fixture.rows.profiles.count(["closed_reason": "said_no"])
                    == 120)
        }
    }
}
