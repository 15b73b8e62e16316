/// An operation that is not repeated with success, and why. Its refusal is the same twice.
struct Unrepeated: Sendable {
    let operation: String
    let reason: String

    static let all = [
        Unrepeated(
            operation: "POST /api/quarantine",
            reason: "It holds everybody who is here, and with them what all the other calls need."),
        Unrepeated(
            operation: "POST /api/quarantine/confirm", reason: "Without a quarantine nothing waits for an answer."),
        Unrepeated(
            operation: "POST /api/quarantine/release", reason: "Without a quarantine there is nothing to let go on."),
    ]
}
