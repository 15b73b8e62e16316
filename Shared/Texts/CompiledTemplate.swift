package import JSON

/// A template as a version keeps it (R3.23, R3.24): parsed once, so that whoever renders it, here or in SQL, reads no braces.
extension Template {
    /// In order: a string for plain text, `{"variable", "fallback"}` for a hole; no `fallback` where there is none.
    package var compiled: JSONValue {
        .array(
            segments.map { segment in
                switch segment {
                case .text(let text): .string(text)
                case .variable(let name, nil): ["variable": .string(name)]
                case .variable(let name, let fallback?): ["variable": .string(name), "fallback": .string(fallback)]
                }
            })
    }

    /// - Returns: `nil` for what ``compiled`` never wrote.
    package init?(source: String, compiled: JSONValue) {
        guard let items = compiled.arrayValue else { return nil }
        var segments: [Segment] = []
        for item in items {
            if let text = item.stringValue {
                segments.append(.text(text))
            } else if let name = item["variable"]?.stringValue {
                segments.append(.variable(name, fallback: item["fallback"]?.stringValue))
            } else {
                return nil
            }
        }
        self.init(source: source, segments: segments)
    }
}
