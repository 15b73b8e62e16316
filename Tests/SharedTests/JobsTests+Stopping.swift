import Database
import FoundationEssentials
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
}
