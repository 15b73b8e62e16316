import Database
import FoundationEssentials
import JSON
import SocialContract
import Statistics
import Templates
import TestKit
import Testing
import Timekeeping

@testable import SocialThreads

/// What counts as an answer to a text, and to which.
@Suite struct TextOutcomesTests {
    private let template = UUID()

    /// A message of the template, sent so many days ago.
    @discardableResult
    private func sent(_ daysAgo: Double, to person: UUID, _ fixture: SendingFixture, version: Int32 = 1) async throws
        -> UUID
    {
        let message = try await fixture.people.addMessage(to: person, .sent, of: .followup)
        try await fixture.rows.messages.set(
            [
                "template_id": .id(template), "template_version": .int(Int64(version)),
                "sent_at": .at(.now().adding(.seconds(-86_400 * daysAgo))),
            ], of: ["id": .id(message)])
        return message
    }

    private func reply(
        _ daysAgo: Double, from person: UUID, _ fixture: SendingFixture, meaning: String = "other",
        form: String = "text"
    ) async throws {
        try await fixture.rows.replies.add([
            "id": .id(UUID()), "platform": "linkedin", "external_id": .id(UUID()), "platform_user_id": "id",
            "profile_id": .id(person), "body": "words", "received_at": .at(.now().adding(.seconds(-86_400 * daysAgo))),
            "meaning": .string(meaning), "form": .string(form),
        ])
    }

    private func counts(_ fixture: SendingFixture) async throws -> [Int32: [Int]] {
        let found = try await SocialTextOutcomes(database: fixture.database).read()
        return Dictionary(
            uniqueKeysWithValues: found.map { ($0.version, [$0.answered.outOf, $0.answered.count, $0.refused.count]) })
    }

    @Test func onlyWhoseWeekIsOverCounts() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(5, outreach: .sent)
            try await sent(8, to: people[0], fixture)
            try await sent(8, to: people[1], fixture)
            try await sent(3, to: people[2], fixture)
            try await sent(100, to: people[3], fixture)
            try await sent(20, to: people[4], fixture)
            try await reply(5, from: people[0], fixture)
            try await reply(2, from: people[2], fixture)
            // After its week.
            try await reply(12, from: people[4], fixture)
            #expect(try await counts(fixture) == [1: [3, 1, 0]])
        }
    }

    @Test func aNoIsNoAnswerAndNeitherIsAThumbOrADoubt() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(4, outreach: .sent)
            for person in people { try await sent(9, to: person, fixture) }
            try await reply(8, from: people[0], fixture)
            try await reply(7, from: people[0], fixture, meaning: "no")
            try await reply(8, from: people[1], fixture, form: "reaction")
            try await reply(8, from: people[2], fixture, meaning: "doubtful")
            try await reply(8, from: people[3], fixture)
            try await reply(7.5, from: people[3], fixture, form: "reaction")
            #expect(try await counts(fixture) == [1: [4, 1, 1]])
        }
    }

    /// Whoever answers to the second message did not answer to the first.
    @Test func anAnswerBelongsToTheLastMessageBeforeIt() async throws {
        try await SendingFixture.with { fixture in
            let person = try await fixture.people.addPeople(1, outreach: .sent)[0]
            try await sent(12, to: person, fixture, version: 1)
            try await sent(9, to: person, fixture, version: 2)
            try await reply(8, from: person, fixture)
            #expect(try await counts(fixture) == [1: [1, 0, 0], 2: [1, 1, 0]])
        }
    }
}
