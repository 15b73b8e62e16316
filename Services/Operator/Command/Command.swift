internal import EventLoop

/// One thing `outreach` can do. Help, completion and parsing all read this one description.
struct Command: Sendable {
    struct Option: Sendable {
        let name: String
        /// What stands after the name in help; `nil` for a switch.
        let value: String?
        let help: String
        /// Values offered by completion, and the only ones taken when there are any.
        let choices: [String]

        init(_ name: String, _ value: String, choices: [String] = [], _ help: String) {
            (self.name, self.value, self.choices, self.help) = (name, value, choices, help)
        }

        /// A switch.
        init(_ name: String, _ help: String) { (self.name, value, choices, self.help) = (name, nil, [], help) }
    }

    /// `["keys", "create"]`.
    let words: [String]
    /// `ID`, `[FILE]` when it may be left out, `ID...` when there may be several.
    let operands: [String]
    let options: [Option]
    let summary: String
    let examples: [String]
    let run: @Sendable (Invocation) async throws -> ExitCode

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
}

/// A command with what the operator typed.
struct Invocation: Sendable {
    let command: Command
    let operands: [String]
    fileprivate let options: [String: [String]]
    let environment: [String: String]
    let loop: Loop

    init(
        _ command: Command, _ operands: [String], _ options: [String: [String]], _ environment: [String: String],
        _ loop: Loop
    ) {
        (self.command, self.operands, self.options) = (command, operands, options)
        (self.environment, self.loop) = (environment, loop)
    }

    var terminal: Terminal { Terminal(json: has("json"), environment: environment) }

    func has(_ option: String) -> Bool { options[option] != nil }
    func value(_ option: String) -> String? { options[option]?.last }

    func required(_ option: String) throws(Failure) -> String {
        guard let value = value(option) else { throw .usage("--\(option) is needed; see \(command.helpHint)") }
        return value
    }

    func number(_ option: String) throws(Failure) -> Int? {
        guard let text = value(option) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw .usage("--\(option) takes a whole number, not \"\(text)\"")
        }
        return number
    }
}

extension Command {
    var helpHint: String { "outreach \(words.joined(separator: " ")) --help" }
}
