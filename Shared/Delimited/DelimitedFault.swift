/// Why one record cannot be used. The records around it are read as if it were not there.
package enum DelimitedFault: Error, Equatable, Sendable, CustomStringConvertible {
    case nulByte
    case notText(TextEncoding)
    case tooManyFields(limit: Int)
    case fieldTooLong(column: Int, limit: Int)
    case recordTooLong(limit: Int)
    /// Something other than a delimiter follows a closing quote: most often a quote was left open further up.
    case textAfterQuote(column: Int, openedOnLine: Int)

    /// One sentence for whoever made the file: what is wrong and what to do.
    package var description: String {
        switch self {
        case .nulByte:
            "The row holds a NUL byte; remove it, or save the file as UTF-8 if it is UTF-16 without a byte order mark."
        case .notText(let encoding):
            "The row is not valid \(encoding.rawValue) text; save the file again as UTF-8."
        case .tooManyFields(let limit):
            "The row has more than \(limit) columns; remove columns, or quote values that hold the delimiter."
        case .fieldTooLong(let column, let limit):
            "Column \(column) is longer than \(limit) bytes; shorten it, or close a quote that was left open."
        case .recordTooLong(let limit):
            "The row is longer than \(limit) bytes; shorten it, or close a quote that was left open."
        case .textAfterQuote(let column, let line):
            "Column \(column) goes on after its closing quote (opened on line \(line)); double the quotes inside a value."
        }
    }
}

/// Why a file cannot be read to its end. Every record handed over before stays good.
package enum DelimitedError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A quote opened on `line` (1-based) never closes, so nothing after it can be told apart.
    case unclosedQuote(line: Int)

    package var description: String {
        switch self {
        case .unclosedQuote(let line):
            "The quote opened on line \(line) never closes; close it and send the rows from that line on again."
        }
    }
}
