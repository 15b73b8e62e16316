package import Database
package import FoundationEssentials
package import Suppression

extension SuppressionList {
    /// Which of these people said no.
    package func suppressed(among people: [SocialRecipient], on connection: Connection) async throws -> Set<UUID> {
        try await suppressed(
            among: Dictionary(people.map { ($0.id, $0.identifiers) }) { first, _ in first }, on: connection)
    }
}
