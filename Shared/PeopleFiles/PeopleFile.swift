package import Addresses
package import Delimited
package import Importing
package import JSON

/// A file of people, row by row: its header is looked for among the first ones.
package struct PeopleFile: ImportReader {
    private let network: String?
    private var search: HeaderSearch
    private var header: HeaderMap?
    private var reader: PersonReader?

    /// - Parameters:
    ///   - network: of rows that name none.
    ///   - book: the networks that the file may be about.
    ///   - own: headings that only the product's own list of people has all of.
    package init(network: String?, book: AddressBook = .delivered, own: Set<String> = []) {
        (self.network, search) = (network, HeaderSearch(book, own: own))
    }

    package var hasHeader: Bool { header != nil }

    package mutating func read(_ record: borrowing DelimitedRecord) throws(UnreadableFile) -> ReadRow<FoundPerson> {
        guard let reader else {
            do throws(HeaderRefusal) {
                header = try search.consider(record)
            } catch {
                throw UnreadableFile(reason: error.reason)
            }
            self.reader = header.map { PersonReader(header: $0, defaultPlatform: network) }
            return .heading
        }
        return switch reader.read(record) {
        case .invalid(let reasons): .invalid(reasons: reasons)
        case .person(let person): .item(person)
        }
    }

    package func finish() throws(UnreadableFile) {
        guard hasHeader else { throw UnreadableFile(reason: search.refusal().reason) }
    }

    package func keys(of person: FoundPerson) -> [String] {
        var keys = [person.profileURL, person.platform + "@" + person.usernameKey]
        if let id = person.platformUserID { keys.append(person.platform + "#" + id) }
        return keys
    }

    /// Some networks ignore full stops in names.
    package func signs(of person: FoundPerson) -> [String] {
        keys(of: person) + [
            "plain " + String(decoding: person.profileURL.utf8.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
        ]
    }

    package var reading: JSONObject {
        let columns = (header?.columns ?? [:]).sorted { $0.value < $1.value }
        let headings = header?.headings ?? []
        return [
            "header_line": JSONValue(header?.line ?? 0),
            "mapping": .object(
                JSONObject(
                    columns.map { column, index in
                        (
                            key: column.rawValue,
                            value: headings.indices.contains(index) ? .string(headings[index]) : .null
                        )
                    })),
            "ignored": .array((header?.ignored ?? []).map(JSONValue.string)),
        ]
    }
}
