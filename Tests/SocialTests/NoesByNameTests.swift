import Actions
import AdapterWire
import Addresses
import Database
import Dispatch
import EventLoop
import FoundationEssentials
import JSON
import SocialContract
import Suppression
import Synchronization
import TestKit
import Testing
import Timekeeping

@testable import Outbox
@testable import SocialDiscovery
@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A no finds its own people by the names that come with it; the look at everybody is for hashes without names.
@Suite struct NoesByNameTests {
    private func reply(_ sender: String, _ text: String, id: String = "r_1") -> InboundEvent {
        InboundEvent(
            .reply, senderID: sender, externalID: id, accountRef: "page-1", text: text,
            at: Int(Timestamp.now().microseconds / 1000))
    }

    private func following(_ fixture: SendingFixture) -> Subscription {
        SocialNoesFollowing(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions).subscription
    }

    /// Hands the log's events of its types to profiles.
    /// - Parameter position: only those behind it.
    /// - Returns: of the last.
    @discardableResult
    private func deliver(_ fixture: SendingFixture, behind position: Int64 = 0) async throws -> Int64 {
        let subscription = following(fixture)
        let events = try await fixture.rows.log(of: subscription.types, behind: position)
        try await fixture.people.outbox.transaction { try await subscription.handle($0, events) }
        return events.last?.at.position ?? position
    }

    private func looks(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.rows.sweeps.sum("wanted")
    }

    private func standing(_ person: UUID, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.rows.profiles.text("outreach_status", "closed_reason", of: ["id": .id(person)])
    }

    /// Nobody but profiles knows them: they were never qualified.
    private func add(
        _ platform: String, _ username: String, _ address: String, id: String? = nil, _ fixture: SendingFixture
    ) async throws -> UUID {
        try await fixture.rows.addProfile(platform, username, address, id: id)
    }

    @Test func aFloodOfNoesLooksAtNobodyElse() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let person = try await add("tiktok", "ada", "https://www.tiktok.com/@ada", id: "24601", fixture)
            let (known, _) = try await fixture.queued()
            let before = try await looks(fixture)
            for number in 0..<20 {
                try await inbound.takeNoes([reply("stranger-\(number)", "STOP", id: "s-\(number)")], from: "tiktok")
            }
            try await inbound.takeNoes([reply("24601", "STOP")], from: "tiktok")
            try await inbound.takeNoes([reply("id-\(known.lowercase)", "STOP", id: "r_2")], from: "tiktok")
            try await deliver(fixture)
            #expect(try await looks(fixture) == before)
            #expect(try await standing(person, fixture) == "closed said_no")
            #expect(try await standing(known, fixture) == "closed said_no")
            // By their other names, too, from now on.
            let list = fixture.context.suppressions
            let isKnown = try await fixture.database.withConnection {
                try await list.contains(Identifiers(platform: "tiktok", username: "ada"), on: $0)
            }
            #expect(isKnown)
        }
    }

    @Test func whatWasTakenBackMeanwhileMeansNobody() async throws {
        try await SendingFixture.with { fixture in
            let inbound = SocialInboundEvents(context: fixture.context)
            let person = try await add("tiktok", "ada", "https://www.tiktok.com/@ada", id: "24601", fixture)
            try await inbound.receive(reply("24601", "STOP"), from: "tiktok")
            try await inbound.takeNoes([reply("24601", "STOP")], from: "tiktok")
            let id: UUID = try #require(try await fixture.rows.replies.ids().first)
            #expect(try await SocialReplyDecision(context: fixture.context).other(id, by: "ada").suppression == nil)
            try await deliver(fixture)
            #expect(try await standing(person, fixture) == "pending")
        }
    }

    /// The file's own rows said more of somebody than the list knew, and the news of it may be on its way still.
    @Test func aFilesNoesLeaveOutWhomTheyMean() async throws {
        try await SendingFixture.with { fixture in
            _ = try await add("tiktok", "ada", "https://www.tiktok.com/@ada", id: "24601", fixture)
            var found = SocialFoundPeople(importID: UUID(), chunk: 1, overwrite: false, dryRun: false)
            for (row, name) in ["bo", "ada", "cy"].enumerated() {
                found.rows.append(Int32(row))
                found.platform.append("tiktok")
                found.username.append(name)
                found.profileURL.append("https://www.tiktok.com/@\(name)")
                for column in [\SocialFoundPeople.fullName, \.bio, \.location, \.category, \.platformUserID] {
                    found[keyPath: column].append(nil)
                }
                found.followersCount.append(nil)
                found.contactHashes.append([])
            }
            found.noes.add(
                platform: "tiktok", username: "no", profileURL: "https://www.tiktok.com/@no", platformUserID: "24601")
            let told = try found.payload.withUnsafeBytes { try SocialFoundPeople(payload: $0) }
            #expect(told == found)
            let noes = SocialNoesOfFile(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            #expect(try await fixture.database.withConnection { try await noes.rows(of: told, on: $0) } == [1])
        }
    }

    /// Only the hashes of it are left: then everybody is looked at, once for all of them.
    @Test func hashesWithoutNamesStillAskForALook() async throws {
        try await SendingFixture.with { fixture in
            let list = fixture.context.suppressions
            let person = try await add("tiktok", "ada", "https://www.tiktok.com/@ada", fixture)
            let before = try await looks(fixture)
            for name in ["ada", "bo", "cy"] {
                let hashes = list.presentHashes(for: Identifiers(platform: "tiktok", username: name))
                try await fixture.people.outbox.transaction { connection in
                    _ = try await list.add(
                        hashes: hashes.map { ($0, "username") }, NoOrigin(reason: "asked", source: "before"),
                        on: connection)
                }
            }
            try await deliver(fixture)
            #expect(try await looks(fixture) == before + 1)
            let sweep = SocialPeopleSweep(outbox: fixture.people.outbox, suppressions: list, log: fixture.context.log)
            while try await sweep.step() {}
            #expect(try await standing(person, fixture) == "closed said_no")
        }
    }

    /// Between the reading of a file, which asks the list, and its applying somebody says no: there was nobody to find yet.
    @Test func aNoWhileAFileIsAppliedIsNotMissed() async throws {
        try await SendingFixture.with { fixture in
            var found = SocialFoundPeople(importID: UUID(), chunk: 0, overwrite: false, dryRun: false)
            for (number, name) in ["ada", "bo"].enumerated() {
                found.rows.append(Int32(number))
                found.platform.append("tiktok")
                found.username.append(name)
                found.profileURL.append("https://www.tiktok.com/@\(name)")
                found.platformUserID.append("id-\(name)")
                found.fullName.append(nil)
                found.bio.append(nil)
                found.location.append(nil)
                found.category.append(nil)
                found.followersCount.append(nil)
                found.contactHashes.append([])
            }
            let events = try await fixture.people.delivered([
                NewEvent(
                    type: SocialEvent.peopleFound, aggregateType: SocialEvent.importSubject,
                    aggregateID: found.importID.lowercase, version: 0, payload: found.payload, lane: .bulk)
            ])
            try await SocialInboundEvents(context: fixture.context).takeNoes([reply("id-ada", "STOP")], from: "tiktok")
            let read = try await deliver(fixture)
            try await fixture.people.outbox.transaction { connection in
                try await SocialPeopleApplying(
                    outbox: fixture.people.outbox, suppressions: fixture.context.suppressions
                ).subscription.handle(connection, events)
            }
            try await deliver(fixture, behind: read)
            func standing(_ name: String) async throws -> String? {
                try await fixture.rows.profiles.text(
                    "outreach_status", "closed_reason", of: ["username": .string(name)])
            }
            #expect(try await standing("ada") == "closed said_no")
            #expect(try await standing("bo") == "pending")
        }
    }

    /// Names lie in the table as they were given; a no comes in another spelling.
    @Test(arguments: [
        ("linkedin", "JOSÉ-Ñandú", "https://www.linkedin.com/in/josé-ñandú", "josé-ñandú"),
        ("facebook", "Vera.Fourteen", "https://www.facebook.com/profile.php?id=42", "verafourteen"),
        ("facebook", "verafourteen", "https://www.facebook.com/verafourteen", "v.era.fourteen"),
        ("instagram", "a.b", "https://www.instagram.com/a.b/", "@A.B"),
        ("tiktok", "Ada", "https://www.tiktok.com/@ada", "ADA"),
    ])
    func namesAreFoundInEverySpelling(platform: String, stored: String, link: String, said: String) async throws {
        try await SendingFixture.with { fixture in
            let person = try await add(platform, stored, try ProfileURL(link).text, fixture)
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            let found = try await fixture.database.withConnection {
                // As where the database folds ASCII only.
                try await $0.execute(
                    "UPDATE social.social_profiles SET username = platform || '-of-old' WHERE platform = 'linkedin'")
                return try await keeper.ids(of: Identifiers(platform: platform, username: said), on: $0)
            }
            #expect(found == [person])
        }
    }

    @Test(arguments: [
        ("linkedin", "josé-ñandú"), ("facebook", "verafourteen"), ("instagram", "a.b_c"), ("tiktok", "ada.example"),
    ])
    func addressesAreWrittenAsImportsWriteThem(platform: String, name: String) throws {
        let address = AddressBook.delivered.reader(of: platform)?.address(of: name)
        #expect(address == (try ProfileURL(platform: platform, username: name).text))
    }

    /// A lost ring costs others a poll; here nobody polls.
    @Test func aNoRings() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            var settings = OutboxSettings()
            settings.pollInterval = .seconds(3600)
            let outbox = Outbox(
                database: scratch.database, loop: scratch.loop, listener: nil, settings: settings, log: scratch.log)
            let fixture = SendingFixture(
                PeopleFixture(database: scratch.database, outbox: outbox),
                .taken(.none, settle: .zero, keyWindow: nil))
            let heard = Mutex(0)
            outbox.subscribe(
                Subscription(name: "test.noes", types: [SuppressionEvent.recorded]) { _, events in
                    heard.withLock { $0 += events.count }
                })
            try await outbox.start()
            let names = Identifiers(platform: "tiktok", username: "somebody")
            _ = try await outbox.transaction {
                try await fixture.context.suppressions.add(names, reason: "asked", source: "test", on: $0)
            }
            try await eventually("whoever reads is at it", within: .seconds(30)) { heard.withLock { $0 } == 1 }
            try await SocialInboundEvents(context: fixture.context).takeNoes([reply("24601", "STOP")], from: "tiktok")
            try await eventually("the no is heard", within: .seconds(20)) { heard.withLock { $0 } == 2 }
            await outbox.stop()
        }
    }
}
