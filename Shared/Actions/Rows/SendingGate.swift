internal import Database

/// The lock that orders intents and calls, pauses and noes (Docs/ledger.md, "The sending gate"): intents pass it together, a pause or a
/// "no" closes it.
enum SendingGate {
    static let pass: SQL = "SELECT platform.pass_gate()"

    static func pass(on connection: Connection) async throws(DatabaseError) { try await connection.execute(pass) }

    /// Until the transaction ends. Whoever commits behind it is seen by every later intent and call.
    static func close(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT platform.close_gate()")
    }
}
