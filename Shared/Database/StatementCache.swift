/// The names of a connection's prepared statements, by text.
///
/// Confined to its connection's loop.
struct StatementCache {
    static let capacity = 256
    /// The server's sentence when a change of schema outdated a prepared statement (plancache.c, SQLSTATE 0A000).
    static let outdatedPlan = "cached plan must not change result type"

    final class Statement {
        let name: String
        let types: [UInt32]
        var isPrepared = false
        fileprivate var lastUse: UInt64 = 0
        fileprivate init(name: String, types: [UInt32]) { (self.name, self.types) = (name, types) }
    }

    private var statements: [String: Statement] = [:]
    private var clock: UInt64 = 0
    private var named: UInt64 = 0

    /// - Returns: the statement, and the name of one to deallocate because it made room.
    mutating func statement(for sql: SQL) -> (Statement, evicted: String?) {
        clock += 1
        if let known = statements[sql.text], known.matches(sql) {
            known.lastUse = clock
            return (known, nil)
        }
        // The same text with other types, which only a generic caller produces, replaces the former.
        var evicted = statements.removeValue(forKey: sql.text)
        if evicted == nil, statements.count >= StatementCache.capacity { evicted = removeOldest() }
        named += 1
        let fresh = Statement(name: "s\(named)", types: sql.binds.map(\.typeOID))
        fresh.lastUse = clock
        statements[sql.text] = fresh
        return (fresh, evicted?.isPrepared == true ? evicted?.name : nil)
    }

    mutating func forget(_ sql: SQL) { statements[sql.text] = nil }

    /// Names go on counting, for the server may still know some.
    mutating func forgetAll() { statements = [:] }

    private mutating func removeOldest() -> Statement? {
        guard let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
        return statements.removeValue(forKey: oldest.key)
    }
}

extension StatementCache.Statement {
    fileprivate func matches(_ sql: SQL) -> Bool {
        guard types.count == sql.binds.count else { return false }
        for index in types.indices where types[index] != sql.binds[index].typeOID { return false }
        return true
    }
}
