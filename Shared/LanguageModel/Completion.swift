internal import JSON
internal import Telemetry

/// A checked answer. Shape: OpenAI `chat.completion`; local servers leave fields out, so only what is used must be there.
struct Completion {
    let text: String

    /// - Throws: when the answer is not one whole text.
    init(_ body: [UInt8]) throws(LanguageModelError) {
        guard let json = try? JSONValue.parse(body), let choice = json["choices"]?.arrayValue?.first,
            let message = choice["message"]
        else { throw .invalid("it is not a chat completion") }
        Completion.count(json["usage"])
        if message["refusal"]?.stringValue != nil { throw .refused }
        switch choice["finish_reason"]?.stringValue {
        case "stop": break
        case "length": throw .cut
        case "content_filter": throw .refused
        default: throw .invalid("it ended for a reason other than its end")
        }
        guard let content = Completion.content(message["content"]) else { throw .invalid("it holds no text") }
        let written = try Completion.withoutThinking(content)
        guard !written.isEmpty else { throw .invalid("its text is empty") }
        // PostgreSQL has no text with NUL, and no person writes one.
        guard !written.unicodeScalars.contains("\0") else { throw .invalid("its text holds a NUL character") }
        text = written
    }

    /// A string, or parts of which the texts count.
    private static func content(_ value: JSONValue?) -> String? {
        if let text = value?.stringValue { return text }
        guard let parts = value?.arrayValue else { return nil }
        return parts.compactMap { $0["type"]?.stringValue == "text" ? $0["text"]?.stringValue : nil }.joined()
    }

    /// Some local servers leave the model's thinking in front of its text: it must never reach a person.
    private static func withoutThinking(_ content: String) throws(LanguageModelError) -> String {
        let text = trimmed(content[...])
        guard text.hasPrefix("<think>") else { return String(text) }
        guard let end = text.ranges(of: "</think>").last else { throw .invalid("it holds thinking without an end") }
        return String(trimmed(text[end.upperBound...]))
    }

    private static func count(_ usage: JSONValue?) {
        for (kind, field) in [("prompt", "prompt_tokens"), ("completion", "completion_tokens")] {
            guard let tokens = usage?[field]?.intValue, tokens > 0, tokens < 1 << 32 else { continue }
            Metrics.shared.counter(
                "outreach_language_model_tokens_total", help: "Tokens the language model read and wrote.",
                labels: ProductScope.labels(ProductScope.product, ["kind": kind])
            ).add(Int(tokens))
        }
    }
}

private func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
}

extension LanguageModelError {
    fileprivate static let refused = LanguageModelError(
        .contentRefused, "the model declined to write this text; change the prompt or write it yourself",
        retryable: false)
    fileprivate static let cut = LanguageModelError(
        .cutShort, "the model's text was longer than the token limit and is not used", retryable: false)
    fileprivate static func invalid(_ what: String) -> LanguageModelError {
        LanguageModelError(.invalidAnswer, "the model's answer cannot be used: \(what)", retryable: true)
    }
}
