/// Whom an event is about.
struct Subject: Hashable, Sendable {
    let type: String
    let id: String
}
