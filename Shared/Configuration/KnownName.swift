/// One environment variable: what it may hold, what it is when nobody sets it, and what it does.
package struct KnownName: Sendable {
    package enum Kind: Sendable, Equatable {
        case text
        case integer(ClosedRange<Int>)
        /// 1 to 65535.
        case port
        /// Whole seconds; read as `Duration`.
        case seconds(ClosedRange<Int>)
        /// Whole milliseconds; read as `Duration`.
        case milliseconds(ClosedRange<Int>)
        /// An address that starts with one of these schemes and `://`.
        case url([String])
        case choice([String])
        /// Comma-separated, each one of these, none twice, or ``emptyList``; read as `[String]`.
        case list([String])
        /// One of these words, and behind commas other ones for some names: `info,social=debug`. Each name once.
        case choices([String], per: [String])
        /// `true` or `false` (also `1`, `0`, `yes`, `no`).
        case boolean
        /// Exactly this many bytes as hexadecimal digits; read as `[UInt8]`.
        case key(bytes: Int)
    }

    package enum Default: Sendable, Equatable {
        case none
        case text(String)
        /// As far above another port as this.
        case above(String, by: Int)
    }

    package let name: String
    package let kind: Kind
    package let fallback: Default
    /// A secret may come from a file instead: the same name with `_FILE` holds the path.
    package let isSecret: Bool
    /// One sentence for the operator.
    package let doc: String

    package init(
        _ name: String, _ kind: Kind, _ fallback: Default = .none, isSecret: Bool = false, doc: String
    ) {
        (self.name, self.kind, self.fallback, self.isSecret, self.doc) = (name, kind, fallback, isSecret, doc)
    }

    /// The variable that holds the path of the file with the secret.
    package var fileName: String? { isSecret ? name + "_FILE" : nil }
}

extension KnownName.Kind {
    /// A list of nothing: an empty value counts as not set.
    static let emptyList = "none"

    /// What a value should have been, as the end of the sentence "`NAME` is not …".
    package var expectation: String {
        switch self {
        case .text: "text without control characters"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .port: "a port (1 to 65535)"
        case .seconds(let range): "a number of seconds from \(range.lowerBound) to \(range.upperBound)"
        case .milliseconds(let range): "a number of milliseconds from \(range.lowerBound) to \(range.upperBound)"
        case .url(let schemes): "an address that starts with \(schemes.map { $0 + "://" }.joined(separator: " or "))"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .list(let choices):
            "a comma-separated list, each once, of \(choices.joined(separator: ", ")), or \(KnownName.Kind.emptyList)"
        case .choices(let choices, let names):
            """
            one of \(choices.joined(separator: ", ")), and behind commas other ones for \(names.joined(separator: ", ")), \
            such as \(choices.last ?? ""),\(names.first ?? "")=\(choices.first ?? "")
            """
        case .boolean: "true or false"
        case .key(let bytes): "a key of \(bytes * 2) hexadecimal digits"
        }
    }
}
