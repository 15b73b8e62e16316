internal import HTTPClient
internal import HTTPServer
internal import JSON
internal import Secrets
internal import Timekeeping

/// An event of a page's inbox, in Messenger's shape.
enum PageEvent {
    static func said(_ said: Utterance, from person: Person) -> JSONValue {
        let (id, text) = (JSONValue.string(said.id), JSONValue.string(said.text))
        switch said.form {
        case .message: return page(said, "messaging", [event(person, said, ["message": ["mid": id, "text": text]])])
        case .standby: return page(said, "standby", [event(person, said, ["message": ["mid": id, "text": text]])])
        case .change:
            let change: JSONValue = [
                "field": "messages", "value": event(person, said, ["message": ["mid": id, "text": text]]),
            ]
            return page(said, "changes", [change])
        case .button:
            return page(
                said, "messaging", [event(person, said, ["postback": ["mid": id, "title": text, "payload": "X"]])])
        case .edited:
            return page(
                said, "messaging",
                [
                    event(person, said, ["message": ["mid": id, "text": "ok send me mroe"]]),
                    event(person, said, ["message_edit": ["mid": id, "text": text, "num_edit": 1]]),
                ])
        }
    }

    private static func event(_ person: Person, _ said: Utterance, _ what: JSONObject) -> JSONValue {
        var event: JSONObject = [
            "sender": ["id": .string(person.id)], "recipient": ["id": .string(PracticeAccounts.page)],
            "timestamp": .int(said.at.microseconds / 1000),
        ]
        event.fields += what.fields
        return .object(event)
    }

    private static func page(_ said: Utterance, _ line: String, _ events: [JSONValue]) -> JSONValue {
        var entry: JSONObject = ["id": .string(PracticeAccounts.page), "time": .int(said.at.microseconds / 1000)]
        entry[line] = .array(events)
        return ["object": "page", "entry": [.object(entry)]]
    }
}
