internal import Products

/// One thing `outreach` can do. Help, completion and parsing all read this one description. Lists, shows, acts and stages are made by the
/// builders beside it (`Command+Building.swift`).
struct Command: Sendable {
    /// `["keys", "create"]`.
    let words: [String]
    /// `ID`, `[FILE]` when it may be left out, `ID...` when there may be several.
    let operands: [String]
    let options: [Option]
    let summary: String
    let examples: [String]
    let run: @Sendable (Invocation) async throws -> ExitCode
    /// Whose it is; `nil` for the platform's.
    private(set) var product: String?

    init(
        _ words: String, operands: [String] = [], options: [Option] = [], summary: String, examples: [String] = [],
        run: @escaping @Sendable (Invocation) async throws -> ExitCode
    ) {
        self.words = words.split(separator: " ").map(String.init)
        (self.operands, self.options, self.summary, self.examples) = (operands, options, summary, examples)
        self.run = run
    }

    /// Understood by every command.
    static let sharedOptions: [Option] = [
        Option("json", "print JSON instead of a table or sentences"),
        Option("help", "examples and options"),
    ]

    func of(_ product: String) -> Command {
        var copy = self
        copy.product = product
        return copy
    }

    var helpHint: String { "outreach \(words.joined(separator: " ")) --help" }
}

extension [Command] {
    /// Those that are not of a product which is switched off here: it would refuse them.
    func without(_ off: [Product]) -> [Command] {
        filter { command in !off.contains { $0.name == command.product } }
    }
}
