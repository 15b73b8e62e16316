internal import Products

/// Help pages: examples first, for that is what people look for.
struct Help {
    let commands: [Command]
    /// Products that are switched off here: the overview leaves out what would only be refused.
    var off: [Product] = []

    func page(_ words: [String]) throws(Failure) -> String {
        if words.isEmpty { return overview }
        let matching = commands.filter { $0.words.starts(with: words) }
        if let exact = matching.first(where: { $0.words == words }) { return page(exact) }
        guard !matching.isEmpty else {
            throw .usage("there is no command \"\(words.joined(separator: " "))\"; see outreach --help")
        }
        return "outreach \(words.joined(separator: " ")): what it can do\n\n" + list(matching)
    }

    private static let examples = [
        ("up", "                                   start everything here; Ctrl-C stops it"),
        ("import", " people.csv                    bring people in"),
        ("profiles list", " --status discovered    look at them"),
        ("profiles qualify", " ID                  choose whom to write to"),
        ("pipeline draft", "                       write drafts for everyone chosen"),
        ("assisted list", "                        what waits for your hands"),
    ]

    private var overview: String {
        let shown = commands.without(off)
        let known = Set(shown.map { $0.words.joined(separator: " ") })
        let examples = Help.examples.filter { known.contains($0.0) }.map { "  outreach \($0.0)\($0.1)\n" }.joined()
        let missing = off.map {
            "\($0.title) is switched off here (OUTREACH_PRODUCTS); its commands are left out.\n"
        }.joined()
        return """
            outreach: people in, a message in your own words out.

            Examples
            \(examples)
            Commands
            \(list(shown))
            \(missing)Every command takes --json, and --help for its own examples.
            State lives in OUTREACH_HOME (default .outreach), the address comes from OUTREACH_PORT (default 8080),
            the key from OUTREACH_API_KEY or $OUTREACH_HOME/admin-key.
            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly failed, 4 refused, 5 not found, 6 inactive, 69 unavailable, 130 interrupted.

            """
    }

    private func list(_ commands: [Command]) -> String {
        let heads = commands.map { "  \(usage($0))" }
        let width = min(heads.map(\.count).max() ?? 0, 46)
        return zip(heads, commands).map { head, command in
            let gap = head.count > width ? "\n" + String(repeating: " ", count: width) : padding(width - head.count)
            return "\(head)\(gap)  \(command.summary)\n"
        }.joined()
    }

    private func usage(_ command: Command) -> String { (command.words + command.operands).joined(separator: " ") }

    private func page(_ command: Command) -> String {
        var text = ""
        if !command.examples.isEmpty {
            text += "Examples\n" + command.examples.map { "  \($0)\n" }.joined() + "\n"
        }
        text += "outreach \(usage(command)): \(command.summary)\n\nOptions\n"
        let options = command.options + Command.sharedOptions
        let heads = options.map { "  --\($0.name)" + ($0.value.map { " \($0)" } ?? "") }
        let width = heads.map(\.count).max() ?? 0
        for (head, option) in zip(heads, options) {
            let choices = option.choices.isEmpty ? "" : " (\(option.choices.joined(separator: ", ")))"
            let needed = option.isNeeded ? " (needed)" : ""
            text += "\(head)\(padding(width - head.count))  \(option.help)\(choices)\(needed)\n"
        }
        return text
    }

    private func padding(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
