internal import JSON

/// Says a refusal of the interface in the words that the operator typed: options and arguments instead of members of a body.
struct TypedWords: Sendable {
    let command: Command
    let operands: [String]

    /// Words that belong to another command than the one that was refused.
    private static let elsewhere: [(said: String, typed: String)] = [
        ("already_sent", "outreach assisted sent ID --already-sent"),
        ("(settle)", "(outreach assisted settle ID sent, or not_sent)"),
        ("(outreach restored)", "(outreach restored list --group GROUP, outreach restored confirm)"),
    ]

    /// - Parameter pointer: of a problem's error: a JSON pointer into `body`, or a parameter's name.
    /// - Returns: the value itself where it is one of several, else the option or argument.
    func place(_ pointer: String, in body: JSONValue?) -> String {
        let parts = pointer.split(separator: "/").map(String.init)
        guard let name = parts.first else { return "" }
        if parts.count == 2, let index = Int(parts[1]), let items = body?[name]?.arrayValue,
            items.indices.contains(index)
        {
            return Table.plain(items[index])
        }
        return option(parts.last.flatMap { Int($0) == nil ? $0 : nil } ?? name) ?? argument(name)
            ?? name.replacing("_", with: " ")
    }

    private func option(_ member: String) -> String? {
        let name = member.replacing("_", with: "-")
        let option =
            command.options.first { $0.name == name } ?? command.options.first { $0.members.contains(member) }
        return option.map { "--\($0.name)" }
    }

    private func argument(_ member: String) -> String? {
        command.operands.map { $0.filter(\.isLetter) }.first { $0.lowercased() == member.filter { $0 != "_" } }
    }

    /// A sentence for people in which members of JSON may stand, as the interface's other callers need them.
    func sentence(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in words.indices {
            let bare = words[index].filter { $0 != "\"" }
            let member = String(bare.prefix { $0.isLowercase || $0 == "_" })
            let rest = bare.dropFirst(member.count)
            let isQuoted = words[index].hasPrefix("\"\(member)\"") && rest.first == ":"
            guard isQuoted || member.contains("_"), let typed = option(member) else { continue }
            words[index] = typed + (isQuoted ? rest.dropFirst() : rest)
        }
        var said = words.joined(separator: " ")
        for (word, typed) in TypedWords.elsewhere where !said.contains(typed) {
            said = said.replacing(word, with: typed)
        }
        guard said.contains(" is not the id of anything."), let first = operands.first,
            let end = said.ranges(of: " is not the id of anything.").first
        else { return said }
        // Of several, also of those from standard input, whoever lists what failed says which.
        return (operands.count == 1 && first != "-" ? "\"\(first)\"" : "this") + said[end.lowerBound...]
    }
}
