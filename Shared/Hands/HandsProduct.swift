package import Actions
package import Database
package import FoundationEssentials

/// What a product brings so that people do its actions with their own hands: text and link of each, and in whose words an act is refused.
package protocol HandsProduct: Sendable {
    /// One of its rows, with all that is shown of it.
    associatedtype Subject: HandsSubject

    /// As the ledger knows it.
    var name: String { get }
    /// Beginning of its routes, such as `/api/social`.
    var path: String { get }
    /// How its actions are shown.
    var form: HandsForm { get }

    /// - Returns: those of these rows that are there.
    func subjects(_ ids: [UUID], on connection: Connection) async throws -> [Subject]
    /// - Returns: those whose text nobody gets to see who has not got it in hand already.
    func hidden(_ subjects: [Subject], on connection: Connection) async throws -> Set<UUID>
    /// What the product itself holds back of what is offered, beside pauses and limits.
    func holds(_ subjects: [Subject], on connection: Connection) async throws -> [UUID: Hold]
    /// The code of the problem that says what ``ActionProduct/judge(_:on:)`` said in a sentence; `nil` for what has none of its own.
    func code(of sentence: String) -> String?
}
