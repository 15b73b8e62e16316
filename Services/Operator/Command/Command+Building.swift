internal import JSON

/// The table of commands is written with these: a product says what, and how it is asked for, shown and reported is the same for all.
extension Command {
    /// A list of the API, as a table, as JSON or as a file.
    /// - Parameters:
    ///   - path: operands stand in it by their names: `/api/accounts/{ACCOUNT}/credentials`.
    ///   - filters: options that are parameters of the query (``Option/filling(_:)``).
    ///   - fixed: parameters that are always the same.
    ///   - nothing: what is said where there is nothing.
    static func list(
        _ words: String, _ path: String, by filters: [Option] = [], asking fixed: [(String, String)] = [],
        nothing: String, _ columns: [Table.Column], summary: String, examples: [String]
    ) -> Command {
        Command(
            words, operands: named(in: path), options: filters + Listed.options, summary: summary, examples: examples
        ) { invocation in
            let said = fixed.map { ($0.0, Optional($0.1)) } + (try invocation.parameters(filters))
            let list = Listed(.pages(invocation.path(path), said), nothing: nothing, columns)
            return try await list.run(invocation)
        }
    }

    /// A list that is no page of the API's: at most as many rows as asked for come from `rows`.
    /// - Parameter limit: so many on a terminal when nobody says.
    static func list(
        _ words: String, operands: [String] = [], by filters: [Option] = [], usually limit: Int = .max,
        nothing: String, _ columns: [Table.Column], summary: String, examples: [String],
        rows: @escaping @Sendable (Invocation, Int) async throws -> [JSONValue]
    ) -> Command {
        Command(
            words, operands: operands,
            options: filters + Listed.options(without: limit == .max ? "" : " (default \(limit) in a table)"),
            summary: summary, examples: examples
        ) { invocation in
            try await Listed(.rows(usually: limit, rows), nothing: nothing, columns).run(invocation)
        }
    }

    /// One thing, a field a line.
    static func show(_ words: String, _ path: String, summary: String, examples: [String]) -> Command {
        Command(words, operands: named(in: path), summary: summary, examples: examples) { invocation in
            let reply = try await Caller(invocation).call("GET", invocation.path(path))
            Commands.details(reply.json, invocation.terminal)
            return .ok
        }
    }

    /// One call about one thing, or that makes one; then the thing as it is, or a word.
    /// - Parameters:
    ///   - options: members of the body, unless `body` makes it.
    ///   - done: what is said afterwards instead of what was answered: `removed`.
    static func act(
        _ words: String, _ method: String, _ path: String, options: [Option] = [], done: String? = nil,
        summary: String, examples: [String], body: (@Sendable (Invocation) async throws -> JSONObject)? = nil
    ) -> Command {
        Command(words, operands: named(in: path), options: options, summary: summary, examples: examples) {
            invocation in
            let said = try await body?(invocation) ?? invocation.body(options)
            let reply = try await Caller(invocation).call(
                method, invocation.path(path), method == "DELETE" ? nil : .object(said))
            let terminal = invocation.terminal
            if let done {
                terminal.json ? terminal.result([done: true]) : terminal.result(done)
            } else {
                Commands.details(reply.json, terminal)
            }
            return .ok
        }
    }

    /// The same call for each of several, whose ids may come from standard input. One that fails keeps no other from its turn.
    /// - Parameters:
    ///   - path: with `{ID}`.
    ///   - verb: what has happened to those with whom it went well: `approved`.
    static func each(
        _ words: String, _ method: String, _ path: String, _ body: JSONValue? = nil, verb: String, summary: String,
        examples: [String]
    ) -> Command {
        Command(words, operands: ["ID..."], summary: summary + "; - reads ids from standard input", examples: examples)
        { invocation in
            let caller = try Caller(invocation)
            var outcome = Outcome()
            for id in try invocation.identifiers() {
                do throws(Failure) {
                    _ = try await caller.call(method, path.replacing("{ID}", with: Query.escaped(id)), body)
                    outcome.done += 1
                } catch {
                    if [.unavailable, .inactive].contains(error.code) { throw error }
                    outcome.failures.append((id, error))
                }
            }
            return outcome.report(verb, invocation.terminal)
        }
    }

    /// Work for many that a job does: everybody, or those who are named; waited for unless somebody says otherwise.
    /// - Parameters:
    ///   - ids: the body's member for those who are named.
    ///   - operand: what is named: `PROFILE`.
    static func stage(
        _ words: String, _ path: String, ids: String, of operand: String, options: [Option] = [], summary: String,
        examples: [String]
    ) -> Command {
        Command(
            words, operands: ["[\(operand)...]"], options: options + [Stage.noWait], summary: summary,
            examples: examples
        ) { invocation in
            var body = try invocation.body(options)
            if !invocation.operands.isEmpty {
                body[ids] = .array(try invocation.identifiers().map(JSONValue.string))
            }
            return try await Stage(path: path, body: body).run(invocation)
        }
    }

    /// Names in braces, in their order.
    private static func named(in path: String) -> [String] {
        path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    }
}
