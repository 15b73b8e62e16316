internal import JSON

/// One name of `fields=a,b{c,d},e.limit(3)`.
struct GraphField: Equatable {
    let name: String
    var limit: Int?
    var children: [GraphField] = []

    /// As it would be asked for.
    var text: String {
        let nested = children.isEmpty ? "" : "{\(children.map(\.text).joined(separator: ","))}"
        return name + (limit.map { ".limit(\($0))" } ?? "") + nested
    }

    /// - Throws: code 2500, as the real parser does, when brackets do not match.
    static func list(_ text: String) throws -> [GraphField] {
        var parser = Parser(rest: Array(text.utf8)[...])
        let fields = try parser.list()
        guard parser.rest.isEmpty else { throw parser.error }
        return fields
    }

    private struct Parser {
        var rest: ArraySlice<UInt8>
        var depth = 0

        var error: PracticeRefusal {
            PracticeGraphError(code: 2500, message: "Syntax error \"Expected end of string\" in the parameter fields")
                .refusal
        }

        mutating func list() throws -> [GraphField] {
            depth += 1
            defer { depth -= 1 }
            guard depth < 10 else { throw error }
            var fields: [GraphField] = []
            repeat {
                let name = word()
                if name.isEmpty { continue }
                var field = GraphField(name: name)
                while take(UInt8(ascii: ".")) { try modifier(&field) }
                if take(UInt8(ascii: "{")) {
                    field.children = try list()
                    guard take(UInt8(ascii: "}")) else { throw error }
                }
                fields.append(field)
            } while take(UInt8(ascii: ","))
            return fields
        }

        /// `limit(3)`; others, such as `order(…)`, are read over.
        private mutating func modifier(_ field: inout GraphField) throws {
            let name = word()
            guard take(UInt8(ascii: "(")), let end = rest.firstIndex(of: UInt8(ascii: ")")) else { throw error }
            if name == "limit" { field.limit = Int(String(decoding: rest[..<end], as: UTF8.self)) }
            rest = rest[(end + 1)...]
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            guard rest.first == byte else { return false }
            rest.removeFirst()
            return true
        }

        private mutating func word() -> String {
            while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            let word = rest.prefix { byte in
                byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
            rest = rest.dropFirst(word.count)
            return String(decoding: word, as: UTF8.self)
        }
    }
}
