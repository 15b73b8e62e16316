import Database
import JSON
import Secrets
import Suppression
import TestKit
import Testing

@Suite struct SuppressionTests {
    private static let key = sha256(Array("a test's key".utf8))

    private func share(_ left: Identifiers, _ right: Identifiers, _ scratch: ScratchDatabase) -> Bool {
        let list = SuppressionList(database: scratch.database, key: Self.key)
        return !Set(list.hashes(for: left)).isDisjoint(with: list.hashes(for: right))
    }

    @Test("The same person, written differently")
    func sameness() async throws {
        let pairs: [(Identifiers, Identifiers)] = [
            (
                Identifiers(profileURL: "https://www.linkedin.com/in/Ada-Example/"),
                Identifiers(profileURL: "uk.linkedin.com/in/ada-example?x=1#y")
            ),
            (
                Identifiers(profileURL: "http://m.facebook.com/ada.example"),
                Identifiers(platform: "facebook", username: "Ada.Example")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/profile.php?id=42&ref=x"),
                Identifiers(platform: "Facebook", platformUserID: "42")
            ),
            (
                Identifiers(profileURL: "https://www.tiktok.com/@ada"),
                Identifiers(platform: "tiktok", username: " @ADA ")
            ),
            (
                Identifiers(profileURL: "https://instagram.com/ada/"),
                Identifiers(platform: "instagram", username: "ada")
            ),
            (
                Identifiers(profileURL: "https://linkedin.com/in/jos%C3%A9"),
                Identifiers(platform: "linkedin", username: "Jose\u{301}")
            ),
            (
                Identifiers(profileURL: "https://www.linkedin.com/mwlite/in/ada"),
                Identifiers(platform: "linkedin", username: "ada", profileURL: "https://www.linkedin.com/in/ada")
            ),
            (
                Identifiers(profileURL: "https://www.linkedin.com/m/in/ada/"),
                Identifiers(profileURL: "https://www.linkedin.com/in/ada")
            ),
            (
                Identifiers(profileURL: "https://www.instagram.com/_u/ada"),
                Identifiers(profileURL: "https://www.instagram.com/ada/")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/people/John-Example/1000/?sk=about"),
                Identifiers(profileURL: "https://www.facebook.com/profile.php?id=1000")
            ),
            (
                Identifiers(profileURL: "https://m.facebook.com/people/J/1000/about"),
                Identifiers(platform: "facebook", username: "1000")
            ),
            (
                Identifiers(profileURL: "https://www.linkedin.com/comm/in/Ada?midToken=x"),
                Identifiers(platform: "linkedin", username: "ada")
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/Vera.Fourteen"),
                Identifiers(platform: "facebook", username: "verafourteen")
            ),
            (
                Identifiers(platform: "facebook", username: "vera.four.teen"),
                Identifiers(profileURL: "https://m.facebook.com/verafourteen/about")
            ),
            (
                Identifiers(profileURL: "https://linkedin.com/in/jos%c3%a9"),
                Identifiers(profileURL: "https://www.linkedin.com/in/jose\u{301}/")
            ),
            (
                Identifiers(platform: "linkedin", username: "jos%C3%A9"),
                Identifiers(platform: "linkedin", username: "JOSÉ")
            ),
            (
                Identifiers(profileURL: "https://linkedin.com/in/jos%25C3%25A9"),
                Identifiers(platform: "linkedin", username: "josé")
            ),
            (
                Identifiers(profileURL: "\u{FEFF}https://www.linkedin.com/in/ada\u{200B}"),
                Identifiers(platform: "linkedin", username: "\u{200E}ada")
            ),
            (
                Identifiers(profileURL: "https://instagr.am/ada"),
                Identifiers(platform: "instagram", username: "@ada\u{2060}")
            ),
            (Identifiers(email: "mailto:Ada@Example.org?subject=no"), Identifiers(email: "ada@example.org")),
            (Identifiers(email: "Ada <ada@example.org>; b@example.org"), Identifiers(email: "b@example.org")),
            (Identifiers(email: "ada@müller.example"), Identifiers(email: "ADA@xn--mller-kva.example.")),
            (Identifiers(email: "Ada@Example.org "), Identifiers(email: "ada@example.org")),
            (Identifiers(email: "ada+news@example.org"), Identifiers(email: "ada@example.org")),
            (Identifiers(phone: "+44 (20) 7946-0000"), Identifiers(phone: "0044 20 79460000")),
        ]
        try await withScratchDatabase { scratch in
            for (left, right) in pairs { #expect(share(left, right, scratch), "\(left) \(right)") }
        }
    }

    @Test("Different people")
    func difference() async throws {
        let pairs: [(Identifiers, Identifiers)] = [
            (Identifiers(platform: "linkedin", username: "ada"), Identifiers(platform: "instagram", username: "ada")),
            (Identifiers(platform: "linkedin", username: "1"), Identifiers(platform: "linkedin", platformUserID: "1")),
            (Identifiers(username: "ada"), Identifiers(username: "ada")),
            (
                Identifiers(profileURL: "https://facebook.com/profile.php?id=1"),
                Identifiers(profileURL: "https://facebook.com/profile.php?id=2")
            ),
            (
                Identifiers(profileURL: "https://facebook.com/people/John/1000"),
                Identifiers(profileURL: "https://facebook.com/people/John/1001")
            ),
            (
                Identifiers(profileURL: "https://facebook.com/people/John"),
                Identifiers(profileURL: "https://facebook.com/people/Jane")
            ),
            (
                Identifiers(profileURL: "https://facebook.com/people/John/1000"),
                Identifiers(platform: "facebook", username: "people")
            ),
            (
                Identifiers(platform: "instagram", username: "vera.fourteen"),
                Identifiers(platform: "instagram", username: "verafourteen")
            ),
            (
                Identifiers(profileURL: "https://www.linkedin.com/in/vera.fourteen"),
                Identifiers(platform: "linkedin", username: "verafourteen")
            ),
            (Identifiers(email: "ada.b@example.org"), Identifiers(email: "adab@example.org")),
            (Identifiers(profileURL: "not an address"), Identifiers(profileURL: "not an address")),
            (Identifiers(email: ""), Identifiers(email: " ")), (Identifiers(phone: "-"), Identifiers(phone: "+")),
        ]
        try await withScratchDatabase { scratch in
            for (left, right) in pairs { #expect(!share(left, right, scratch), "\(left) \(right)") }
        }
    }

    /// Whoever said no before an update is recognised after it.
    @Test func storedHashesStayAsTheyWere() async throws {
        let known: [(Identifiers, [String])] = [
            (
                Identifiers(profileURL: "https://www.linkedin.com/in/Ada-Example/"),
                ["d42114961538d0ed", "9370bde6ec795619"]
            ),
            (
                Identifiers(profileURL: "https://uk.linkedin.com/in/ada-example/de?trk=x#y"),
                ["3cb9d935a817824a", "9370bde6ec795619"]
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/ada.example"),
                ["09e090556b1153a3", "7fbebe57b2dc4b3d"]
            ),
            (
                Identifiers(profileURL: "https://www.facebook.com/profile.php?id=1000"),
                ["82b25786a9e97770", "2c9f0a71ea187a9b"]
            ),
            (Identifiers(profileURL: "https://www.facebook.com/1000"), ["60d4dffc676416b2", "5e03917e519205c3"]),
            (Identifiers(profileURL: "https://www.instagram.com/ada/"), ["e03aea78df3ba417", "f38dee24a3515bb8"]),
            (Identifiers(profileURL: "https://www.tiktok.com/@ada"), ["62a8f52e3c76ca9c", "06cb66949ab342ce"]),
            (
                Identifiers(platform: "linkedin", username: "Ada", platformUserID: "ACoAA"),
                ["4e3390589b87562c", "79a8a56ac594e657"]
            ),
            (
                Identifiers(email: "Ada+news@Example.org", phone: "+44 20 7946 0000"),
                ["f22dd276a6772a7f", "f92feea3aed6a045", "9efc8564df949061"]
            ),
        ]
        try await withScratchDatabase { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            for (identifiers, starts) in known {
                let found = Set(list.hashes(for: identifiers).map { String(hex($0).prefix(16)) })
                #expect(found.isSuperset(of: starts), "\(identifiers)")
            }
        }
    }

    @Test func theHashIsTheDocumentedOne() async throws {
        try await withScratchDatabase { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            let expected = hmacSHA256(key: Self.key, Array("email\0ada@example.org".utf8))
            #expect(list.hashes(for: Identifiers(email: "Ada@example.org")) == [expected])
            #expect(list.hashes(for: Identifiers()) == [])
        }
    }

    @Test func aNoIsFoundByAnyIdentifier() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            let person = Identifiers(
                platform: "linkedin", username: "ada", profileURL: "https://linkedin.com/in/ada",
                email: "ada@example.org")
            let (first, again, found, strangers, nobody) = try await scratch.database.withConnection { connection in
                let first = try await list.add(person, reason: "asked", source: "reply", on: connection)
                let again = try await list.add(
                    Identifiers(email: "ADA@example.org"), reason: "x", source: "y", on: connection)
                let found = try await list.contains(Identifiers(email: "ada+1@example.org"), on: connection)
                let strangers = try await list.contains(
                    anyOf: list.hashes(for: Identifiers(email: "bob@example.org")) + list.hashes(for: person),
                    on: connection)
                let nobody = try await list.add(Identifiers(), reason: "x", source: "y", on: connection)
                return (first, again, found, strangers, nobody)
            }
            #expect(first?.isNew == true && again?.isNew == false)
            #expect(first?.id == again?.id)
            #expect(found)
            #expect(strangers == Set(list.hashes(for: person)))
            #expect(nobody == nil)
            let entries = try await SuppressionList.listing.items("limit=10", in: scratch.database)
            #expect(entries.map { $0["reason"] } == ["asked"])
            #expect(entries.first?["kinds"] == ["email", "profile_url", "username"])
        }
    }

    @Test func newIdentifiersOfAKnownPersonAreAdded() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            try await scratch.database.transaction { connection in
                _ = try await list.add(Identifiers(email: "ada@example.org"), reason: "a", source: "s", on: connection)
                let more = try await list.add(
                    Identifiers(email: "ada@example.org", phone: "+442079460000"), reason: "b", source: "s",
                    on: connection)
                #expect(more?.isNew == true)
            }
            let newest = try await SuppressionList.listing.items("limit=1", in: scratch.database)
            #expect(newest.first?["kinds"] == ["phone"])
            let both = try await SuppressionList.listing.items("limit=2", in: scratch.database)
            #expect(both.map { $0["kinds"] } == [["phone"], ["email"]])
        }
    }

    @Test func manyWritersOfOnePersonRecordOneEntry() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            let person = Identifiers(
                platform: "tiktok", username: "ada", email: "ada@example.org", phone: "+442079460000")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        _ = try await scratch.database.transaction {
                            try await list.add(person, reason: "asked", source: "reply", on: $0)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await SuppressionList.listing.items("limit=100", in: scratch.database).count == 1)
        }
    }

    @Test func anotherKeyRefusesToStart() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            try await list.verifyKey()
            try await list.verifyKey()
            let other = SuppressionList(database: scratch.database, key: sha256([1]))
            let error = await #expect(throws: SuppressionKeyFault.self) { try await other.verifyKey() }
            #expect(error?.description.contains("OUTREACH_SUPPRESSION_KEY") == true)
            try await list.verifyKey()
        }
    }

    @Test func aLostRecordOfTheKeyRefusesToStart() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let list = SuppressionList(database: scratch.database, key: Self.key)
            try await list.verifyKey()
            _ = try await scratch.database.withConnection {
                try await list.add(Identifiers(email: "ada@example.org"), reason: "a", source: "s", on: $0)
            }
            try await scratch.database.execute("DELETE FROM platform.suppression_key")
            for _ in 0..<2 {
                await #expect(throws: SuppressionKeyFault.self) { try await list.verifyKey() }
            }
        }
    }

    @Test func thePreparedKeyGivesTheSameTags() {
        for length in [0, 1, 32, 63, 64, 65, 200] {
            let key = [UInt8](repeating: 7, count: length)
            #expect(HMACKey(key).tag([1, 2, 3]) == hmacSHA256(key: key, [1, 2, 3]))
            #expect(HMACKey(key).tag([]) == hmacSHA256(key: key, []))
        }
    }
}
