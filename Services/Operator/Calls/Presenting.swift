internal import JSON

extension Commands {
    /// A list as a table or as JSON lines of the API's own shape.
    ///
    /// - Parameter next: where it goes on behind these; then there are more, and it says so.
    static func present(
        _ items: [JSONValue], _ invocation: Invocation, nothing: String, next: String? = nil, hasMore: Bool = false,
        _ columns: [Table.Column]
    ) -> ExitCode {
        if invocation.terminal.json {
            invocation.terminal.result(["items": .array(items), "next_cursor": JSONValue(next)])
        } else if items.isEmpty {
            invocation.terminal.remark(nothing)
        } else {
            invocation.terminal.result(Table(columns: columns).render(items, width: invocation.terminal.width))
        }
        if next != nil || hasMore {
            invocation.terminal.remark("the first \(items.count) of more; --limit N shows more of them")
        }
        return .ok
    }

    /// One thing, a field a line; texts of several lines stand below their names.
    static func details(_ value: JSONValue, _ terminal: Terminal) {
        if terminal.json { return terminal.result(value) }
        let fields = value.objectValue?.fields ?? []
        let width = fields.map(\.key.count).max() ?? 0
        for (key, value) in fields where !value.isNull {
            let text = Table.plain(value)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { Table.oneLine(String($0)) }
            let gap = String(repeating: " ", count: width - key.count + 2)
            terminal.result(
                lines.count == 1 ? key + gap + lines[0] : "\(key)\n" + lines.map { "    \($0)" }.joined(separator: "\n")
            )
        }
    }
}
