import Database
import FoundationEssentials
import JSON
import Outbox
import TestKit
import Testing
import Timekeeping

@testable import Timers

/// Rows that become events when they are due, in a table of a product that nobody knows.
@Suite struct TimersTests {
    private let timers = Timers(TimerTable("zoo.timers", key: "meal_id", subject: "animal_id"))
    private static let full = TimerEnding(code: "full", reason: "the animal has eaten")

    private struct Zoo {
        let database: Database
        let outbox: Outbox

        func state(_ key: UUID) async throws -> String {
            try await database.first(
                "SELECT concat_ws(' ', status, code, keeper) FROM zoo.timers WHERE meal_id = \(key)")?[0] ?? ""
        }

        func raise(_ timers: Timers) async throws {
            let raising = TimerRaising(timers, outbox: outbox) { timer in
                NewEvent(
                    type: "zoo.meal.due.v1", aggregateType: "animal", aggregateID: timer.subject.lowercase,
                    version: timer.version, payload: Array(#"{"meal":"\#(timer.key.lowercase)"}"#.utf8))
            }
            while try await raising.raise() > 0 {}
        }

        var events: Int64 {
            get async throws {
                try await database.first("SELECT count(*) FROM outbox.events WHERE type = 'zoo.meal.due.v1'")?[0] ?? 0
            }
        }
    }

    private func withZoo(_ body: @escaping @Sendable (Zoo) async throws -> Void) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.execute("CREATE SCHEMA zoo")
            try await scratch.database.execute(
                """
                CREATE TABLE zoo.timers (meal_id uuid PRIMARY KEY, animal_id uuid NOT NULL, keeper text NOT NULL,
                    due_at timestamptz NOT NULL, status text NOT NULL, version bigint NOT NULL, code text, reason text,
                    raised_at timestamptz, failed_at timestamptz, confirmed_at timestamptz,
                    created_at timestamptz NOT NULL DEFAULT clock_timestamp())
                """)
            let outbox = Outbox(
                database: scratch.database, loop: scratch.loop, listener: nil, log: scratch.log)
            try await body(Zoo(database: scratch.database, outbox: outbox))
        }
    }

    private func set(
        _ key: UUID, of animal: UUID = UUID(), due: Timestamp = .now(), version: Int64 = 1, ended: TimerEnding? = nil,
        _ zoo: Zoo
    ) async throws {
        try await zoo.database.withConnection {
            try await timers.set(
                key, of: animal, due: due, version: version, ended: ended, own: ("keeper", "\("ann")"), on: $0)
        }
    }

    @Test("What is due is raised once, what is not yet due is left")
    func due() async throws {
        try await withZoo { zoo in
            let (now, later) = (UUID(), UUID())
            try await set(now, zoo)
            try await set(later, due: Timestamp.now().adding(.seconds(3600)), zoo)
            for _ in 0..<2 { try await zoo.raise(timers) }
            #expect(try await zoo.events == 1)
            #expect(try await zoo.state(now) == "raised ann")
            #expect(try await zoo.state(later) == "waiting ann")
        }
    }

    @Test("The newer word wins, whichever comes first")
    func versions() async throws {
        try await withZoo { zoo in
            let meal = UUID()
            try await set(meal, version: 2, ended: Self.full, zoo)
            try await set(meal, version: 1, zoo)
            #expect(try await zoo.state(meal) == "cancelled full ann")
            try await set(meal, version: 3, zoo)
            #expect(try await zoo.state(meal) == "waiting ann")
        }
    }

    @Test("What waits for a subject is taken back, with the reason")
    func ends() async throws {
        try await withZoo { zoo in
            let (animal, meal, raised) = (UUID(), UUID(), UUID())
            try await set(raised, of: animal, zoo)
            try await zoo.raise(timers)
            try await set(meal, of: animal, zoo)
            try await zoo.database.withConnection { try await timers.end([(animal, 2, Self.full)], on: $0) }
            #expect(try await zoo.state(meal) == "cancelled full ann")
            #expect(try await zoo.state(raised) == "raised ann", "what is done is done")
        }
    }

    @Test("What failed says why, and is due again when somebody says so")
    func fails() async throws {
        try await withZoo { zoo in
            let (meal, over) = (UUID(), UUID())
            for key in [meal, over] { try await set(key, zoo) }
            try await zoo.raise(timers)
            try await zoo.database.withConnection {
                let why = TimerEnding(code: "away", reason: "the keeper is away")
                try await timers.fail(meal, why, isOver: false, at: .now(), on: $0)
                try await timers.fail(over, Self.full, isOver: true, at: .now(), on: $0)
            }
            #expect(try await zoo.state(meal) == "failed away ann")
            #expect(try await zoo.state(over) == "cancelled full ann")
            #expect(try await timers.retry(over, on: zoo.database) == false)
            #expect(try await timers.retry(meal, on: zoo.database))
            try await zoo.raise(timers)
            #expect(try await zoo.events == 3)
        }
    }
}
