package import Database
package import FoundationEssentials
package import HTTPServer
internal import Timekeeping

/// A product that writes to people, and holds back those whom an older life knew.
package protocol RestoredProduct: Sendable {
    var name: String { get }
    /// How many wait, by group; nothing while its schema is missing.
    func counts(on connection: Connection) async throws -> [RestoredGroup: Int]
    /// The oldest first.
    /// - Parameters:
    ///   - ids: only these.
    ///   - after: the last item of the page before.
    func page(
        _ group: RestoredGroup, platform: String?, ids: [UUID]?, after: PageCursor?, limit: Int,
        on connection: Connection
    ) async throws -> [RestoredItem]
    /// Items by other names that lists show them by, such as the id that hands know.
    /// - Returns: the item's id for each of these that is no item's own.
    func items(knownAs ids: [UUID], on connection: Connection) async throws -> [UUID: UUID]
    /// Does what follows from a person's word, in transactions of its own.
    /// - Returns: why it could not be done, by item; the others are settled.
    func settle(_ items: [RestoredItem], _ word: RestoredWord, by request: Request) async throws -> [UUID: String]
}
