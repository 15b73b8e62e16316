internal import Actions
internal import Database
package import FoundationEssentials
internal import Outbox
package import Timekeeping

/// An older life of the database that was found. While its pause is open nothing is sent; until it is confirmed nobody who was here is
/// written to unasked.
package struct Quarantine: Sendable, Equatable {
    package let id: UUID
    package let cause: QuarantineCause
    package let pauseID: UUID
    /// The newest moment that the older life knows of.
    package let since: Timestamp
    /// Who was here before it belongs to the older life.
    package let cut: Timestamp
    /// Until when a file outside the database had every no; `nil` without one.
    package let noesUntil: Timestamp?
    package let noesMerged: Int
    package let beganBy: String
    package let beganAt: Timestamp
    package let confirmedAt: Timestamp?
    /// The pause is open.
    package let isOpen: Bool
    /// What the pause says to whoever asks why something waits.
    package let reason: String
}

extension Quarantine {
    init(_ row: Row) throws(DatabaseError) {
        id = try row["id"]
        cause = QuarantineCause(rawValue: try row["cause"]) ?? .byHand
        (pauseID, since, cut) = (try row["pause_id"], try row["since"], try row["cut"])
        (noesUntil, noesMerged) = (try row["noes_until"], Int(try row["noes_merged"] as Int32))
        (beganBy, beganAt, confirmedAt) = (try row["began_by"], try row["began_at"], try row["confirmed_at"])
        (isOpen, reason) = (try row["is_open"], try row["reason"])
    }
}
