/// Rings that wait for the end of what belongs together. Confined to its outbox's loop.
final class HeldRings: @unchecked Sendable {
    /// Of the task that holds them; another task's rings go at once.
    @TaskLocal static var present: HeldRings?

    unowned let outbox: Outbox
    var areDue = false

    init(of outbox: Outbox) { self.outbox = outbox }
}
