import Database
import FoundationEssentials
import JSON
import SocialContract
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Who is drafted for: everybody who should be, nobody twice, and not without end.
@Suite struct DraftQueueTests {
    private func job(_ fixture: PeopleFixture) async throws -> UUID {
        let id = UUID()
        try await fixture.rows.jobs.add([
            "id": .id(id), "kind": "draft", "status": "pending", "accepted": 0, "created_by": "test",
        ])
        return id
    }

    @Test func everybodyQualifiedOnce() async throws {
        try await PeopleFixture.with { fixture in
            let queue = SocialDraftQueue(database: fixture.database)
            let due = try await fixture.addPeople(7)
            _ = try await fixture.addPeople(2, discovery: .rejected)
            _ = try await fixture.addPeople(2, outreach: .closed)
            _ = try await fixture.addPeople(2, outreach: .sent)
            try await fixture.rows.recipients.set(["has_initial": true], of: ["profile_id": .id(due[0])])
            let first = try await job(fixture)
            let second = try await job(fixture)
            #expect(try await queue.enqueueEverybody(job: first, trace: "").queued == 6)
            #expect(try await queue.enqueueEverybody(job: second, trace: "").queued == 0)
            let named = try await fixture.database.withConnection {
                try await queue.enqueue(due, .initial, job: second, trace: "", on: $0)
            }
            #expect(named == [due[0]], "the others wait already")
            try await fixture.rows.draftItems.set(["status": "failed"])
            #expect(try await queue.enqueueEverybody(job: second, trace: "").queued == 6)
        }
    }

    @Test func moreThanOneChunk() async throws {
        try await PeopleFixture.with { fixture in
            _ = try await fixture.addPeople(12_001)
            #expect(
                try await SocialDraftQueue(database: fixture.database).enqueueEverybody(job: job(fixture), trace: "")
                    .queued
                    == 12_001)
        }
    }

    @Test func followupsHaveAnEnd() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1, outreach: .sent)[0]
            let initial = try await fixture.addMessage(to: id, .sent)
            func due(_ message: UUID) async throws -> Int64 {
                try await fixture.database.transaction { connection in
                    try await SocialDraftQueue.enqueueDue(
                        SocialFollowupDue(profileID: id, messageID: message), limit: 3, trace: nil, on: connection)
                }
                return try await fixture.rows.draftItems.count(["status": "pending"])
            }
            #expect(try await due(UUID()) == 0, "the message has to be there")
            #expect(try await due(initial) == 1)
            #expect(try await due(initial) == 1, "once in the making is enough")
            var last = initial
            for number in 1...3 {
                try await fixture.rows.draftItems.set(["status": "completed"])
                last = try await fixture.addMessage(to: id, .sent, of: .followup)
                #expect(try await due(last) == (number < 3 ? 1 : 0))
            }
            try await fixture.rows.messages.remove(["id": .id(last)])
            let open = try await fixture.addMessage(to: id, .draft, of: .followup)
            #expect(try await due(initial) == 0, "a draft waits already")
            try await fixture.rows.messages.remove(["id": .id(open)])
            try await fixture.rows.recipients.set(["outreach_status": "closed"])
            #expect(try await due(initial) == 0, "closed")
            try await fixture.rows.recipients.set(["outreach_status": "followup", "discovery_status": "rejected"])
            #expect(try await due(initial) == 0, "rejected")
            #expect(try await SocialDraftQueue(database: fixture.database).countFollowups() == 0)
        }
    }
}
