/// Reads a template once from left to right, by code points.
struct TemplateParser {
    private let scalars: [Unicode.Scalar]
    private let known: [String]
    private var index = 0

    init(_ source: String, known: [String]) { (scalars, self.known) = (Array(source.unicodeScalars), known) }

    mutating func segments() throws(TemplateError) -> [Template.Segment] {
        var segments: [Template.Segment] = []
        var text = String.UnicodeScalarView()
        while index < scalars.count {
            if stands("{") {
                if !text.isEmpty { segments.append(.text(String(text))) }
                text = String.UnicodeScalarView()
                segments.append(try variable())
            } else if stands("}") {
                throw error(at: index, "}} without {{ before it; write \\}\\} for two literal braces")
            } else {
                text.append(literal())
            }
        }
        if !text.isEmpty { segments.append(.text(String(text))) }
        return segments
    }

    private mutating func variable() throws(TemplateError) -> Template.Segment {
        let start = index
        index += 2
        let name = try variableName(openedAt: start)
        guard scalars[index] == "|" else {
            index += 2
            return .variable(name, fallback: nil)
        }
        index += 1
        var fallback = String.UnicodeScalarView()
        while !stands("}") {
            guard index < scalars.count else { throw error(at: start, "{{ is never closed; add }}") }
            guard !stands("{") else { throw error(at: index, "a fallback is plain text and cannot hold a variable") }
            fallback.append(literal())
        }
        index += 2
        return .variable(name, fallback: String(fallback))
    }

    /// Leaves `index` on the `|` or the `}}` behind the name.
    private mutating func variableName(openedAt start: Int) throws(TemplateError) -> String {
        let nameStart = index
        while index < scalars.count, scalars[index] != "|", !stands("}"), !stands("{") { index += 1 }
        guard index < scalars.count, !stands("{") else { throw error(at: start, "{{ is never closed; add }}") }
        let words = scalars[nameStart..<index].split { $0.properties.isWhitespace }
        let name = words.map { word in String(String.UnicodeScalarView(word)) }.joined(separator: " ")
        if known.contains(name) { return name }
        let all = known.joined(separator: ", ")
        throw error(
            at: nameStart,
            name.isEmpty ? "a variable's name is missing" : "\"\(name)\" is not a variable; known are \(all)")
    }

    private mutating func literal() -> Unicode.Scalar {
        let escapes =
            scalars[index] == "\\" && index + 1 < scalars.count && "{}\\".unicodeScalars.contains(scalars[index + 1])
        index += escapes ? 2 : 1
        return scalars[index - 1]
    }

    /// Whether `brace` stands here twice.
    private func stands(_ brace: Unicode.Scalar) -> Bool {
        index + 1 < scalars.count && scalars[index] == brace && scalars[index + 1] == brace
    }

    private func error(at position: Int, _ reason: String) -> TemplateError {
        let before = scalars[..<position]
        let lineStart = (before.lastIndex(of: "\n") ?? -1) + 1
        return TemplateError(line: before.count { $0 == "\n" } + 1, column: position - lineStart + 1, reason: reason)
    }
}
