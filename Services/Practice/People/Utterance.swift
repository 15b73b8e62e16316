internal import JSON
internal import Timekeeping

/// One text of a conversation.
struct Utterance: Sendable {
    let id: String
    let at: Timestamp
    let isTheirs: Bool
    let text: String
    var form = SayingForm.message
}
