import Database
import FoundationEssentials
import Importing
import JSON
import Outbox
import SocialContract
import Suppression
import Testing

@testable import SocialProfiles

/// C22: the network's stable id, then the normalised address, then network and name.
@Suite struct PeopleMatchingTests {
    private struct Row {
        var name: String
        var url: String
        var id: String?
        var bio: String?
        var followers: Int32?

        init(_ name: String, _ url: String? = nil, id: String? = nil, bio: String? = nil, followers: Int32? = nil) {
            (self.name, self.id, self.bio, self.followers) = (name, id, bio, followers)
            self.url = "https://www.facebook.com/\(url ?? name)"
        }
    }

    private struct Verdict: Equatable {
        let letter: String
        let reason: String?
    }

    private func found(_ rows: [Row], overwrite: Bool) -> SocialFoundPeople {
        var found = SocialFoundPeople(importID: UUID(), chunk: 0, overwrite: overwrite, dryRun: false)
        for (number, row) in rows.enumerated() {
            found.rows.append(Int32(number))
            found.platform.append("facebook")
            found.username.append(row.name)
            found.fullName.append(nil)
            found.profileURL.append(row.url)
            found.bio.append(row.bio)
            found.location.append(nil)
            found.category.append(nil)
            found.followersCount.append(row.followers)
            found.platformUserID.append(row.id)
        }
        return found
    }

    private func apply(_ rows: [Row], overwrite: Bool = false, _ fixture: PeopleFixture) async throws -> [Verdict] {
        let event = try await fixture.delivered([
            NewEvent(
                type: SocialEvent.peopleFound, aggregateType: SocialEvent.importSubject, aggregateID: UUID().lowercase,
                version: 0,
                payload: found(rows, overwrite: overwrite).payload, lane: .bulk)
        ])
        let before = try await fixture.rows.events.count()
        try await fixture.outbox.transaction { connection in
            let list = SuppressionList(
                database: fixture.database, key: [UInt8](repeating: 0x5a, count: 32), outbox: fixture.outbox)
            try await SocialPeopleApplying(outbox: fixture.outbox, suppressions: list).subscription.handle(
                connection, event)
        }
        #expect(try await fixture.rows.events.count() > before)
        let answer = try #require(
            try await fixture.rows.payload(SocialEvent.peopleApplied))
        let applied = try JudgedChunk(payload: Array(answer.utf8))
        #expect(applied.rows.sorted() == rows.indices.map(Int32.init))
        return zip(applied.rows, applied.verdicts).sorted { $0.0 < $1.0 }.map {
            Verdict(letter: String($0.1), reason: applied.reasons[$0.0])
        }
    }

    private func letters(_ rows: [Row], overwrite: Bool = false, _ fixture: PeopleFixture) async throws -> String {
        try await apply(rows, overwrite: overwrite, fixture).map(\.letter).joined()
    }

    private func people(_ fixture: PeopleFixture) async throws -> [String] {
        try await fixture.database.query(
            """
            SELECT concat_ws(' ', username, profile_url, platform_user_id, bio) FROM social.social_profiles ORDER BY username
            """
        ).map { row throws(DatabaseError) in try row[0] as String }
    }

    @Test func theSamePersonIsFoundByWhicheverSign() async throws {
        try await PeopleFixture.with { fixture in
            let first = try await letters([Row("ann", id: "1")], fixture)
            #expect(first == "a")
            #expect(try await letters([Row("ann", id: "1")], fixture) == "d")
            #expect(
                try await letters([Row("other", "elsewhere", id: "1")], fixture) == "d",
                "by id, although all else differs")
            #expect(try await letters([Row("other", "ann")], fixture) == "d", "by address")
            #expect(try await letters([Row("ANN", "elsewhere")], fixture) == "d", "by name, in any case of letters")
            #expect(try await letters([Row("other", "ann", id: "1")], fixture) == "d")
            #expect(try await people(fixture) == ["ann https://www.facebook.com/ann 1"])
        }
    }

    @Test func aRenamedHandleFollowsWhenAsked() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await apply([Row("ann", id: "1", bio: "old")], fixture)
            #expect(try await letters([Row("anna", id: "1", bio: "new")], fixture) == "d")
            #expect(try await letters([Row("anna", id: "1", bio: "new")], overwrite: true, fixture) == "u")
            #expect(try await people(fixture) == ["anna https://www.facebook.com/anna 1 new"])
            #expect(try await letters([Row("ann")], fixture) == "a", "the old name is free")
            #expect(try await letters([Row("ann", id: "2")], fixture) == "u", "an unknown id is filled in")
            #expect(try await letters([Row("anna")], overwrite: true, fixture) == "d")
        }
    }

    @Test func anotherIdIsAnotherPerson() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await apply([Row("ann", id: "1")], fixture)
            for overwrite in [false, true] {
                let verdict = try await apply([Row("ann", id: "2", bio: "x")], overwrite: overwrite, fixture)[0]
                #expect(verdict.letter == "i" && verdict.reason?.contains("another platform_user_id") == true)
            }
            #expect(try await people(fixture) == ["ann https://www.facebook.com/ann 1"])
        }
    }

    @Test(arguments: [false, true])
    func aRowThatMatchesTwoPeopleChangesNeither(overwrite: Bool) async throws {
        try await PeopleFixture.with { fixture in
            _ = try await apply([Row("ann", id: "1"), Row("bob", id: "2"), Row("cleo", id: "3")], fixture)
            let before = try await people(fixture)
            let mixed = [
                Row("new", "bob", id: "1", bio: "x"), Row("cleo", "elsewhere", id: "2", bio: "x"),
                Row("bob", "cleo", bio: "x"),
            ]
            for row in mixed {
                let verdict = try await apply([row], overwrite: overwrite, fixture)[0]
                #expect(verdict.letter == "i" && verdict.reason?.hasPrefix("the row matches two people") == true)
            }
            #expect(try await people(fixture) == before)
            let reason = try await apply([mixed[0]], overwrite: overwrite, fixture)[0].reason
            #expect(
                reason == "the row matches two people: platform_user_id of facebook/ann, profile_url of facebook/bob")
            let verdicts = try await letters(
                [mixed[0], Row("dora"), Row("ann", bio: "fine")], overwrite: overwrite, fixture)
            #expect(verdicts == "iau", "the rows beside it go on")
        }
    }

    /// Two rows of one chunk that share nothing with each other but are one person in the database.
    @Test func twoRowsOfOneChunkThatAreOnePerson() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await apply([Row("ann", id: "1")], fixture)
            let rows = [Row("ann", bio: "a bio"), Row("other", "elsewhere", id: "1", followers: 70)]
            #expect(try await letters(rows, fixture) == "uu")
            #expect(try await people(fixture) == ["ann https://www.facebook.com/ann 1 a bio"])
            #expect(
                try await fixture.rows.profiles.sum("followers_count") == 70,
                "no row is lost")
            let renaming = [Row("anna", "anna", id: "1"), Row("ann", bio: "somebody new")]
            #expect(try await letters(renaming, overwrite: true, fixture) == "ua")
        }
    }

    @Test func emptyFieldsAreFilledOthersOnlyByOverwriting() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await apply([Row("ann")], fixture)
            #expect(try await letters([Row("ann", bio: "first", followers: 10)], fixture) == "u")
            #expect(try await letters([Row("ann", bio: "second", followers: 20)], fixture) == "d")
            #expect(try await letters([Row("ann", bio: "second")], overwrite: true, fixture) == "u")
            #expect(try await letters([Row("ann")], overwrite: true, fixture) == "d", "an absent value empties nothing")
            let row = try await fixture.database.first(
                "SELECT bio, followers_count, engagement_score::float8 FROM social.social_profiles")
            #expect(try row?[0] == "second" && row?[1] == Int32(10))
            #expect(try (row?[2] as Double?) ?? 0 > 0)
        }
    }

    /// Imports that run at the same time meet the same people: each is added once, and no field is lost.
    @Test func importsAtTheSameTime() async throws {
        try await PeopleFixture.with { fixture in
            let names = (0..<40).map { "person\($0)" }
            var rounds = 0
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        for attempt in 0... {
                            do {
                                let rows = names.map {
                                    worker % 2 == 0 ? Row($0, bio: "bio of \($0)") : Row($0, followers: 5)
                                }
                                try await fixture.database.transaction { connection in
                                    _ = try await connection.query(
                                        SocialProfileRepository.applying(found(rows, overwrite: false)))
                                }
                                return
                            } catch  where attempt < 20 {}
                        }
                    }
                }
                for try await _ in group { rounds += 1 }
            }
            #expect(rounds == 4)
            let complete = try await fixture.count(
                "SELECT count(*) FROM social.social_profiles WHERE bio = 'bio of ' || username AND followers_count = 5")
            #expect(complete == 40)
        }
    }
}
