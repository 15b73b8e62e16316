internal import EventLoop
internal import JSON

/// A command with what the operator typed.
struct Invocation: Sendable {
    let command: Command
    let operands: [String]
    private let options: [String: [String]]
    let environment: [String: String]
    let loop: Loop

    init(
        _ command: Command, _ operands: [String], _ options: [String: [String]], _ environment: [String: String],
        _ loop: Loop
    ) {
        (self.command, self.operands, self.options) = (command, operands, options)
        (self.environment, self.loop) = (environment, loop)
    }

    /// What a list is asked for (`--format`) counts more than `--json`.
    var terminal: Terminal {
        Terminal(json: value("format").map { $0 == "json" } ?? has("json"), environment: environment)
    }

    func has(_ option: String) -> Bool { options[option] != nil }
    func value(_ option: String) -> String? { options[option]?.last }

    /// The value of an option that is declared as needed (``Command/Option/needed``): without it nothing is run.
    func required(_ option: String) throws(Failure) -> String {
        assert(command.options.contains { $0.name == option && $0.isNeeded }, "--\(option) is not declared as needed")
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

    /// At most so many of a list; `nil` when nobody says.
    func limit() throws(Failure) -> Int? {
        let limit = try number("limit")
        guard limit != 0 else { throw .usage("--limit takes a whole number from 1 on, not \"0\"") }
        return limit
    }

    /// An address with the operands in their places: `/api/social/drafts/{ID}`.
    func path(_ pattern: String) -> String {
        zip(command.operands, operands).reduce(pattern) { path, operand in
            path.replacing("{\(operand.0)}", with: Query.escaped(operand.1))
        }
    }

    /// What was typed of these options, as parameters of a query.
    func parameters(_ options: [Command.Option]) throws(Failure) -> [(String, String?)] {
        var parameters: [(String, String?)] = []
        for option in options {
            guard has(option.name) else { continue }
            parameters.append((option.member, option.value == nil ? "true" : value(option.name)))
        }
        return parameters
    }

    /// What was typed of these options, as members of a body.
    func body(_ options: [Command.Option]) throws(Failure) -> JSONObject {
        var body = JSONObject()
        for option in options {
            guard has(option.name) else { continue }
            if option.value == nil {
                body[option.member] = true
            } else if option.isNumber {
                body[option.member] = try number(option.name).map { JSONValue($0) }
            } else {
                body[option.member] = value(option.name).map(JSONValue.string)
            }
        }
        return body
    }
}
