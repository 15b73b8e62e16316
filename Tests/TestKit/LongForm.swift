internal import FoundationEssentials

/// How much is tried in every run of what `make chaos` tries whole; it sets these.
package enum LongForm {
    /// Texts of ``NastyTexts``, each way that texts go.
    package static let nastyTexts = number("CHAOS_TEXTS", 60)
    /// Time zones, the first of a suite's.
    package static let zones = number("CHAOS_ZONES", 3)

    private static func number(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }
}
