package import Database
package import FoundationEssentials
package import HTTPServer

/// A product that writes to people, and holds back those whom an older life knew.
package protocol RestoredProduct: Sendable {
    var name: String { get }
    /// How many wait, by group; nothing while its schema is missing.
    func counts(on connection: Connection) async throws -> [RestoredGroup: Int]
    /// A statement that gives the rows of a group: `id`, `platform`, `person`, `username`, `created_at`; `nil` where nothing of it can
    /// wait, or while the schema is missing. Each message or person is in one group only.
    func source(of group: RestoredGroup, on connection: Connection) async throws -> SQL?
    /// Items by other names that lists show them by, such as the id that hands know.
    /// - Returns: the item's id for each of these that is no item's own.
    func items(knownAs ids: [UUID], on connection: Connection) async throws -> [UUID: UUID]
    /// Does what follows from a person's word, in transactions of its own.
    /// - Returns: why it could not be done, by item; the others are settled.
    func settle(_ items: [RestoredItem], _ word: RestoredWord, by request: Request) async throws -> [UUID: String]
}
