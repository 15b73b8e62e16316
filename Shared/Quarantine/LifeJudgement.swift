/// What a process makes of the life it meets. Pure: it knows the look, and what this process remembers.
package enum LifeJudgement: Sendable, Equatable {
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
    ) -> LifeJudgement {
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
