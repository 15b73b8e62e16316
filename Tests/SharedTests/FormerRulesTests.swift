import AdapterWire
import Addresses
import Database
import JSON
import Platforms
import TestKit
import Testing

/// A no was spelled by the rules that its network had then: they are kept, whatever else its adapter says later.
@Suite struct FormerRulesTests {
    private static func manifest(
        _ path: String, tone: String, platform: String = "village", host: String = "village.example"
    ) throws -> Manifest {
        try Manifest(
            [
                "platform": .string(platform), "version": "1.0.0", "display_name": "Village", "bases": [:],
                "credentials": [],
                "operations": [
                    [
                        "name": "message", "deliveries": ["assisted"], "access": "none", "send_guarantee": "none",
                        "text": ["max": 100, "unit": "characters"], "summary": "By hand.",
                    ]
                ],
                "people": [
                    "addresses": [
                        "hosts": [.string(host)], "forms": [.string("/\(path)/{name}")],
                        "profile": .string("https://\(host)/\(path)/{name}"),
                    ],
                    "writing": ["tone": .string(tone), "initial": "Hello", "followups": ["Again"]],
                ],
            ])
    }

    /// Paths of the rules now and before, newest first.
    private func paths(_ database: Database) async throws -> [String] {
        let row = try #require(try await NetworkRow.all(database).first)
        return try ([row.current] + row.before).map { text in
            String(try row.people(text).rules.addresses.profile.split(separator: "/")[2])
        }
    }

    @Test func neitherAnotherToneNorTwoProcessesThatDisagreePushThemOut() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            func store(_ path: String, _ tone: String) async throws {
                let manifest = try Self.manifest(path, tone: tone)
                _ = try await scratch.database.withConnection { try await NetworkRow.store(manifest, on: $0) }
            }
            try await store("first", "Plain.")
            try await store("second", "Plain.")
            for number in 1...10 { try await store("second", "Tone \(number).") }
            #expect(try await paths(scratch.database) == ["second", "first"])
            for round in 1...10 { try await store(round % 2 == 0 ? "second" : "third", "Plain.") }
            #expect(try await Set(paths(scratch.database)) == ["first", "second", "third"])
            #expect(try await paths(scratch.database).count == 3)
        }
    }

    /// Whoever was there first keeps a host, also while its adapter is away, and whether the other one is new or known.
    @Test func aHostStaysWithWhoHadItFirst() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            func claim(_ manifest: Manifest) async throws -> String? {
                try await scratch.database.withConnection { try await NetworkRow.claim(of: manifest, on: $0) }
            }
            func store(_ manifest: Manifest) async throws {
                _ = try await scratch.database.withConnection { try await NetworkRow.store(manifest, on: $0) }
            }
            try await store(try Self.manifest("u", tone: "Plain."))
            let thief = try Self.manifest("u", tone: "Plain.", platform: "hamlet")
            #expect(try await claim(thief)?.contains("village") == true)
            let honest = try Self.manifest("u", tone: "Plain.", platform: "hamlet", host: "hamlet.example")
            #expect(try await claim(honest) == nil)
            try await store(honest)
            #expect(
                try await claim(thief)?.contains("village") == true,
                "a network that is known takes it no more than a new one")
            #expect(try await claim(try Self.manifest("v", tone: "Plain.")) == nil)
        }
    }
}
