/// A text of the program's source, between quotes.
struct Literal {
    let line: Int
    /// Without quotes. What is interpolated is one U+FFFC, and its own texts stand in literals of their own.
    let text: String
}

/// Reads the texts of a Swift file: good enough for the code here, in one pass over its bytes. Comments are skipped.
struct Literals {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var found: [Literal] = []

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func of(_ text: String) -> [Literal] {
        var reader = Literals(text)
        reader.code(until: nil)
        return reader.found
    }

    private func starts(_ text: StaticString) -> Bool {
        at + text.utf8CodeUnitCount <= bytes.count
            && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == text.utf8Start[$0] }
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] == UInt8(ascii: "\n") { line += 1 }
            at += 1
        }
    }

    /// - Parameter closing: a bracket that ends the code; `nil` for a whole file.
    private mutating func code(until closing: UInt8?) {
        var depth = 0
        while at < bytes.count {
            if starts("//") {
                while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { step() }
            } else if bytes[at] == UInt8(ascii: "\"") || starts("#\"") || starts("#\"\"\"") {
                literal()
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == closing, depth == 0 { return }
                if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
                step()
            }
        }
    }

    private mutating func literal() {
        let isRaw = bytes[at] == UInt8(ascii: "#")
        if isRaw { step() }
        let isLong = starts("\"\"\"")
        step(isLong ? 3 : 1)
        let first = line
        var text: [UInt8] = []
        while at < bytes.count {
            if isLong ? starts("\"\"\"") : bytes[at] == UInt8(ascii: "\"") {
                step((isLong ? 3 : 1) + (isRaw ? 1 : 0))
                break
            }
            if !isRaw, starts("\\(") {
                step(2)
                code(until: UInt8(ascii: ")"))
                step()
                text += Array("\u{FFFC}".utf8)
            } else if !isRaw, bytes[at] == UInt8(ascii: "\\") {
                // An escaped line break joins the lines; what else is escaped matters to nobody here.
                step(2)
                text.append(UInt8(ascii: " "))
            } else {
                text.append(bytes[at])
                step()
            }
        }
        found.append(Literal(line: first, text: String(decoding: text, as: UTF8.self)))
    }
}
