/// Judges a text that a language model wrote before anybody is shown it as a draft.
package struct DraftCheck: Sendable {
    private let style: NetworkStyle
    private let thread: Repetition
    private let fence: String?

    /// - Parameters:
    ///   - earlier: every text of the thread.
    ///   - fence: the mark of the prompt the text answers (``DraftPrompt/fence``).
    package init(style: NetworkStyle, earlier: [String] = [], fence: String? = nil) {
        self.style = style
        thread = Repetition(of: earlier)
        self.fence = fence
    }

    /// - Returns: the text without white space around it, which models add.
    /// - Throws: the first thing that makes it unfit to send.
    package func accepted(_ answer: String) throws(DraftRefusal) -> String {
        let text = Self.trimmed(answer)
        try style.admit(text)
        guard !text.unicodeScalars.contains(where: Self.isControl), fence.map(text.contains) != true else {
            throw DraftRefusal(
                code: .unusableText, reason: "The model's text holds control characters or its own prompt; try again.")
        }
        if let placeholder = Self.placeholder(in: text) {
            throw DraftRefusal(
                code: .placeholder, reason: "The model left the placeholder \(placeholder) in the text; try again.")
        }
        guard !thread.repeats(text) else {
            throw DraftRefusal(
                code: .repetition, reason: "The model's text repeats an earlier message of the thread; try again.")
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
