internal import Database
internal import HTTPServer
internal import Telemetry

/// What an error means to the caller.
enum Translation {
    /// - Parameter gate: of the product whose route it is.
    static func response(to error: any Error, _ request: Request, _ gate: ProductGate?, _ log: Log) async -> Response? {
        guard let error = error as? DatabaseError else { return nil }
        if error.isOfMissingParts, let gate {
            // It was dropped since the gate last looked; a gate that cannot look says nothing.
            let isThere = try? await gate.isThere()
            if isThere == false, let inactive = try? await gate.check() { return inactive }
        }
        guard let problem = problem(error) else { return nil }
        if problem.status >= 500 {
            log.warning(
                "request failed on the database", ["error": .text("\(error)"), "route": .text(request.pattern)],
                trace: request.trace)
        }
        return problem.response(requestID: request.requestID)
    }

    private static func problem(_ error: DatabaseError) -> Problem? {
        // Also where it took the server down with it.
        if error.sqlState == StorageAlarm.sqlState { return .storageFull }
        switch error.kind {
        case .connection, .poolExhausted, .timeout, .cancelled:
            return .unavailable("The database cannot be reached right now; nothing was changed.")
        case .commitUnknown:
            return .unavailable("The database was lost while saving; look before you repeat this.")
        case .server, .decode: break
        }
        if error.isOfMissingParts { return .tablesDamaged }
        switch error.sqlState {
        case "23505": return .conflict("already-there", "Something with the same key is already there.")
        case "22001": return .validation([FieldError("", "length", "A text is longer than its column takes.")])
        case "22021", "22P05":
            return .validation([FieldError("", "format", "A text holds bytes that cannot be stored.")])
        case "53200":
            return .unavailable("The database is out of memory; nothing was changed.", retryAfter: 5)
        case "53400", "58030":
            return .unavailable(
                "The database's machine refuses it a file or memory; its log says what. Nothing was changed.",
                retryAfter: 5)
        case "57P01", "57P02", "57P03", "53300", "40P01", "40001", "55P03", "25P03", "57014":
            return .unavailable("The database is busy or restarting; nothing was changed.")
        case "25006": return .unavailable("The database only reads right now; nothing was changed.")
        default: return nil
        }
    }
}
