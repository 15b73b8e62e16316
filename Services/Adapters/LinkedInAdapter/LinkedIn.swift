internal import AdapterKit
internal import AdapterWire
internal import JSON

/// Messages between members over the partner interface. Source: LinkedIn "Messages API", `/v2/messages`.
struct LinkedIn: PlatformAdapter {
    static let textLimit = Manifest.TextLimit(max: 8000, unit: .characters)
    /// Of the day these shapes were checked; each month's version lives about a year.
    static let defaultVersion = "202610"

    var manifest: Manifest { LinkedIn.declared }

    func start(_ start: AdapterCall.Start) -> Step {
        guard start.operation == "message" else { return .notOffered(start.operation, by: "LinkedIn") }
        do throws(AdapterFailure) {
            let input = MessageInput(start.input)
            let length = LinkedIn.textLimit.length(of: input.text)
            guard (1...LinkedIn.textLimit.max).contains(length) else {
                throw AdapterFailure(
                    .contentRefused, "LinkedIn takes 1 to \(LinkedIn.textLimit.max) characters; the text has \(length)."
                )
            }
            return .http(
                [message(to: try member(input), input.text, version: try version(start))], state: ["at": "sent"])
        } catch { return .failed(error) }
    }

    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step {
        guard operation == "message" else { return .notOffered(operation, by: "LinkedIn") }
        guard state["at"]?.stringValue == "sent", let result = results.first else {
            return .failed(AdapterFailure(.unknownOutcome, "LinkedIn: the state is not this adapter's."))
        }
        guard let status = result.status, (200..<300).contains(status) else {
            return .failed(LinkedInRefusal.failure(result))
        }
        let id = result.header("x-linkedin-id") ?? result.header("x-restli-id") ?? result.document?["id"]?.stringValue
        guard let id, !id.isEmpty else {
            return .failed(AdapterFailure(.unknownOutcome, "LinkedIn took the message but gave it no id."))
        }
        return .done(["external_id": .string(id)])
    }

    private func message(to member: String, _ text: String, version: String) -> WireRequest {
        WireRequest(
            id: "send", method: "POST", target: .base("api", path: "/v2/messages"),
            headers: [
                WirePair("Authorization", .concat(["Bearer ", .secret("access_token")])),
                WirePair("LinkedIn-Version", .text(version)), WirePair("X-Restli-Protocol-Version", "2.0.0"),
            ],
            body: .json([
                "recipients": [.string(member)], "subject": "", "body": .string(text),
                "messageType": "MEMBER_TO_MEMBER", "attachments": [],
            ]), commits: true)
    }

    /// `urn:li:person:…`, made from a bare id too.
    private func member(_ input: MessageInput) throws(AdapterFailure) -> String {
        let prefix = "urn:li:person:"
        let id = input.personID.map { $0.utf8.starts(with: prefix.utf8) ? String($0.dropFirst(prefix.count)) : $0 }
        guard let id, id.utf8.count <= 128, PathSegment.encoded(id) == id else {
            throw AdapterFailure(
                .recipientUnreachable, "LinkedIn addresses members by urn:li:person; this person has none.")
        }
        return prefix + id
    }

    /// The account's setting `api_version`.
    private func version(_ start: AdapterCall.Start) throws(AdapterFailure) -> String {
        guard let setting = start.settings["api_version"], !setting.isNull else { return LinkedIn.defaultVersion }
        guard let text = setting.stringValue, text.utf8.count == 6,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            throw AdapterFailure(.configuration, "LinkedIn: the account's setting api_version must look like 202610.")
        }
        return text
    }
}
