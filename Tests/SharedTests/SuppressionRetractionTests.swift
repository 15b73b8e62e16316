import Database
import FoundationEssentials
import JSON
import Secrets
import Suppression
import TestKit
import Testing

/// A wrong no can be taken back, and a right one not.
@Suite struct SuppressionRetractionTests {
    private static let key = sha256(Array("a test's key".utf8))

    @Test func whoRecordedAWrongNoTakesItBack() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            func add(_ name: String, _ origin: NoOrigin) async throws -> UUID {
                try #require(
                    try await scratch.database.transaction {
                        try await list.add(Identifiers(platform: "tiktok", username: name), origin, on: $0)
                    }
                ).id
            }
            func retract(_ id: UUID, _ who: String) async throws -> RetractionRefusal? {
                do {
                    _ = try await scratch.database.transaction {
                        try await list.retract(id, by: who, named: who, reason: "another person", on: $0)
                    }
                    return nil
                } catch let refusal as RetractionRefusal { return refusal }
            }
            func isOn(_ name: String) async throws -> Bool {
                try await scratch.database.withConnection {
                    try await list.contains(Identifiers(platform: "tiktok", username: name), on: $0)
                }
            }
            let told = NoOrigin(reason: "asked", source: "Ann", recordedBy: "ann")
            let mine = try await add("ada", told)
            #expect(try await retract(mine, "bob") == .notYours)
            #expect(try await isOn("ada"))
            #expect(try await retract(mine, "ann") == nil)
            #expect(try await !isOn("ada"))
            guard case .retracted = try await retract(mine, "ann") else {
                Issue.record("twice")
                return
            }
            let entry = try #require(try await SuppressionList.listing.items("limit=1", in: scratch.database).first)
            #expect(
                entry["retracted_by"] == "ann" && entry["retracted_reason"] == "another person" && entry["kinds"] == [])
            #expect(try await add("ada", told) != mine, "it can be said again")

            let old = try await add("eve", told)
            try await scratch.database.execute(
                "UPDATE platform.suppressions SET created_at = created_at - interval '16 minutes' WHERE id = \(old)")
            #expect(try await retract(old, "ann") == .tooLate)
            let read = try await add("joe", NoOrigin(reason: "asked", source: "reply on tiktok", isRead: true))
            try await scratch.database.execute(
                "UPDATE platform.suppressions SET created_at = created_at - interval '2 days' WHERE id = \(read)")
            #expect(try await retract(read, "bob") == nil, "whoever reviews finds that it was none")
            let machine = try await add("max", NoOrigin(reason: "asked", source: "import"))
            #expect(try await retract(machine, "ann") == .notYours)
        }
    }

    /// Ann's mistake must not take away what the person says a minute later.
    @Test func whatTheySayThemselvesStays() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            let person = Identifiers(platform: "tiktok", username: "ada")
            let entry = try await scratch.database.transaction { connection in
                let entry = try await list.add(
                    person, NoOrigin(reason: "asked", source: "Ann", recordedBy: "ann"), on: connection)
                let again = try await list.add(
                    Identifiers(platform: "tiktok", username: "ada", platformUserID: "7"),
                    NoOrigin(reason: "asked", source: "reply on tiktok", isRead: true), on: connection)
                #expect(again?.isNew == true)
                return try #require(entry)
            }
            let refusal = await #expect(throws: RetractionRefusal.self) {
                try await scratch.database.transaction {
                    try await list.retract(entry.id, by: "ann", named: "Ann", reason: nil, on: $0)
                }
            }
            guard case .saidAgain = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(try await scratch.database.withConnection { try await list.contains(person, on: $0) })
        }
    }
}
