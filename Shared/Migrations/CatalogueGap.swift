package import Database

/// What a line's applied migrations made and that is not there, or is not what they made: somebody dropped, renamed or changed it.
package struct CatalogueGap: Sendable, Equatable {
    package let made: Made
    /// A column's type now; `nil` where it is missing.
    package let form: String?

    /// `column social.social_profiles.bio`, with both types where they differ.
    package var words: String {
        let name = made.kind == .table ? made.name : "\(made.kind.rawValue) \(made.name)"
        return form.map { "\(name) (\($0), and should be \(made.form))" } ?? name
    }

    /// Of several lines, sorted by name; what belongs to a missing table is not named beside it. None of a line that has not been applied at
    /// all, or whose schema is gone with its ledger.
    package static func of(_ lines: [String], on connection: Connection) async throws(DatabaseError) -> [CatalogueGap] {
        var gaps: [CatalogueGap] = []
        for line in Line.all where lines.contains(line.name) {
            guard let newest = try await Migrator.newestApplied(of: line.name, on: connection) else { continue }
            gaps += CatalogueGap.between(
                MadeThings.of(line).standing(at: newest), try await Catalogue.made(of: line, on: connection))
        }
        return gaps.sorted { ($0.made.name, $0.made.kind.rawValue) < ($1.made.name, $1.made.kind.rawValue) }
    }

    private static func between(_ expected: [Made], _ found: [Made]) -> [CatalogueGap] {
        let there = Set(found)
        var forms: [String: String] = [:]
        for made in found where made.kind == .column { forms[made.name] = made.form }
        let tables = Set(found.filter { $0.kind == .table }.map(\.name))
        return expected.filter { !there.contains($0) }.compactMap { made in
            if let table = made.table, !tables.contains(table) { return nil }
            return CatalogueGap(made: made, form: made.kind == .column ? forms[made.name] : nil)
        }
    }
}
