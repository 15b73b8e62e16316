internal import AdapterKit
package import AdapterWire
package import JSON

extension GraphNetwork {
    /// Answers a person: POST `/me/messages`. Source: Messenger Platform "Send API", Instagram "Messaging API".
    package func send(_ start: AdapterCall.Start) -> Step {
        do throws(AdapterFailure) {
            let input = MessageInput(start.input)
            let (version, person) = (try version(start), try person(input))
            let length = textLimit.length(of: input.text)
            guard (1...textLimit.max).contains(length) else {
                throw AdapterFailure(
                    .contentRefused,
                    "\(name) takes 1 to \(textLimit.max) \(textLimit.unit.rawValue); the text has \(length).")
            }
            let request = message(to: person, input.text, key: start.key, version: version)
            return .http([request], state: ["at": "sent", "to": .string(person)])
        } catch { return .failed(error) }
    }

    private func message(to person: String, _ text: String, key: String, version: String) -> WireRequest {
        let recipient: JSONValue = ["id": .string(person)]
        let body: WireRequest.Body =
            switch proof {
            case .bearer:
                .json([
                    "recipient": recipient, "messaging_type": "RESPONSE", "message": ["text": .string(text)],
                ])
            case .parameters:
                .form(
                    [
                        WirePair("recipient", .text(recipient.text)), WirePair("messaging_type", "RESPONSE"),
                        WirePair(
                            "message",
                            .text((["text": .string(text), "metadata": .string(key)] as JSONValue).text)),
                    ] + GraphNetwork.proofs)
            }
        return WireRequest(
            id: "send", method: "POST", target: .base("api", path: "/\(version)/me/messages"), headers: headers,
            body: body, commits: true)
    }

    /// What became of it.
    package func sent(_ state: JSONValue, _ results: [WireResult]) -> Step {
        guard state["at"]?.stringValue == "sent", let person = state["to"]?.stringValue, let result = results.first
        else { return .failed(AdapterFailure(.unknownOutcome, "\(name): the state is not this adapter's.")) }
        guard let status = result.status, (200..<300).contains(status), GraphError(result) == nil,
            let id = result.document?["message_id"]?.stringValue, !id.isEmpty
        else { return .failed(failure(result, committed: true)) }
        guard let addressed = result.document?["recipient_id"]?.stringValue else {
            return .done(["external_id": .string(id)])
        }
        guard addressed.utf8.elementsEqual(person.utf8) else {
            return .failed(AdapterFailure(.wrongPerson, "\(name) says that it sent the message to somebody else."))
        }
        return .done(["external_id": .string(id), "recipient_id": .string(addressed)])
    }
}
