/// Pauses that grow.
enum Doubling {
    /// `shortest`, doubled so many times, and never more than `most`.
    static func pause(_ shortest: Duration, _ times: Int, most: Duration) -> Duration {
        min(shortest * (1 << max(0, min(times, 20))), most)
    }
}
