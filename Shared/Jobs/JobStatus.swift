/// Where a job stands.
package enum JobStatus: String, Sendable, CaseIterable {
    /// Its items are still being put in line.
    case pending
    case running
    case completed
    /// It could not be done at all; single items that fail leave it `completed`.
    case failed
    /// Somebody has stopped it; it can go on.
    case stopped

    var isOver: Bool { self == .completed || self == .failed }
}
