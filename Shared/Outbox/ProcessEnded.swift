internal import Database

/// What is written at an event before it is tried by itself, and stays when its process dies of it.
struct ProcessEnded: Error, CustomStringConvertible {
    var description: String { "the process ended while it was at work on this" }

    /// SQL: whether parked row `row` has not been tried to an end yet: it waits, or its first try is under way.
    static func isUntried(_ row: StaticString) -> SQL {
        """
        (\(unsafeIdentifier: row).attempts = 0 OR \(unsafeIdentifier: row).attempts = 1
            AND \(unsafeIdentifier: row).error IS NOT DISTINCT FROM \(HandlerFault.text(ProcessEnded())))
        """
    }
}
