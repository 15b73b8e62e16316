/// Everything that is wrong with the environment, at once: one restart shows every mistake.
package struct ConfigError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One sentence each. Names the variable, never its value: it may be a secret.
    package let problems: [String]

    package init(problems: [String]) { self.problems = problems }

    package var description: String {
        "the configuration has \(problems.count == 1 ? "a problem" : "\(problems.count) problems"):\n"
            + problems.map { "  - \($0)" }.joined(separator: "\n")
    }
}
