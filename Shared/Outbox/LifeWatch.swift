internal import EventLoop

/// The life of the database that this process looked at last, and who must hear of another. Confined to its loop.
final class LifeWatch {
    private let loop: Loop
    private(set) var latest: Life?
    var hearers: [@Sendable (Life) async -> Void] = []

    init(loop: Loop) { self.loop = loop }

    /// Notes what a look has shown.
    func note(_ life: Life) {
        guard life != latest else { return }
        latest = life
        for hear in hearers { loop.task { await hear(life) } }
    }
}
