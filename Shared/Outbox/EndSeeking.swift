/// When a look also asks where the log ends below the fence. That costs more than the look itself, and is needed only so that a reader
/// for whom nothing comes does not pass the same events of other types again and again: after some looks in vain, or some time.
struct EndSeeking {
    /// Looks in vain since the reader last moved on.
    private var vain = 0
    private var sought: ContinuousClock.Instant?

    private static let patience = 8

    /// - Parameter interval: of a reader whom nobody rings.
    func isDue(within interval: Duration) -> Bool {
        guard vain < EndSeeking.patience else { return true }
        return vain > 0 && sought.map { $0.duration(to: .now) >= interval } ?? true
    }

    mutating func note(_ page: LogReader.Page, sought: Bool) {
        vain = page.events.isEmpty && !sought ? vain + 1 : page.events.isEmpty ? 1 : 0
        if sought { self.sought = .now }
    }
}
