package import Jobs
package import LanguageModel
package import SocialContract
package import SocialThreads

/// Writes with the operator's language model. What it answers is judged like any stranger's text.
package struct ModelAuthor: DraftAuthor {
    let model: LanguageModel
    package let patience: Duration
    package let batch = 4

    /// - Parameter timeout: the longest one answer may take.
    package init(model: LanguageModel, timeout: Duration) { (self.model, patience) = (model, timeout) }

    package func write(
        _ type: MessageType, for person: SocialRecipient, _ facts: PersonFacts, earlier: [String]
    ) async -> Result<Draft, JobFailure> {
        let prompt = DraftPrompt(type == .initial ? .initial : .followup, facts: facts, earlier: earlier)
        do {
            let answer = try await model.complete(system: prompt.system, user: prompt.user, maxTokens: 1500)
            let check = DraftCheck(style: facts.network, earlier: earlier, fence: prompt.fence)
            return .success(Draft(text: try check.accepted(answer), writtenBy: model.model))
        } catch let error as LanguageModelError {
            let pause = error.retryable ? max(error.retryAfter ?? 5, 1) : nil
            return .failure(JobFailure(code: error.code.rawValue, reason: error.reason, retryAfter: pause))
        } catch let refusal as DraftRefusal {
            // A model may do better the next time; the attempts are counted.
            return .failure(JobFailure(code: refusal.code.rawValue, reason: refusal.reason, retryAfter: 2))
        } catch {
            return .failure(
                JobFailure(code: "unavailable", reason: "the language model cannot be asked right now", retryAfter: 5)
            )
        }
    }
}
