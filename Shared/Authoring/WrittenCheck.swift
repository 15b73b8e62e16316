package import Texts

/// Judges a text that a language model wrote before anybody is shown it.
package struct WrittenCheck: Sendable {
    private let fit: TextFit
    private let said: Repetition
    private let fence: Fence?

    /// - Parameters:
    ///   - earlier: what the text must not say again.
    ///   - fence: around the facts of the prompt that the text answers; a text that holds its mark leaked the prompt.
    package init(_ fit: TextFit, earlier: [String] = [], fence: Fence? = nil) {
        (self.fit, self.fence) = (fit, fence)
        said = Repetition(of: earlier)
    }

    /// - Returns: the text without white space around it, which models add.
    /// - Throws: the first thing that makes it unfit to send.
    package func accepted(_ answer: String) throws(Finding) -> String {
        let text = Self.trimmed(answer)
        try fit.admit(text)
        guard !text.unicodeScalars.contains(where: Self.isControl), fence.map({ text.contains($0.mark) }) != true else {
            throw Finding(
                .unusableText, "The model's text holds control characters or its own prompt; try again.")
        }
        if let placeholder = Self.placeholder(in: text) {
            throw Finding(
                .placeholder, "The model left the placeholder \(placeholder) in the text; try again.")
        }
        guard !said.repeats(text) else {
            throw Finding(
                .repetition, "The model's text repeats an earlier message of the thread; try again.")
        }
        return text
    }

    private static func trimmed(_ text: String) -> String {
        let isText: (Unicode.Scalar) -> Bool = { !$0.properties.isWhitespace }
        guard let first = text.unicodeScalars.firstIndex(where: isText),
            let last = text.unicodeScalars.lastIndex(where: isText)
        else { return "" }
        return String(text[first...last])
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\r" && scalar != "\t"
    }

    /// Double braces, or a few words in square or angle brackets, as in "[Your Name]".
    private static func placeholder(in text: String) -> String? {
        for braces in ["{{", "}}"] where text.contains(braces) { return braces }
        for (open, close) in [("[", "]"), ("<", ">")] as [(Character, Character)] {
            for start in text.indices where text[start] == open {
                let inside = text[text.index(after: start)...].prefix { $0 != close && $0 != open && !$0.isNewline }
                guard inside.endIndex < text.endIndex, text[inside.endIndex] == close, inside.count <= 40 else {
                    continue
                }
                if inside.first?.isLetter == true { return "\(open)\(inside)\(close)" }
            }
        }
        return nil
    }
}
