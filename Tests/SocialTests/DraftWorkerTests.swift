import Database
import EventLoop
import FoundationEssentials
import JSON
import Lifecycle
import SocialContract
import Synchronization
import Telemetry
import TestKit
import Testing

@testable import Authoring
@testable import SocialThreads
@testable import SocialWriting

/// Writes at once, and counts how often it was asked.
private final class CountingAuthor: SocialDraftAuthor {
    let batch = 10
    let patience = Duration.seconds(1)
    private let asked = Mutex<[UUID: Int]>([:])

    var counts: [UUID: Int] { asked.withLock { $0 } }

    func write(
        _ type: SocialMessageType, for person: SocialRecipient, _ facts: SocialPersonFacts, earlier: [String]
    ) async -> Result<SocialDraft, WritingFault> {
        asked.withLock { $0[person.id, default: 0] += 1 }
        return .success(SocialDraft(text: "Hello \(person.username)", writtenBy: "template"))
    }
}

/// Rings when it is asked, and has no answer before it is cancelled.
private struct SilentAuthor: SocialDraftAuthor {
    let batch = 10
    let patience = Duration.seconds(600)
    let asked: Bell
    let loop: Loop

    func write(
        _ type: SocialMessageType, for person: SocialRecipient, _ facts: SocialPersonFacts, earlier: [String]
    ) async -> Result<SocialDraft, WritingFault> {
        asked.ring()
        try? await loop.sleep(for: .seconds(600))
        return .failure(WritingFault(code: "cancelled", reason: "the process stops", retryAfter: 5))
    }
}

/// What is drafted, whatever one of those who wait is like.
@Suite struct DraftWorkerTests {
    private func queue(_ people: [UUID], _ fixture: SendingFixture) async throws -> UUID {
        let job = UUID()
        try await fixture.rows.jobs.add([
            "id": .id(job), "kind": "draft", "status": "running", "accepted": JSONValue(people.count),
            "created_by": "test", "started_at": .now,
        ])
        for person in people {
            try await fixture.rows.draftItems.add([
                "id": .id(UUID()), "job_id": .id(job), "profile_id": .id(person), "message_type": "initial",
            ])
        }
        return job
    }

    private func work(
        _ author: CountingAuthor, _ fixture: SendingFixture, until what: String, _ isDone: () async throws -> Bool
    ) async throws {
        let worker = SocialDraftWorker(context: fixture.context, author: author)
        let loop = fixture.database.loop
        let running = loop.task { await worker.chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
        let result: Result<Void, any Error>
        do { result = .success(try await eventually(what) { try await isDone() }) } catch { result = .failure(error) }
        running.cancel()
        _ = await running.result
        try result.get()
    }

    private func job(_ job: UUID, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.rows.jobs.text("status", "done", "failed", of: ["id": .id(job)])
    }

    @Test("One at whom the program fails keeps nobody waiting, says so, and asks its author for nothing twice")
    func poison() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(3)
            let job = try await queue(people, fixture)
            let bad = people[1]
            // No draft of this one can be stored.
            try await fixture.database.execute("CREATE TABLE public.bad (id uuid)")
            try await fixture.database.execute("INSERT INTO public.bad VALUES (\(bad))")
            try await fixture.database.execute(
                """
                CREATE FUNCTION public.refuse_bad() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM public.bad WHERE id = NEW.social_profile_id) THEN
                        RAISE EXCEPTION 'nothing is stored of this one';
                    END IF;
                    RETURN NEW;
                END $$
                """)
            try await fixture.database.execute(
                """
                CREATE TRIGGER refuse BEFORE INSERT ON social.social_messages
                FOR EACH ROW EXECUTE FUNCTION public.refuse_bad()
                """)
            let author = CountingAuthor()
            try await work(author, fixture, until: "the others are drafted, and it says why") {
                let code = try await fixture.rows.draftItems.text("code", of: ["profile_id": .id(bad)])
                return try await self.job(job, fixture) == "running 2 0" && code == "internal"
            }
            #expect(author.counts.values.allSatisfy { $0 == 1 } && author.counts.count == 3)
            // Its tries are over after some; the job is, too.
            try await fixture.rows.draftItems.set(
                ["attempts": 3, "next_attempt_at": .now], of: ["status": "pending"])
            try await work(author, fixture, until: "the job is over") {
                try await self.job(job, fixture) == "completed 2 1"
            }
        }
    }

    /// Nothing can be read of the person, so nothing is asked, and nothing of them is looked at to say so.
    @Test func onePersonThatCannotBeRead() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(3)
            let job = try await queue(people, fixture)
            try await fixture.rows.recipients.set(["contact_hashes": [nil]], of: ["profile_id": .id(people[0])])
            let author = CountingAuthor()
            try await work(author, fixture, until: "the others are drafted, and it says why") {
                let code = try await fixture.rows.draftItems.text("code", of: ["profile_id": .id(people[0])])
                return try await self.job(job, fixture) == "running 2 0" && code == "internal"
            }
            #expect(author.counts[people[0]] == nil)
        }
    }

    @Test("A stop while a model writes costs no try, and what it cuts is due again")
    func stopped() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(2)
            let job = try await queue(people, fixture)
            let loop = fixture.database.loop
            for _ in 0..<5 {
                let author = SilentAuthor(asked: Bell(loop: loop), loop: loop)
                let worker = SocialDraftWorker(context: fixture.context, author: author)
                let running = loop.task { await worker.chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
                #expect(await author.asked.wait(atMost: .seconds(30)))
                running.cancel()
                _ = await running.result
            }
            let waiting: SQL = """
                SELECT count(*) FROM social.social_draft_items
                WHERE status = 'pending' AND attempts = 0 AND next_attempt_at <= clock_timestamp()
                """
            #expect(try await fixture.people.count(waiting) == 2)
            try await work(CountingAuthor(), fixture, until: "both are drafted") {
                try await self.job(job, fixture) == "completed 2 0"
            }
        }
    }
}
