package import Database
package import FoundationEssentials

/// A product that keeps people by name, as the list needs it: it is asked inside the transaction that records a "no" or takes one
/// back, and what it writes through the connection commits with that.
package protocol PeopleKeeper: Sendable {
    /// `false` while its tables are missing: then nothing else is asked, and the product learns of noes by their events.
    func isInstalled(on connection: Connection) async throws -> Bool
    /// Everything by which a known person is recognised, and nobody else; `nil` for an id that is nobody's here.
    func identifiers(of person: UUID, on connection: Connection) async throws -> Identifiers?
    /// How many known people go by any of these.
    func count(_ identifiers: Identifiers, on connection: Connection) async throws -> Int64
    /// These people said no, by this entry of the list.
    /// - Returns: how many they are.
    func saidNo(_ entry: UUID, _ identifiers: Identifiers, on connection: Connection) async throws -> Int64
    /// The entry was taken back.
    /// - Returns: whom nothing keeps from being written to any more.
    func tookBack(_ entry: UUID, on connection: Connection) async throws -> Int64
}
