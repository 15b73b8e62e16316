/// The networks whose dialects are spoken here; each has its paths below its own name.
enum PracticeNetwork: String, CaseIterable, Sendable {
    case facebook
    case linkedin
    /// Mastodon's dialect, whose `Idempotency-Key` makes a repeated call harmless.
    case testnet
}
