import Database
import FoundationEssentials
import JSON
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

    @Test(
        "A no by what somebody copies out of a conversation, or types into the wrong field",
        arguments: [
            (
                Identifiers(profileURL: "https://m.me/Ada.One?ref=x"),
                Identifiers(platform: "facebook", username: "adaone")
            ),
            (
                Identifiers(profileURL: "https://www.messenger.com/t/ada.one/"),
                Identifiers(platform: "facebook", username: "ada.one")
            ),
            (
                Identifiers(profileURL: "messenger.com/e2ee/t/4200"),
                Identifiers(platform: "facebook", platformUserID: "4200")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/messages/t/4200"),
                Identifiers(platform: "facebook", platformUserID: "4200")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/4200"),
                Identifiers(platform: "facebook", platformUserID: "4200")
            ),
            (
                Identifiers(profileURL: "https://ig.me/m/Bo.Example"),
                Identifiers(platform: "instagram", username: "bo.example")
            ),
            (
                Identifiers(profileURL: "<https://www.linkedin.com./in/./ada-one/>."),
                Identifiers(platform: "linkedin", username: "ada-one")
            ),
            (
                Identifiers(profileURL: "(https://linkedin.com/in/ada-one),"),
                Identifiers(platform: "linkedin", username: "ada-one")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/pg/ada.one/about"),
                Identifiers(platform: "facebook", username: "adaone")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/#!/ada.one"),
                Identifiers(platform: "facebook", username: "adaone")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/@ada.one"),
                Identifiers(profileURL: "https://www.facebook.com/adaone")
            ),
            (
                Identifiers(profileURL: "https://www.instagram.com/stories/bo.example/3141592"),
                Identifiers(platform: "instagram", username: "bo.example")
            ),
            (
                Identifiers(platform: "linkedin", username: "https://www.linkedin.com/in/ada-one/"),
                Identifiers(profileURL: "https://linkedin.com/in/ada-one")
            ),
            (
                Identifiers(platform: "linkedin", username: "in/ada-one/"),
                Identifiers(platform: "linkedin", username: "ada-one")
            ),
            (
                Identifiers(platform: "instagram", username: "bo.example/"),
                Identifiers(platform: "instagram", username: "bo.example")
            ),
            (
                Identifiers(username: "https://www.tiktok.com/@bo"),
                Identifiers(platform: "tiktok", username: "bo")
            ),
            (Identifiers(email: "a.d.a@googlemail.com"), Identifiers(email: "Ada@gmail.com")),
            (Identifiers(email: "ada@gmail.com"), Identifiers(email: "A.da+news@Googlemail.com")),
            (Identifiers(email: "ada@example.org"), Identifiers(email: "ada@ｅxample.org")),
        ])
    func anyName(said: Identifiers, person: Identifiers) async throws {
        #expect(try await isFound(person, after: said))
    }

    @Test(
        "Who is somebody else stays free",
        arguments: [
            (
                Identifiers(profileURL: "https://www.facebook.com/messages/t/4200"),
                Identifiers(platform: "facebook", username: "messages")
            ),
            (
                Identifiers(profileURL: "https://www.instagram.com/direct/t/42"),
                Identifiers(platform: "instagram", username: "direct")
            ),
            (
                Identifiers(profileURL: "https://www.instagram.com/stories/highlights/42"),
                Identifiers(platform: "instagram", username: "highlights")
            ),
            (Identifiers(email: "a.da@example.org"), Identifiers(email: "ada@example.org")),
            (Identifiers(email: "ada@gmail.example"), Identifiers(email: "a.da@gmail.example")),
        ])
    func somebodyElse(said: Identifiers, person: Identifiers) async throws {
        #expect(try await !isFound(person, after: said))
    }

    private func isFound(_ person: Identifiers, after said: Identifiers) async throws -> Bool {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            return try await scratch.database.transaction { connection in
                _ = try await list.add(said, reason: "asked", source: "test", on: connection)
                return try await list.contains(person, on: connection)
            }
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
                try await SuppressionList.listing.items("limit=1", in: scratch.database).first?["kinds"] == [
                    "email", "username",
                ],
                "variants are no further names")
        }
    }
}
