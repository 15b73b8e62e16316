/// Exit statuses, as the service reads them.
enum HostExit {
    static let done: Int32 = 0
    static let notStarted: Int32 = 64
    /// The adapter's function said that it has no answer.
    static let noAnswer: Int32 = 65
    static let refused: Int32 = 66
}
