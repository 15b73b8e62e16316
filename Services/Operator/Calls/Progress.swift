/// Rate and time left, on a terminal only.
struct Progress {
    private let total: Int
    private let terminal: Terminal
    private let startedAt = ContinuousClock.now
    private var sent = 0

    init(total: Int, _ terminal: Terminal) { (self.total, self.terminal) = (total, terminal) }

    mutating func add(_ count: Int, done: Int) {
        sent += count
        let seconds = max((ContinuousClock.now - startedAt) / .seconds(1), 0.001)
        let rate = Double(sent) / seconds
        let left = Int(Double(total - done) / max(rate, 1))
        terminal.progress("\(done * 100 / total) %, \(Int(rate / 1_048_576)) MiB/s, \(left) s left")
    }
}
