package import LanguageModel
internal import Texts

/// Writes with the operator's language model. What it answers is judged like any stranger's text.
package struct ModelWriter: Sendable {
    package let model: LanguageModel
    private static let longestAnswer = 1_500

    package init(_ model: LanguageModel) { self.model = model }

    /// - Throws: why there is no text, and when another try by itself can help.
    package func write(_ prompt: Prompt, _ check: WrittenCheck) async throws(WritingFault) -> WrittenText {
        let answer: String
        do {
            answer = try await model.complete(
                system: prompt.system, user: prompt.user, maxTokens: ModelWriter.longestAnswer)
        } catch {
            let pause = error.retryable ? max(error.retryAfter ?? 5, 1) : nil
            throw WritingFault(code: error.code.rawValue, reason: error.reason, retryAfter: pause)
        }
        do {
            return WrittenText(
                text: try check.accepted(answer), writtenBy: model.model, sources: prompt.fence.sources)
        } catch {
            // A model may do better the next time; the attempts are counted.
            throw WritingFault(code: error.code.rawValue, reason: error.reason, retryAfter: 2)
        }
    }
}
