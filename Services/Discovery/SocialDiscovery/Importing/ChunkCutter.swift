internal import Addresses
internal import Delimited
internal import SocialContract

/// Cuts a file into chunks, always at the same rows: a killed import reads again and skips what it published.
///
/// Within a chunk no two rows share an address, a name or an id, so that the chunk can be judged by one statement: a row
/// that repeats another starts the next chunk, and an exact repetition is a duplicate without asking.
struct ChunkCutter {
    static let size = 2000
    /// Addresses that a trial run keeps in mind: some 100 MiB, and at least two for a person.
    static let mostRemembered = 4_000_000
    private let defaultPlatform: String?
    private var search: HeaderSearch
    private var reader: PersonReader?
    private(set) var header: HeaderMap?
    private var current = ImportChunk(number: 0, firstRow: 1)
    private var seen: [String: Int] = [:]
    /// For a trial run, which writes nothing the next chunk could find: the whole file's addresses, as hashes.
    private var allSeen: Set<Int>?
    private(set) var ready: [ImportChunk] = []

    private let mostRemembered: Int
    /// A trial run has met more people than it can keep in mind.
    var isFull: Bool { (allSeen?.count ?? 0) > mostRemembered }

    /// - Parameter book: the networks that the file may be about.
    init(
        defaultPlatform: String?, remembersAll: Bool, mostRemembered: Int = ChunkCutter.mostRemembered,
        book: AddressBook = .delivered
    ) {
        search = HeaderSearch(book)
        self.defaultPlatform = defaultPlatform
        self.mostRemembered = mostRemembered
        allSeen = remembersAll ? [] : nil
    }

    /// - Throws: `HeaderRefusal` when no header row comes.
    mutating func take(_ record: borrowing DelimitedRecord) throws(HeaderRefusal) {
        guard let reader else {
            if let map = try search.consider(record) {
                header = map
                self.reader = PersonReader(header: map, defaultPlatform: defaultPlatform)
            }
            return
        }
        switch reader.read(record) {
        case .invalid(let reasons): add(line: record.line, .invalid, reasons.joined(separator: " "))
        case .person(let person): add(line: record.line, person)
        }
    }

    mutating func add(line: Int, _ verdict: ImportVerdict, _ reason: String?) {
        current.add(line: line, verdict: verdict, reason: reason)
        if current.verdicts.count >= ChunkCutter.size { cut() }
    }

    private mutating func add(line: Int, _ person: FoundPerson) {
        let keys = ChunkCutter.keys(of: person)
        if let index = keys.compactMap({ seen[$0] }).first {
            if current.people[index].person == person {
                let row = current.firstRow + Int64(current.people[index].row)
                return add(line: line, .duplicate, "the same as row \(row)")
            }
            cut()
        }
        if allSeen != nil {
            let known = keys.contains { allSeen?.contains($0.hashValue) ?? false }
            for key in keys { allSeen?.insert(key.hashValue) }
            if known { return add(line: line, .duplicate, "an earlier row of this file is the same person") }
        }
        for key in keys { seen[key] = current.people.count }
        current.add(line: line, person: person)
        if current.verdicts.count >= ChunkCutter.size { cut() }
    }

    private static func keys(of person: FoundPerson) -> [String] {
        var keys = [person.profileURL, person.platform + "@" + person.usernameKey]
        if let id = person.platformUserID { keys.append(person.platform + "#" + id) }
        return keys
    }

    private mutating func cut() {
        guard !current.isEmpty else { return }
        let next = ImportChunk(number: current.number + 1, firstRow: current.firstRow + Int64(current.verdicts.count))
        ready.append(current)
        current = next
        seen.removeAll(keepingCapacity: true)
    }

    /// The file is over.
    /// - Throws: `HeaderRefusal` when it never had a header row.
    mutating func finish() throws(HeaderRefusal) {
        guard reader != nil else { throw search.refusal() }
        cut()
    }

    mutating func takeReady() -> [ImportChunk] {
        defer { ready.removeAll() }
        return ready
    }

    /// How many chunks the file has, once it is over.
    var total: Int32 { current.number }
}
