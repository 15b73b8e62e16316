internal import Database

/// Which count of transaction ids an event was written in. Ids start again when a dump is restored into another cluster, and
/// fall back in a copy that is older than what it is fed; `outbox.settle_era()` raises the era then, so that cursors of the old
/// count stay behind every new event.
enum Era {
    /// SQL: the present one, for the statement that writes or reads. It is remembered nowhere, so a raised era needs no word to
    /// anybody. NULL where no life has begun: then the log takes nothing, until ``Life/now(on:)`` has settled the era.
    static let present: SQL = "(SELECT l.era FROM outbox.life l WHERE \(sql: Life.isHome))"
}
