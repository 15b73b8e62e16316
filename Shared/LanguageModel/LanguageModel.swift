package import HTTPClient
internal import JSON
internal import Synchronization
internal import Telemetry

/// Prompt in, text out, from any server that speaks OpenAI's `POST /chat/completions`.
///
/// One call is one attempt: nothing sleeps here, the error says whether and when another attempt can help.
package final class LanguageModel: Sendable {
    package let model: String
    private let endpoint: String
    private let apiKey: String?
    private let client: HTTPClient
    private let timeout: Duration
    /// Newer models refuse `max_tokens`, local servers do not know its successor; learnt from the first refusal.
    private let wantsCompletionTokens = Atomic(false)

    /// - Parameters:
    ///   - url: base address, with or without `/v1` and a final slash.
    ///   - timeout: for one whole answer; local models may need minutes to load.
    package init(url: String, model: String, apiKey: String?, client: HTTPClient, timeout: Duration = .seconds(120)) {
        (self.model, self.apiKey, self.client, self.timeout) = (model, apiKey, client, timeout)
        endpoint = chatEndpoint(base: url)
    }

    /// Asks for one text. What strangers wrote belongs into `user`, between delimiters; `system` is the caller's own.
    /// - Returns: the text without surrounding blanks; never empty, never cut.
    package func complete(system: String, user: String, maxTokens: Int) async throws(LanguageModelError) -> String {
        let isLearnt = wantsCompletionTokens.load(ordering: .relaxed)
        var reply = try await ask(system, user, maxTokens, newName: isLearnt)
        if !isLearnt, refusesMaxTokens(reply) {
            wantsCompletionTokens.store(true, ordering: .relaxed)
            reply = try await ask(system, user, maxTokens, newName: true)
        }
        if let error = LanguageModelError(refusal: reply) { throw error }
        return try Completion(reply.body).text
    }

    private func ask(
        _ system: String, _ user: String, _ maxTokens: Int, newName: Bool
    ) async throws(LanguageModelError) -> HTTPReply {
        let body: JSONValue = [
            "model": .string(model),
            "messages": [
                ["role": "system", "content": .string(system)], ["role": "user", "content": .string(user)],
            ],
            newName ? "max_completion_tokens" : "max_tokens": JSONValue(maxTokens),
            "stream": false,
        ]
        var headers = [(name: "Content-Type", value: "application/json"), (name: "Accept", value: "application/json")]
        if let apiKey { headers.append((name: "Authorization", value: "Bearer \(apiKey)")) }
        do {
            return try await client.send(
                HTTPRequest(method: "POST", url: endpoint, headers: headers, body: body.serialized(), timeout: timeout))
        } catch {
            throw LanguageModelError(transport: error)
        }
    }

    private func refusesMaxTokens(_ reply: HTTPReply) -> Bool {
        guard reply.status == 400, let error = (try? JSONValue.parse(reply.body))?["error"] else { return false }
        return error["param"]?.stringValue == "max_tokens"
            || error["message"]?.stringValue?.contains("max_completion_tokens") == true
    }
}

/// A base without a path gets `/v1`; any other path is the operator's and stays.
private func chatEndpoint(base: String) -> String {
    let suffix = "/chat/completions"
    var base = base
    while base.hasSuffix("/") { base.removeLast() }
    if base.hasSuffix(suffix) { return base }
    let afterScheme = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base[...]
    return base + (afterScheme.contains("/") ? suffix : "/v1" + suffix)
}
