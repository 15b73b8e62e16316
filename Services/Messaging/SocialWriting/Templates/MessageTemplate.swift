/// A message with holes: `{{variable}}`, or `{{variable|text instead}}` for people of whom nothing is known.
///
/// Single braces are ordinary characters. `\{`, `\}` and `\\` stand for the character behind the backslash; any other
/// backslash is itself. The text instead may be empty and may hold `|` but no further variable. A value is inserted as it
/// is and never read as a template, and nothing is trimmed.
package struct MessageTemplate: Sendable, Equatable {
    enum Segment: Equatable, Sendable {
        case text(String)
        case variable(TemplateVariable, fallback: String?)
    }

    /// As it was written.
    package let source: String
    private let segments: [Segment]

    package init(_ source: String) throws(TemplateError) {
        var parser = TemplateParser(source)
        segments = try parser.segments()
        self.source = source
    }

    /// Variables in order of their first use.
    package var variables: [TemplateVariable] {
        var seen: [TemplateVariable] = []
        for case .variable(let variable, _) in segments where !seen.contains(variable) { seen.append(variable) }
        return seen
    }

    /// - Throws: one refusal naming every variable that has neither a value nor a fallback.
    package func rendered(with facts: PersonFacts) throws(DraftRefusal) -> String {
        var text = ""
        var missing: [String] = []
        for segment in segments {
            switch segment {
            case .text(let literal): text += literal
            case .variable(let variable, let fallback):
                if let value = facts.value(of: variable) ?? fallback {
                    text += value
                } else if !missing.contains(variable.rawValue) {
                    missing.append(variable.rawValue)
                }
            }
        }
        guard missing.isEmpty else { throw Self.refusal(missing) }
        return text
    }

    /// The message for one person, within what their network takes.
    package func draft(for facts: PersonFacts) throws(DraftRefusal) -> String {
        let text = try rendered(with: facts)
        try facts.network.admit(text)
        return text
    }

    private static func refusal(_ missing: [String]) -> DraftRefusal {
        let names = missing.joined(separator: ", ")
        return DraftRefusal(
            code: .missingValue,
            reason: "Nothing is known for \(names); fill it in for this person, or give the template a fallback like"
                + " {{\(missing[0])|text}}.")
    }
}

/// What is wrong with a template, and where.
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// Position in the line in code points, from 1.
    package let column: Int
    package let reason: String

    package var description: String { "Line \(line), column \(column): \(reason)" }
}
