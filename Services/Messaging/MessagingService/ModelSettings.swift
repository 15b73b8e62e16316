import Configuration
import HTTPClient
import LanguageModel

/// The language model of the environment, if there is one.
struct ModelSettings {
    let timeout: Duration
    private let url: String?
    private let model: String?
    private let apiKey: String?

    /// Mistakes are noted in the reader.
    init?(_ environment: inout EnvironmentReader) {
        environment.requireTogether("OUTREACH_LLM_URL", "OUTREACH_LLM_MODEL")
        let timeout: Duration? = environment.read("OUTREACH_LLM_TIMEOUT_SECONDS")
        url = environment.readIfSet("OUTREACH_LLM_URL")
        model = environment.readIfSet("OUTREACH_LLM_MODEL")
        apiKey = environment.readIfSet("OUTREACH_LLM_API_KEY")
        guard let timeout else { return nil }
        self.timeout = timeout
    }

    /// - Returns: `nil` when texts are written from templates.
    func languageModel(_ client: HTTPClient) -> LanguageModel? {
        guard let url, let model else { return nil }
        return LanguageModel(url: url, model: model, apiKey: apiKey, client: client, timeout: timeout)
    }
}
