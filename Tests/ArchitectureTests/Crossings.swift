/// What a room may not do to another's tables, told from its texts.
enum Crossings {
    /// Names of others in a room's texts, with the guests that let them pass.
    static func names(in literals: [Literal], of room: String) -> (crossings: [String], guests: Set<Ownership.Guest>) {
        var (crossings, used) = ([String](), Set<Ownership.Guest>())
        // What compares lines and mends nothing: it belongs to the line, which is told by its folder.
        for literal in literals where literal.text.contains(".") {
            for name in SQLWords.qualified(literal.text) {
                guard let owner = Ownership.owner(of: name), owner != room else { continue }
                if let guest = Ownership.guests.first(where: { $0.room == room && $0.name == name }) {
                    used.insert(guest)
                } else {
                    crossings.append("line \(literal.line) of \(room) names \(name), which is \(owner)'s")
                }
            }
        }
        return (crossings, used)
    }

    /// Tables without their schema, in the texts of one file.
    /// - Parameter made: sets that the room's statements make.
    static func bareTables(in literals: [Literal], made: Set<String>) -> [String] {
        literals.filter { isStatement($0.text) }.flatMap { literal in
            SQLWords.bareTables(literal.text, made: made).map { "line \(literal.line): \($0) has no schema" }
        }
    }

    /// Sets that a file's statements make.
    static func sets(in literals: [Literal]) -> Set<String> {
        literals.filter { $0.text.contains("AS ") }.reduce(into: []) {
            $0.formUnion(SQLWords.sets(SQLWords.of($1.text)))
        }
    }

    static func isStatement(_ text: String) -> Bool {
        let words = Set(text.split(whereSeparator: { " \n(".contains($0) }))
        return !words.isDisjoint(with: ["SELECT", "UPDATE", "DELETE", "INSERT", "LOCK", "FROM", "JOIN"])
    }

    /// Addresses of a product in a room that is not its own.
    /// - Parameter own: the room's product, in lower case; `nil` for a room that knows none.
    static func paths(in literals: [Literal], own: String?) -> [String] {
        let products = WallTests.products.map { $0.lowercased() }
        return literals.flatMap { literal in
            products.filter { $0 != own && literal.text.contains("/api/\($0)") }.map {
                "line \(literal.line) names /api/\($0)"
            }
        }
    }

    /// Advisory locks that are taken by a number of one's own.
    static func locks(in literals: [Literal]) -> [String] {
        literals.filter { $0.text.contains("pg_advisory") || $0.text.contains("pg_try_advisory") }.map {
            "line \($0.line): \($0.text.prefix(80))"
        }
    }
}
