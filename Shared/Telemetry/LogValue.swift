internal import JSON

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

    var json: JSONValue {
        switch self {
        case .text(let value): .string(value)
        case .number(let value): .int(value)
        case .decimal(let value): .double(value)
        case .flag(let value): .bool(value)
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
