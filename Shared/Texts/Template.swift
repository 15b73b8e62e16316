/// A text with holes: `{{variable}}`, or `{{variable|text instead}}` for subjects of which nothing is known.
///
/// Single braces are ordinary characters. `\{`, `\}` and `\\` stand for the character behind the backslash; any other
/// backslash is itself. The text instead may be empty and may hold `|` but no further variable. A value is inserted as it
/// is and never read as a template, and nothing is trimmed.
package struct Template: Sendable, Equatable {
    enum Segment: Equatable, Sendable {
        case text(String)
        case variable(String, fallback: String?)
    }

    /// As it was written.
    package let source: String
    let segments: [Segment]

    /// - Parameter known: the names that a product has values for.
    /// - Throws: the first mistake, and where it is.
    package init(_ source: String, known: [String]) throws(TemplateError) {
        var parser = TemplateParser(source, known: known)
        segments = try parser.segments()
        self.source = source
    }

    init(source: String, segments: [Segment]) { (self.source, self.segments) = (source, segments) }

    /// Variables in order of their first use.
    package var variables: [String] {
        var seen: [String] = []
        for case .variable(let variable, _) in segments where !seen.contains(variable) { seen.append(variable) }
        return seen
    }

    /// - Parameter value: what is known under a name; `nil` for nothing.
    /// - Throws: one finding naming every variable that has neither a value nor a fallback.
    package func rendered(_ value: (String) -> String?) throws(Finding) -> String {
        var text = ""
        var missing: [String] = []
        for segment in segments {
            switch segment {
            case .text(let literal): text += literal
            case .variable(let variable, let fallback):
                if let value = value(variable) ?? fallback {
                    text += value
                } else if !missing.contains(variable) {
                    missing.append(variable)
                }
            }
        }
        guard missing.isEmpty else { throw Self.finding(missing) }
        return text
    }

    private static func finding(_ missing: [String]) -> Finding {
        Finding(
            .missingValue,
            "Nothing is known for \(missing.joined(separator: ", ")); fill it in, or give the template a fallback like"
                + " {{\(missing[0])|text}}.")
    }
}
