package import Database

/// How a line stands in a database beside this program's files, for whoever only looks.
package struct LineFit: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        case fits
        /// Nothing of it is there.
        case absent
        /// Its tables are there, and its ledger is not, is empty, or cannot be read.
        case withoutLedger(String)
        /// Versions without a row in the ledger, and the newest that has one.
        case missing([Int32], newest: Int32)
        /// As a start refuses it.
        case refused(MigrationError)
    }

    package let line: String
    package let standing: Standing

    package init(line: String, standing: Standing) { (self.line, self.standing) = (line, standing) }

    package static func of(_ name: String, on connection: Connection) async throws -> LineFit {
        guard let line = Line.all.first(where: { $0.name == name }) else {
            return LineFit(line: name, standing: .refused(.unknownLine(name)))
        }
        return LineFit(line: name, standing: try await standing(of: line, on: connection))
    }

    private static func standing(of line: Line, on connection: Connection) async throws -> Standing {
        let ledger = MigrationLedger(line)
        do {
            let known = try await ledger.verified(on: connection)
            try await ledger.refuseWhatIsPartlyGone(known, on: connection)
            guard let newest = known.keys.max() else {
                let made = try await Catalogue.made(of: line, on: connection)
                return made.isEmpty ? .absent : .withoutLedger(line.ledger)
            }
            let missing = line.versions.filter { known[$0] == nil }
            return missing.isEmpty ? .fits : .missing(missing, newest: newest)
        } catch let error as MigrationError {
            return .refused(error)
        } catch let error as DatabaseError where error.isOfMissingParts {
            return .withoutLedger(line.ledger)
        }
    }

    /// Whether the files say what the tables should look like: they do not know what a newer release has made of them.
    package var isComparable: Bool {
        switch standing {
        case .fits, .missing: true
        case .refused(.newerDatabase), .absent, .withoutLedger: false
        case .refused: true
        }
    }

    /// What is wrong, and what to do; `nil` where it fits.
    package var problem: String? {
        switch standing {
        case .fits: nil
        case .absent: "nothing of line \(line) is in this database; outreach migrate makes it"
        case .withoutLedger(let ledger):
            """
            the tables of line \(line) are there, and \(ledger), which says what was applied, is not, is empty, or cannot be \
            read; put it back, or restore a backup
            """
        case .missing(let versions, let newest):
            LineFit.words(holes: versions.filter { $0 < newest }, of: line)
                ?? "migrations \(LineFit.list(versions)) of line \(line) are not applied; outreach migrate applies them"
        case .refused(let error): error.description
        }
    }

    private static func words(holes: [Int32], of line: String) -> String? {
        if holes.isEmpty { return nil }
        return """
            the ledger of line \(line) has no row of migrations \(list(holes)), and has those of later ones; put the rows back, \
            or restore a backup, for outreach migrate would run the files again
            """
    }

    private static func list(_ versions: [Int32]) -> String { versions.map { "\($0)" }.joined(separator: ", ") }
}
