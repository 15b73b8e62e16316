import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import JSON
import Lifecycle
import Telemetry
import TestKit
import Testing

@testable import Jobs
@testable import Listing

/// Work that a request began, in tables of a product that nobody knows.
@Suite struct JobsTests {
    static let tables = JobTables(
        path: "/api/zoo", prefix: "Zoo", kinds: ["feed", "clean"], jobs: "zoo.jobs", items: "zoo.items",
        subject: "animal_id",
        alike: "o.animal_id = i.animal_id", stoppable: ["feed"])
    let jobs = Jobs(tables)
    let queue = JobQueue(tables, mostAttempts: 2)

    struct Zoo {
        let database: Database

        func job(_ id: UUID) async throws -> String {
            try await database.first(
                "SELECT concat_ws(' ', status, accepted, done, failed) FROM zoo.jobs WHERE id = \(id)")?[0] ?? ""
        }

        /// A job with an item for each of so many animals.
        func begin(_ count: Int, _ jobs: Jobs) async throws -> UUID {
            try await database.transaction { connection in
                let job = try await jobs.begin("feed", by: "ann", on: connection)
                try await connection.execute(
                    """
                    INSERT INTO zoo.items (id, job_id, animal_id) SELECT gen_random_uuid(), \(job), gen_random_uuid()
                    FROM generate_series(1, \(Int64(count)))
                    """)
                try await jobs.open(job, accepted: Int64(count), on: connection)
                return job
            }
        }
    }

    func withZoo(_ body: @escaping @Sendable (Zoo) async throws -> Void) async throws {
        try await withScratchDatabase(lines: []) { scratch in
            let database = scratch.database
            for statement in Self.schema { try await database.execute(statement) }
            try await body(Zoo(database: database))
        }
    }

    private static let schema: [SQL] = [
        "CREATE SCHEMA zoo",
        """
        CREATE TABLE zoo.jobs (id uuid PRIMARY KEY, kind text NOT NULL, status text NOT NULL, accepted integer NOT NULL,
            done integer NOT NULL DEFAULT 0, failed integer NOT NULL DEFAULT 0, reason text, created_by text NOT NULL,
            created_at timestamptz NOT NULL DEFAULT clock_timestamp(), started_at timestamptz, completed_at timestamptz)
        """,
        """
        CREATE TABLE zoo.items (id uuid PRIMARY KEY, job_id uuid, animal_id uuid NOT NULL,
            status text NOT NULL DEFAULT 'pending', code text, reason text, attempts integer NOT NULL DEFAULT 0,
            next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(), traceparent text,
            created_at timestamptz NOT NULL DEFAULT clock_timestamp())
        """,
        "CREATE UNIQUE INDEX ON zoo.items (animal_id) WHERE status = 'pending'",
    ]

    func lease(_ most: Int, _ zoo: Zoo, for time: Duration = .seconds(60)) async throws -> [JobItem] {
        try await queue.lease(most, for: time, on: zoo.database) { item, _ in item }
    }

    func end(_ items: [JobItem], _ failure: JobFailure? = nil, _ zoo: Zoo) async throws {
        try await zoo.database.transaction { connection in
            let held = try await queue.held(items, on: connection)
            try await queue.end(items.filter { held.contains($0.id) }.map { ($0, failure) }, on: connection)
        }
    }

    @Test("Its items are leased once, counted as they end, and with the last it is over")
    func fromBeginToEnd() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(5, jobs)
            #expect(try await zoo.job(job) == "running 5 0 0")
            let first = try await lease(3, zoo)
            let second = try await lease(3, zoo)
            #expect(Set((first + second).map(\.id)).count == 5, "nobody has what somebody else has")
            try await end(first, nil, zoo)
            #expect(try await zoo.job(job) == "running 5 3 0")
            try await end(second, JobFailure(code: "asleep", reason: "the animal is asleep"), zoo)
            #expect(try await zoo.job(job) == "completed 5 3 2")
        }
    }

    @Test("With nothing to do it is over at once")
    func nothing() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(0, jobs)
            #expect(try await zoo.job(job) == "completed 0 0 0")
        }
    }

    @Test("Items may end before the last is in line")
    func endsWhileItBegins() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            try await zoo.database.execute("UPDATE zoo.jobs SET status = 'pending', accepted = 0")
            try await end(try await lease(2, zoo), nil, zoo)
            #expect(try await zoo.job(job) == "pending 0 2 0")
            try await zoo.database.withConnection { try await jobs.open(job, accepted: 2, on: $0) }
            #expect(try await zoo.job(job) == "completed 2 2 0")
        }
    }

    @Test("Whose lease is over cannot end what another has by now")
    func fencing() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(1, jobs)
            let late = try await lease(1, zoo, for: .zero)
            let now = try await lease(1, zoo)
            #expect(now.map(\.id) == late.map(\.id))
            try await end(late, JobFailure(code: "late", reason: "too late"), zoo)
            #expect(try await zoo.job(job) == "running 1 0 0")
            try await end(now, nil, zoo)
            #expect(try await zoo.job(job) == "completed 1 1 0")
        }
    }

    @Test("What may pass is tried again, and not for ever")
    func retries() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(1, jobs)
            let hungry = JobFailure(code: "away", reason: "the keeper is away", retryAfter: 0)
            try await end(try await lease(1, zoo), hungry, zoo)
            #expect(try await zoo.job(job) == "running 1 0 0")
            let again = try await lease(1, zoo)
            #expect(again.map(\.attempt) == [2])
            try await end(again, hungry, zoo)
            #expect(try await zoo.job(job) == "completed 1 0 1")
        }
    }

    @Test("One at which the program fails keeps nobody waiting, and says so")
    func poison() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(3, jobs)
            let bad: UUID = try #require(try await zoo.database.first("SELECT animal_id FROM zoo.items LIMIT 1"))[
                "animal_id"]
            let loop = zoo.database.loop
            let chore = queue.chore("feeding", bell: Bell(loop: loop), in: zoo.database) { item, connection in
                if item.subject == bad { try await connection.execute("SELECT 1 / 0") }
            }
            let running = loop.task { await chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
            try await eventually("the others are done") { try await zoo.job(job) == "running 3 2 0" }
            let reading = JobReading(tables: Self.tables, database: zoo.database)
            try await eventually("it says why") { try await reading.reasons(job).first?["code"] == "internal" }
            running.cancel()
            _ = await running.result
        }
    }

    @Test("One of which nothing can be written down keeps nobody waiting either")
    func unwritable() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(3, jobs)
            let bad: UUID = try #require(
                try await zoo.database.first("SELECT animal_id FROM zoo.items ORDER BY next_attempt_at, id LIMIT 1"))[0]
            // Whatever is written at it is refused, but its lease.
            try await zoo.database.execute(
                """
                CREATE FUNCTION zoo.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'this one cannot be written'; END $$
                """)
            try await zoo.database.execute(
                """
                CREATE TRIGGER refuse BEFORE UPDATE OF status ON zoo.items FOR EACH ROW
                WHEN (OLD.attempts >= 7) EXECUTE FUNCTION zoo.refuse()
                """)
            try await zoo.database.execute("UPDATE zoo.items SET attempts = 7 WHERE animal_id = \(bad)")
            let loop = zoo.database.loop
            let chore = queue.chore("feeding", bell: Bell(loop: loop), in: zoo.database) {
                (_: JobItem, _: Connection) in
            }
            let running = loop.task { await chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
            try await eventually("the others are done") { try await zoo.job(job) == "running 3 2 0" }
            running.cancel()
            _ = await running.result
        }
    }

    /// A process that dies says nothing: what it had leased stays as it was.
    @Test("What its process dies of has failed after its tries; those beside it are done, each by itself")
    func deadly() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(3, jobs)
            let bad: UUID = try #require(
                try await zoo.database.first("SELECT animal_id FROM zoo.items ORDER BY next_attempt_at, id LIMIT 1"))[0]
            var sizes: [Int] = []
            for _ in 0..<5 {
                let left = try await queue.look(
                    9, for: .zero, on: zoo.database, { item, _ in item }, item: { $0 },
                    spent: { item, failure in try await end([item], failure, zoo) }
                ) { leased in
                    sizes.append(leased.count)
                    if leased.contains(where: { $0.subject == bad }) { return }
                    try await end(leased, nil, zoo)
                }
                #expect(left == .more)
            }
            #expect(sizes == [3, 1, 1, 1], "beside others once, then alone")
            #expect(try await zoo.job(job) == "completed 3 2 1")
            let reading = JobReading(tables: Self.tables, database: zoo.database)
            #expect(try await reading.reasons(job).map { $0["code"] } == ["process-ended"])
            #expect(try await zoo.database.first("SELECT max(attempts) FROM zoo.items")?[0] == Int32(2))
        }
    }

    @Test("Failures are grouped by their reason, with how many and some of them")
    func reasons() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(9, jobs)
            try await end(try await lease(7, zoo), JobFailure(code: "asleep", reason: "the animal is asleep"), zoo)
            let rest = try await lease(2, zoo)
            try await end(rest, JobFailure(code: "gone", reason: "there is no such animal"), zoo)
            let reading = JobReading(tables: Self.tables, database: zoo.database)
            let reasons = try await reading.reasons(job)
            #expect(reasons.map { $0["code"] } == ["asleep", "gone"])
            #expect(reasons.map { $0["count"] } == [7, 2])
            #expect(reasons[0]["examples"]?.arrayValue?.count == 5)
            let gone = Set(rest.map(\.subject.lowercase))
            #expect(Set((reasons[1]["examples"]?.arrayValue ?? []).compactMap(\.stringValue)) == gone)
            #expect(try await reading.failures(job).count == 9)
            let items = try #require(JobListings(Self.tables).items)
            let path = ["id": job.lowercase]
            let failed = try ListingQuery(QueryItems(items: [("status", "failed"), ("limit", "5")]), path, items)
            let page = try await items.rows(failed, in: zoo.database)
            let behind = [("status", "failed"), ("limit", "5"), ("cursor", try #require(page.next))]
            let next = try await items.rows(
                try ListingQuery(QueryItems(items: behind), path, items), in: zoo.database)
            #expect(page.shown.count == 5 && next.shown.count == 4 && next.next == nil)
        }
    }

    @Test("The list shows the newest first, by kind and status")
    func list() async throws {
        try await withZoo { zoo in
            let first = try await zoo.begin(0, jobs)
            let second = try await zoo.begin(1, jobs)
            let third = try await zoo.database.transaction {
                try await jobs.record("clean", by: "bob", done: 4, on: $0)
            }
            let list = JobListings(Self.tables).jobs
            func page(_ said: String) async throws -> (ids: [UUID], next: String?) {
                let (rows, next) = try await list.rows(try list.query(said), in: zoo.database)
                return (try rows.map { try $0["id"] }, next)
            }
            let newest = try await page("limit=2")
            #expect(newest.ids == [third, second])
            let cursor = try #require(newest.next)
            #expect(try await page("limit=2&cursor=\(cursor)").ids == [first])
            #expect(try await page("kind=clean").ids == [third])
            #expect(try await page("status=running").ids == [second])
            let kind = try #require(list.query.first { $0.name == "kind" })
            #expect(kind.shape.errors(in: "nonsense").map(\.message) == ["must be one of feed, clean"])
        }
    }

    @Test("A job whose request died while its items were put in line runs with those that are there")
    func abandoned() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            try await zoo.database.execute("UPDATE zoo.jobs SET status = 'pending', accepted = 0")
            try await jobs.openAbandoned(on: zoo.database)
            #expect(try await zoo.job(job) == "pending 0 0 0", "it may still be at it")
            try await zoo.database.execute("UPDATE zoo.jobs SET created_at = created_at - interval '1 hour'")
            try await jobs.openAbandoned(on: zoo.database)
            #expect(try await zoo.job(job) == "running 2 0 0")
        }
    }
}
