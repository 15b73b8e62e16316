internal import FoundationEssentials
internal import JSON
internal import SocialContract

/// A run of rows that is judged together: what is published, and what is known without asking.
struct ImportChunk: Sendable {
    var number: Int32
    var firstRow: Int64
    var lines: [Int32] = []
    var verdicts: [UInt8] = []
    var reasons: [Int32: String] = [:]
    var people: [(row: Int32, person: FoundPerson)] = []

    init(number: Int32, firstRow: Int64) { (self.number, self.firstRow) = (number, firstRow) }

    var isEmpty: Bool { verdicts.isEmpty }

    mutating func add(line: Int, verdict: ImportVerdict, reason: String?) {
        if let reason { reasons[Int32(verdicts.count)] = reason }
        lines.append(Int32(truncatingIfNeeded: line))
        verdicts.append(verdict.letter)
    }

    mutating func add(line: Int, person: FoundPerson) {
        people.append((Int32(verdicts.count), person))
        add(line: line, verdict: .waiting, reason: nil)
    }

    /// Takes a person out again whose "no" is on the list.
    mutating func suppress(_ rows: Set<Int32>) {
        people.removeAll { rows.contains($0.row) }
        for row in rows {
            verdicts[Int(row)] = ImportVerdict.suppressed.letter
            reasons[row] = "this person is on the suppression list and is not imported"
        }
    }

    func count(_ verdict: ImportVerdict) -> Int64 { Int64(verdicts.count { $0 == verdict.letter }) }

    /// - Parameter hashes: of an e-mail address, hexadecimal.
    func event(
        importID: UUID, overwrite: Bool, dryRun: Bool, hashes: (_ email: String) -> [String]
    ) -> FoundPeople {
        var found = FoundPeople(importID: importID, chunk: number, overwrite: overwrite, dryRun: dryRun)
        for (row, person) in people {
            found.rows.append(row)
            found.platform.append(person.platform)
            found.username.append(person.username)
            found.fullName.append(person.fullName)
            found.profileURL.append(person.profileURL)
            found.bio.append(person.bio)
            found.location.append(person.location)
            found.category.append(person.category)
            found.followersCount.append(person.followersCount)
            found.platformUserID.append(person.platformUserID)
            found.contactHashes.append(person.email.map(hashes) ?? [])
        }
        return found
    }
}

extension ImportVerdict {
    var letter: UInt8 { rawValue.asciiValue ?? UInt8(ascii: "?") }
}

/// Reasons by row number, as JSON.
enum ReasonText {
    static func write(_ reasons: [Int32: String]) -> String {
        JSONValue.object(
            JSONObject(reasons.sorted { $0.key < $1.key }.map { (key: String($0.key), value: .string($0.value)) })
        ).text
    }

    static func read(_ text: String) throws -> [Int32: String] {
        var reasons: [Int32: String] = [:]
        for field in try JSONValue.parse(Array(text.utf8)).objectValue?.fields ?? [] {
            if let row = Int32(field.key) { reasons[row] = field.value.stringValue }
        }
        return reasons
    }
}
