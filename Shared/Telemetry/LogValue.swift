internal import JSON

/// Attributes in the order in which they are given and written; nothing is hashed.
package typealias LogAttributes = KeyValuePairs<String, LogValue>

/// One attribute of a log line. Never a secret, a message body or a person's name.
package enum LogValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringInterpolation
{
    case text(String)
    case number(Int64)
    case decimal(Double)
    case flag(Bool)

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .number(value) }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .text(let value): writer.value(value)
        case .number(let value): writer.value(value)
        case .decimal(let value): writer.value(value)
        case .flag(let value): writer.value(value)
        }
    }

    var plain: String {
        switch self {
        case .text(let value): value
        case .number(let value): String(value)
        case .decimal(let value): String(value)
        case .flag(let value): String(value)
        }
    }
}
