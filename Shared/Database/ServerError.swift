internal import CPostgres

/// What the server's error report becomes.
extension DatabaseError {
    /// - Parameters:
    ///   - result: a `PGresult *` of status `PGRES_FATAL_ERROR`; stays the caller's.
    ///   - cancelled: whether this side asked for the statement's end.
    ///   - mayHaveRun: whether the statement, if the connection broke, may have taken effect.
    init(result: OpaquePointer, cancelled: Bool, mayHaveRun: Bool) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        let state = field(postgres_field_sqlstate)
        let severity = field(postgres_field_severity)
        let isLost = state == nil || severity == "FATAL" || severity == "PANIC"
        if state == StorageAlarm.sqlState { StorageAlarm.ring() }
        let message = field(postgres_field_message) ?? Self.trimmed(PQresultErrorMessage(result))
        self.init(
            Self.kind(state, message, isLost: isLost, cancelled: cancelled), message, sqlState: state,
            constraint: field(postgres_field_constraint), table: field(postgres_field_table),
            column: field(postgres_field_column), detail: field(postgres_field_detail),
            // With a state the server said goodbye by itself, having rolled back; without, the line just went dead.
            mayHaveRun: mayHaveRun && state == nil)
    }

    /// What libpq says about a connection.
    static func connection(_ handle: OpaquePointer?, mayHaveRun: Bool = false) -> DatabaseError {
        let message = trimmed(handle.flatMap { PQerrorMessage($0) })
        return DatabaseError(.connection, message.isEmpty ? "the connection broke" : message, mayHaveRun: mayHaveRun)
    }

    private static func kind(_ state: String?, _ message: String, isLost: Bool, cancelled: Bool) -> Kind {
        if isLost { return .connection }
        guard state == "57014" else { return .server }
        return cancelled || message.contains("user request") ? .cancelled : .timeout
    }

    private static func trimmed(_ text: UnsafePointer<CChar>?) -> String {
        var text = text.map { String(cString: $0) } ?? ""
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
