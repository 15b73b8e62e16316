internal import AdapterKit
package import AdapterWire
package import JSON
internal import Timekeeping

extension GraphNetwork {
    /// Asks what became of a message: the person's threads, then each one's messages, newest first.
    /// Source: Graph API "Page conversations" and "Conversation messages".
    package func lookUp(_ start: AdapterCall.Start) -> Step {
        do throws(AdapterFailure) {
            let input = MessageInput(start.input)
            let (version, person) = (try version(start), try person(input))
            guard let since = input.since, (1...textLimit.max).contains(textLimit.length(of: input.text)) else {
                return .cannotTell
            }
            let lookup = GraphLookup(person: person, text: input.text, since: since, version: version)
            let request = get(
                "threads", "/\(version)/me/conversations",
                query: [
                    WirePair("platform", .text(platform)), WirePair("user_id", .text(person)),
                    WirePair("fields", "id,participants"),
                ], capture: ["next": "/paging/next"])
            return .http([request], state: lookup.state(at: "threads"))
        } catch { return .failed(error) }
    }

    package func lookedUp(_ state: JSONValue, _ results: [WireResult]) -> Step {
        guard var lookup = GraphLookup(state), let at = state["at"]?.stringValue, let result = results.first else {
            return .cannotTell
        }
        guard let status = result.status, (200..<300).contains(status), GraphError(result) == nil else {
            return .failed(failure(result, committed: false))
        }
        guard let data = result.document?["data"]?.arrayValue else { return .cannotTell }
        let hasMore = hasNext(result)
        guard at == "messages" else {
            lookup.take(threads: data, hasMore: hasMore)
            return read(lookup)
        }
        if let id = lookup.take(messages: data, hasMore: hasMore) {
            return .done(["found": true, "external_id": .string(id)])
        }
        return read(lookup)
    }

    private func hasNext(_ result: WireResult) -> Bool {
        guard case .answer(_, _, _, let captured) = result.outcome else { return false }
        return captured.contains("next")
    }

    /// The next page of the thread, else the next thread, else the verdict.
    private func read(_ lookup: GraphLookup) -> Step {
        guard let thread = lookup.threads.first else {
            if lookup.isDoubtful { return .cannotTell }
            return .done(lookup.wentOn ? ["found": false, "went_on": true] : ["found": false])
        }
        guard !lookup.isPaging else { return .http([nextPage], state: lookup.state(at: "messages")) }
        let request = get(
            "messages", "/\(lookup.version)/\(thread)/messages",
            query: [WirePair("fields", "id,created_time,from,to,message"), WirePair("limit", "20")],
            capture: ["next": "/paging/next"])
        return .http([request], state: lookup.state(at: "messages"))
    }

    /// The URL holds the access token, but not always the proof.
    private var nextPage: WireRequest {
        WireRequest(
            id: "messages", target: .captured("next"),
            query: proof == .parameters ? GraphNetwork.proofs.filter { $0.name == "appsecret_proof" } : [],
            headers: headers, capture: ["next": "/paging/next"])
    }
}

extension Step {
    static let cannotTell = Step.done(["found": nil])
}
