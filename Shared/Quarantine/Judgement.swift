/// How an older life of the database came back, as far as it can be told.
package enum QuarantineCause: String, Sendable, CaseIterable {
    /// The tables say that they lie in another cluster: a dump was read back there.
    case cluster
    /// The same cluster, other tables: a dump was read back into it, or a part of one; or a copy of the database took its place.
    case tables
    /// The cluster went back to a point in time, or a standby was promoted while nobody lived who knows what was done last.
    case timeline
    /// More was done than these tables know: a copy of the files, a snapshot, or a standby that lacked the last of it.
    case mark
    /// A dump of a version that kept no record of its life.
    case dump
    /// Somebody said so.
    case byHand = "by_hand"

    /// For the operator, as the beginning of a sentence.
    var sentence: String {
        switch self {
        case .cluster: "The database was restored into another PostgreSQL"
        case .tables: "The database was restored from a dump"
        case .timeline: "PostgreSQL was put back to an earlier point in time, or another server took its place"
        case .mark: "The database is older than what was last done with it"
        case .dump: "The database was restored from a dump of an earlier version"
        case .byHand: "Somebody put the database back to an older state"
        }
    }
}

/// What a process makes of the life it meets. Pure: it knows the look, and what this process remembers.
package enum Judgement: Sendable, Equatable {
    /// It goes on.
    case same
    /// Nobody has noted where these tables lie.
    case first
    /// The timeline is new, and this process finds all it did in it, or has done nothing and is not alone. It goes on when every other
    /// living one finds what it did.
    case promoted
    case older(QuarantineCause)

    /// - Parameters:
    ///   - isForeign: what the log says of its origin; matters where nothing is noted.
    ///   - living: what this process has seen itself since it started; `nil` at its start.
    ///   - kept: the mark outside the database, if there is one.
    ///   - missingCalls: calls of this process that the tables do not know.
    ///   - hasCompany: it has just started, beside others that live.
    package static func of(
        _ record: LifeRecord, isForeign: Bool, living: Mark?, kept: Mark?, missingCalls: Int,
        hasCompany: Bool = false
    ) -> Judgement {
        guard let noted = record.noted else { return isForeign ? .older(.dump) : .first }
        if noted.system != record.actual.system { return .older(.cluster) }
        if noted.ledger != record.actual.ledger || record.isMoved { return .older(.tables) }
        if [living, kept].contains(where: { $0?.isAbove(record.mark) == true }) { return .older(.mark) }
        // A quarantine since this process looked last: what it remembers belongs to the life before.
        let isCurrent = living?.generation == record.mark.generation
        if missingCalls > 0, isCurrent { return .older(.mark) }
        if noted.timeline == record.actual.timeline { return .same }
        return isCurrent || hasCompany ? .promoted : .older(.timeline)
    }
}
