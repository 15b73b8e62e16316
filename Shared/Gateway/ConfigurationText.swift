/// Lines of nginx configuration, indented by block.
struct ConfigurationText {
    private(set) var text = ""
    private var depth = 0

    mutating func add(_ lines: String...) { add(lines) }

    mutating func add(_ lines: [String]) {
        for line in lines { text += String(repeating: "    ", count: depth) + line + "\n" }
    }

    mutating func block(_ head: String, _ body: (inout ConfigurationText) -> Void) {
        add("\(head) {")
        depth += 1
        body(&self)
        depth -= 1
        add("}")
    }
}
