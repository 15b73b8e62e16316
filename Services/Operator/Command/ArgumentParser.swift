/// Turns words into a command, its operands and its options.
struct ArgumentParser {
    enum Outcome {
        case run(Command, operands: [String], options: [String: [String]])
        case help([String])
        case version
    }

    let commands: [Command]

    func parse(_ arguments: [String]) throws(Failure) -> Outcome {
        guard let first = arguments.first else { return .help([]) }
        if first == "--version" { return .version }
        if first == "--help" || first == "-h" || first == "help" { return .help(Array(arguments.dropFirst())) }
        guard let command = longestMatch(arguments) else { return try partial(arguments) }
        var rest = arguments.dropFirst(command.words.count)
        var operands: [String] = []
        var options: [String: [String]] = [:]
        var onlyOperands = false
        while let word = rest.popFirst() {
            switch word {
            case "--" where !onlyOperands: onlyOperands = true
            case "-h",
                "--help" where !onlyOperands:
                return .help(command.words)
            case _ where word.hasPrefix("--") && !onlyOperands:
                let (name, value) = try option(String(word.dropFirst(2)), &rest, of: command)
                options[name, default: []].append(value)
            case _ where word.hasPrefix("-") && word.count > 1 && !onlyOperands:
                throw .usage("there is no option \(word); see \(command.helpHint)")
            default: operands.append(word)
            }
        }
        try check(operands, of: command)
        for option in command.options where option.isNeeded && options[option.name] == nil {
            throw .usage("--\(option.name) is needed; see \(command.helpHint)")
        }
        return .run(command, operands: operands, options: options)
    }

    private func longestMatch(_ arguments: [String]) -> Command? {
        commands.filter { arguments.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
    }

    /// `outreach keys`: a noun without its verb shows what it can do; anything else is a mistake.
    private func partial(_ arguments: [String]) throws(Failure) -> Outcome {
        if commands.contains(where: { $0.words[0] == arguments[0] }) {
            if arguments.count == 1 || arguments[1] == "--help" || arguments[1] == "-h" { return .help([arguments[0]]) }
            let verbs = commands.filter { $0.words[0] == arguments[0] }.map { $0.words[1] }.joined(separator: ", ")
            throw .usage("outreach \(arguments[0]) does not know \"\(arguments[1])\"; it knows \(verbs)")
        }
        let near = Set(commands.map { $0.words[0] }).min { distance($0, arguments[0]) < distance($1, arguments[0]) }
        let hint =
            near.flatMap { distance($0, arguments[0]) <= 2 ? "; did you mean \"\($0)\"?" : nil }
            ?? "; see outreach --help"
        throw .usage("there is no command \"\(arguments[0])\"\(hint)")
    }

    private func option(
        _ text: String, _ rest: inout ArraySlice<String>, of command: Command
    ) throws(Failure) -> (String, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let known = (command.options + Command.sharedOptions).first(where: { $0.isCalled(parts[0]) }) else {
            throw .usage("there is no option --\(parts[0]); see \(command.helpHint)")
        }
        guard let placeholder = known.value else {
            if parts.count == 2 { throw .usage("--\(known.name) takes no value") }
            return (known.name, "")
        }
        guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
            throw .usage("--\(known.name) needs a value: --\(known.name) \(placeholder)")
        }
        if !known.choices.isEmpty, !known.choices.contains(value) {
            throw .usage("--\(known.name) is one of \(known.choices.joined(separator: ", ")), not \"\(value)\"")
        }
        return (known.name, value)
    }

    private func check(_ operands: [String], of command: Command) throws(Failure) {
        let needed = command.operands.filter { !$0.hasPrefix("[") }
        if operands.count < needed.count {
            throw .usage("\(needed[operands.count].replacing("...", with: "")) is missing; see \(command.helpHint)")
        }
        let isOpen = command.operands.last?.hasSuffix("...") == true || command.operands.last?.hasSuffix("...]") == true
        if !isOpen, operands.count > command.operands.count {
            throw .usage("\"\(operands[command.operands.count])\" is one word too many; see \(command.helpHint)")
        }
    }

    /// Levenshtein distance, for "did you mean".
    private func distance(_ left: String, _ right: String) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var previous = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, previous + (a == b ? 0 : 1))
                previous = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[right.count]
    }
}
