internal import Database

/// Where the ledger's tables lie.
enum LedgerPlace {
    /// SQL: these tables are where they were when their life was noted; where not, an older one may have come back, and whoever meets it
    /// judges first (room Quarantine).
    static let isHome: SQL = """
        NOT EXISTS (SELECT FROM platform.life l
                    WHERE l.ledger_oid <> 'platform.actions'::regclass::oid::bigint OR l.timeline <> platform.timeline())
        """
}
