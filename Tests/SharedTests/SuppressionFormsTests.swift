import Database
import FoundationEssentials
import Secrets
import Suppression
import TestKit
import Testing

/// Noes of before today's rules of spelling, and hashes of before that a no of today has to meet.
@Suite struct SuppressionFormsTests {
    private static let key = sha256(Array("a test's key".utf8))

    /// What was recorded by the spelling rules of before: hashes, and nothing else.
    private func recordEarlier(_ spelling: String, _ scratch: ScratchDatabase) async throws {
        let id = UUID()
        try await scratch.database.execute(
            "INSERT INTO platform.suppressions (id, reason, source) VALUES (\(id), 'asked', 'before')")
        try await scratch.database.execute(
            """
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            VALUES (\(hmacSHA256(key: Self.key, Array(spelling.utf8))), \(id), 'x')
            """)
    }

    @Test(
        "A no of before is found by whoever is meant, however they are spelled now",
        arguments: [
            ("username\0facebook\0vera.fourteen", Identifiers(platform: "facebook", username: "verafourteen")),
            ("username\0facebook\0vera.fourteen", Identifiers(profileURL: "https://facebook.com/vera.fourteen")),
            ("username\0facebook\0vera.m.fourteen", Identifiers(platform: "facebook", username: "Vera.M.Fourteen")),
            ("email\0mailto:ada@example.org", Identifiers(email: "ada@example.org")),
            ("email\0<ada@example.org>", Identifiers(email: "Ada <ada@example.org>")),
            ("email\0ada@müller.example", Identifiers(email: "ada@xn--mller-kva.example")),
            ("email\0ada@xn--mller-kva.example", Identifiers(email: "ada@müller.example")),
            (
                "profile_url\0linkedin.com/comm/in/ada",
                Identifiers(platform: "linkedin", username: "ada", profileURL: "https://www.linkedin.com/in/ada")
            ),
            ("username\0linkedin\0jos%c3%a9", Identifiers(platform: "linkedin", username: "josé")),
        ])
    func earlierForms(recorded: String, person: Identifiers) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            try await recordEarlier(recorded, scratch)
            #expect(try await scratch.database.withConnection { try await list.holdsEarlierForms(on: $0) })
            #expect(try await scratch.database.withConnection { try await list.contains(person, on: $0) })
        }
    }

    /// People imported before keep hashes of whole cells: a new no reaches them, and old processes, by those.
    @Test func aNewNoIsWrittenInTheOldFormsToo() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            _ = try await scratch.database.transaction { connection in
                try await list.add(
                    Identifiers(platform: "facebook", username: "verafourteen", email: "ada@example.org"),
                    reason: "asked", source: "test", on: connection)
            }
            let before = [
                "email\0mailto:ada@example.org", "email\0\"ada@example.org\"", "username\0facebook\0vera.fourteen",
            ]
            .map { hmacSHA256(key: Self.key, Array($0.utf8)) }
            let found = try await scratch.database.withConnection { try await list.contains(anyOf: before, on: $0) }
            #expect(found == Set(before))
            #expect(
                try await list.list(limit: 1).first?.kinds == ["email", "username"], "variants are no further names")
        }
    }
}
