import Database
import EventLoop
import FoundationEssentials
import Lifecycle
import Telemetry
import TestKit
import Testing

@testable import Jobs

/// Somebody stops a job, or has it go on.
extension JobsTests {
    @Test("Stopped, it rests; resumed, it goes on, but for what was asked for once more meanwhile")
    func stops() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(3, jobs)
            let stopping = JobStopping(tables: Self.tables, database: zoo.database)
            let held = try await lease(1, zoo)
            #expect(try await stopping.stop(job))
            #expect(try await lease(9, zoo).isEmpty)
            try await end(held, nil, zoo)
            #expect(try await zoo.job(job) == "stopped 3 0 0", "what was in hand is done once more")
            try await zoo.database.execute(
                """
                INSERT INTO zoo.items (id, animal_id) SELECT gen_random_uuid(), animal_id FROM zoo.items
                WHERE job_id = \(job) ORDER BY id LIMIT 1
                """)
            #expect(try await stopping.resume(job))
            #expect(try await zoo.job(job) == "running 3 1 0")
            try await end(try await lease(9, zoo), nil, zoo)
            #expect(try await zoo.job(job) == "completed 3 3 0")
            #expect(try await !stopping.resume(job))
        }
    }

    @Test("What another job did meanwhile is not done again")
    func doubles() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            let stopping = JobStopping(tables: Self.tables, database: zoo.database)
            #expect(try await stopping.stop(job))
            try await zoo.database.execute(
                """
                INSERT INTO zoo.items (id, animal_id, status) SELECT gen_random_uuid(), animal_id, 'completed' FROM zoo.items
                WHERE job_id = \(job)
                """)
            #expect(try await stopping.resume(job))
            #expect(try await lease(9, zoo).isEmpty)
            #expect(try await zoo.job(job) == "completed 2 2 0")
            let reading = JobReading(tables: Self.tables, database: zoo.database)
            #expect(try await reading.reasons(job).isEmpty, "nothing of it has failed")
        }
    }

    @Test("One whose items are still put in line can be stopped, whoever put them there is gone or not")
    func stoppedWhileItIsFilled() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            try await zoo.database.execute("UPDATE zoo.jobs SET status = 'pending', accepted = 0, started_at = NULL")
            let stopping = JobStopping(tables: Self.tables, database: zoo.database)
            #expect(try await stopping.stop(job))
            #expect(try await zoo.job(job) == "stopped 2 0 0")
            try await zoo.database.execute(
                "INSERT INTO zoo.items (id, job_id, animal_id) VALUES (gen_random_uuid(), \(job), gen_random_uuid())")
            #expect(try await lease(9, zoo).isEmpty, "what comes later rests as well")
            #expect(try await jobs.cutShort(job, on: zoo.database) == 3)
            #expect(try await zoo.job(job) == "stopped 3 0 0")
            #expect(try await stopping.resume(job))
            #expect(try await lease(9, zoo).count == 3)
        }
    }

    @Test("Stopped and resumed before anything was in line, it is still being filled")
    func stoppedBeforeItBegan() async throws {
        try await withZoo { zoo in
            let job = try await zoo.database.transaction { try await jobs.begin("feed", by: "ann", on: $0) }
            let stopping = JobStopping(tables: Self.tables, database: zoo.database)
            #expect(try await stopping.stop(job))
            #expect(try await stopping.resume(job))
            #expect(try await zoo.job(job) == "pending 0 0 0")
            try await zoo.database.transaction { try await jobs.open(job, accepted: 0, on: $0) }
            #expect(try await zoo.job(job) == "completed 0 0 0")
        }
    }

    @Test("Items follow their job, when whoever stopped or resumed it was killed before they did")
    func settles() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(3, jobs)
            try await zoo.database.execute("UPDATE zoo.jobs SET status = 'stopped'")
            try await jobs.openAbandoned(on: zoo.database)
            #expect(try await lease(9, zoo).isEmpty)
            try await zoo.database.execute("UPDATE zoo.jobs SET status = 'running'")
            try await jobs.openAbandoned(on: zoo.database)
            try await end(try await lease(9, zoo), nil, zoo)
            #expect(try await zoo.job(job) == "completed 3 3 0")
        }
    }

    @Test("A request that died before anything was in line leaves a job that is over, with nothing done")
    func abandonedBeforeItBegan() async throws {
        try await withZoo { zoo in
            let job = try await zoo.database.transaction { try await jobs.begin("feed", by: "ann", on: $0) }
            try await zoo.database.execute("UPDATE zoo.jobs SET created_at = created_at - interval '1 hour'")
            try await jobs.openAbandoned(on: zoo.database)
            #expect(try await zoo.job(job) == "completed 0 0 0")
        }
    }

    /// Each time its process is asked to stop while it is at it.
    @Test("A stop is no try, and what it cuts is due again at once")
    func stopped() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            let loop = zoo.database.loop
            for _ in 0..<3 {
                let hasBegun = Bell(loop: loop)
                let chore = queue.chore("feeding", bell: Bell(loop: loop), in: zoo.database) {
                    (_: JobItem, connection: Connection) in
                    hasBegun.ring()
                    try await connection.execute("SELECT pg_sleep(600)")
                }
                let running = loop.task { await chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
                #expect(await hasBegun.wait(atMost: .seconds(30)))
                running.cancel()
                _ = await running.result
            }
            let again = try await lease(9, zoo)
            #expect(again.map(\.attempt) == [1, 1])
            try await end(again, nil, zoo)
            #expect(try await zoo.job(job) == "completed 2 2 0")
            #expect(try await zoo.database.first("SELECT sum(attempts) FROM zoo.items")?[0] == Int64(2))
        }
    }

    @Test("A column that is gone is no fault of the items: nobody has tried them")
    func damaged() async throws {
        try await withZoo { zoo in
            let job = try await zoo.begin(2, jobs)
            let loop = zoo.database.loop
            let failed = Bell(loop: loop)
            let chore = queue.chore(
                "feeding", lease: .zero, bell: Bell(loop: loop), in: zoo.database, done: { failed.ring() }
            ) { (item: JobItem, connection: Connection) in
                try await connection.execute("UPDATE zoo.items SET food = 'hay' WHERE id = \(item.id)")
            }
            let running = loop.task { await chore.run(on: loop, log: Log(service: "test", minimum: .error)) }
            #expect(await failed.wait(atMost: .seconds(30)))
            try await zoo.database.execute("ALTER TABLE zoo.items ADD food text")
            try await eventually("it goes on when the column is back") {
                try await zoo.job(job) == "completed 2 2 0"
            }
            #expect(try await zoo.database.first("SELECT max(attempts) FROM zoo.items")?[0] == Int32(1))
            running.cancel()
            _ = await running.result
        }
    }
}
