import Adapters
import FoundationEssentials
import Testing

/// `outreach adapters list`: what lies there, what is asked for, and what lacks for the one to be the other.
@Suite struct AdapterListingTests {
    private static let entry = "\u{7F}ELF…\0outreach_adapter_entry\0…"

    private func listing(_ names: [String], pinned: [String]) throws -> [String: AdapterListing] {
        let folder = FileManager.default.temporaryDirectory.path + "/outreach-listing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, content) in [("libvillage", Self.entry), ("harbour", Self.entry), ("libother", "another library")] {
            try Data(content.utf8).write(to: URL(filePath: "\(folder)/\(name).so"))
        }
        for name in pinned { _ = try AdapterListing.pin("\(folder)/\(name).so") }
        let all = AdapterListing.all(AdapterSettings(names: names, folders: [folder], hostProgram: "/nowhere"))
        return Dictionary(uniqueKeysWithValues: all.map { ($0.platform, $0) })
    }

    @Test func whatIsPinnedAndNotAskedForIsNamedWithThatReason() throws {
        let found = try listing(["harbour"], pinned: ["libvillage", "harbour"])
        #expect(found["harbour"]?.reason == nil && found["harbour"]?.isAsked == true)
        let village = try #require(found["village"])
        #expect(village.code == "PINNED" && village.isAsked == false)
        #expect(village.reason?.contains("OUTREACH_ADAPTERS does not ask for it") == true, "\(village)")
    }

    @Test func whatOnlyLiesThereIsNamedTooAndOtherLibrariesAreNot() throws {
        let found = try listing([], pinned: ["harbour"])
        let village = try #require(found["village"])
        #expect(village.code == "NOT_PINNED" && village.isAsked == false)
        #expect(village.reason?.contains("does not ask for it, and ") == true, "\(village)")
        #expect(village.reason?.contains("outreach adapters pin") == true, "\(village)")
        #expect(found.keys.sorted() == ["harbour", "village"])
    }

    @Test func whatIsAskedForAndCannotBeHadSaysWhoAsks() throws {
        let found = try listing(["village", "moon"], pinned: [])
        for platform in ["village", "moon"] {
            let reason = try #require(found[platform]?.reason)
            #expect(reason.hasPrefix("OUTREACH_ADAPTERS asks for it, and it is not loaded: "), "\(reason)")
        }
        #expect(found["moon"]?.code == "NOT_FOUND" && found["village"]?.code == "NOT_PINNED")
    }

    @Test func allAsksForWhateverIsPinned() throws {
        let found = try listing(["all"], pinned: ["harbour"])
        #expect(found["harbour"]?.reason == nil && found["harbour"]?.isAsked == true)
        #expect(found["village"]?.isAsked == false, "it is not pinned")
    }
}
