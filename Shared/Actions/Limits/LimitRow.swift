internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// A limit and where it lies.
struct LimitRow {
    let id: UUID
    let platform: String
    /// The name of the limit, when several operations use it.
    let operation: String
    let accountID: UUID?
    /// The operations that use it together; `nil` for the usual limit of one.
    let sharedBy: [String]?
    let source: String
    var limit: Limit

    func hold(at now: Timestamp, spaced: Bool = true) -> Limit.Hold? {
        guard var hold = limit.hold(at: now, spaced: spaced) else { return nil }
        guard let sharedBy else { return hold }
        hold.reason =
            "The limit \"\(operation)\" of \(sharedBy.joined(separator: " and ")) (\(hold.by.rawValue)) is used up."
        hold.by = .shared
        return hold
    }
}

extension LimitRow {
    /// - Parameter row: of ``LimitRows/columns``.
    init(_ row: Row) throws(DatabaseError) {
        (id, platform, operation) = (try row["id"], try row["platform"], try row["operation"])
        (accountID, sharedBy, source) = (try row["account_id"], try row["shared_by"], try row["source"])
        limit = try Limit(row)
    }
}

extension Limit {
    fileprivate init(_ row: Row) throws(DatabaseError) {
        func number(_ column: String) throws(DatabaseError) -> Int? {
            (try row[column] as Int32?).map(Int.init)
        }
        let (perMinute, spacing) = (try number("per_minute"), try row["spacing_ms"] as Int64?)
        let (perDay, perWeek) = (try number("per_day"), try number("per_week"))
        let slots: [Timestamp] = try row["slots"]
        let (day, dayUsed) = (try number("day") ?? 0, try number("day_used") ?? 0)
        let (week, weekUsed) = (try number("week") ?? 0, try number("week_used") ?? 0)
        let ramp = try Ramp(
            first: number("ramp_first"), step: number("ramp_step"), percent: number("ramp_percent"),
            began: number("ramp_began"))
        // A table that was there when the zone was set and is not now: better some day than none.
        let zone = (try row["time_zone"] as String?).flatMap(Zones.named) ?? .utc
        self.init(
            rule: Rule(
                perMinute: perMinute, spacing: spacing.map { .milliseconds($0) }, perDay: perDay, perWeek: perWeek,
                ramp: ramp), zone: zone, slots: slots, day: Int64(day), dayUsed: dayUsed, week: Int64(week),
            weekUsed: weekUsed)
    }
}

extension Ramp {
    /// - Returns: `nil` for an account that is not warming up.
    fileprivate init?(first: Int?, step: Int?, percent: Int?, began: Int?) {
        guard let first, let growth = step.map({ Growth.step($0) }) ?? percent.map({ .percent($0) }) else { return nil }
        self.init(first: first, growth: growth, began: began.map(Int64.init))
    }
}
