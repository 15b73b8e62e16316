package import Authoring
package import LanguageModel
package import SocialContract
package import SocialThreads
internal import Texts

/// Writes with the operator's language model.
package struct SocialModelAuthor: SocialDraftAuthor {
    private let writer: ModelWriter
    package let patience: Duration
    package let batch = 4

    /// - Parameter timeout: the longest one answer may take.
    package init(model: LanguageModel, timeout: Duration) { (writer, patience) = (ModelWriter(model), timeout) }

    package func write(
        _ type: SocialMessageType, for person: SocialRecipient, _ facts: SocialPersonFacts, earlier: [String]
    ) async -> Result<SocialDraft, WritingFault> {
        let prompt = SocialDraftPrompt.of(type == .initial ? .initial : .followup, facts: facts, earlier: earlier)
        let check = WrittenCheck(facts.network.fit, earlier: earlier, fence: prompt.fence)
        do throws(WritingFault) {
            let written = try await writer.write(prompt, check)
            return .success(SocialDraft(text: written.text, writtenBy: written.writtenBy))
        } catch {
            return .failure(error)
        }
    }
}
