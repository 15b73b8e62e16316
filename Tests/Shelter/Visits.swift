package import Actions
package import Database
internal import FoundationEssentials
internal import JSON
package import Lifecycle
package import Outbox
internal import Timekeeping
internal import Timers

/// Some time after a letter somebody is asked how they are.
package struct Visits: Sendable {
    private static let due = "shelter.visit.due.v1"
    private let timers = Timers(TimerTable("shelter.visits", key: "offer_id", subject: "asked_id"))
    private let outbox: Outbox
    private let delay: Duration

    package init(outbox: Outbox, delay: Duration) { (self.outbox, self.delay) = (outbox, delay) }

    package func follow(_ letter: Conclusion, on connection: Connection) async throws {
        let id = letter.action.subjectID
        try await timers.set(id, of: id, due: letter.at.adding(delay), version: 1, on: connection)
    }

    package var chore: Chore {
        TimerRaising(timers, outbox: outbox) { timer in
            NewEvent(
                type: Visits.due, aggregateType: "shelter.offer", aggregateID: timer.subject.lowercase,
                version: timer.version, payload: Array("{}".utf8))
        }.chore("raising visits")
    }

    /// Shows in the list of offers that it is time.
    package static let subscription = Subscription(name: "shelter.shelter.visits", types: [due]) { connection, events in
        try await connection.execute(
            """
            UPDATE shelter.offers SET visit_due_at = clock_timestamp()
            WHERE id::text = ANY(\(try events.map { try $0.aggregateID })) AND suppression_id IS NULL
            """)
    }
}
