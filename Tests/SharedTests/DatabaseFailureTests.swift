import Database
import EventLoop
import Glibc
import Telemetry
import TestKit
import Testing

@Suite("Failures") struct DatabaseFailureTests {
    @Test func aSlowStatementEnds() async throws {
        try await withScratchDatabase { scratch async throws in
            var configuration = scratch.configuration
            configuration.statementTimeout = .milliseconds(100)
            let database = scratch.open(configuration)
            let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT pg_sleep(10)") }
            #expect(error?.kind == .timeout)
            #expect(try await database.value("SELECT 1") == 1)
            #expect(database.gauges.openedTotal == 1)
        }
    }

    @Test(.timeLimit(.minutes(5))) func anExhaustedPoolRefusesInTime() async throws {
        try await withScratchDatabase { scratch async throws in
            var configuration = scratch.configuration
            configuration.maxConnections = 1
            configuration.acquireTimeout = .milliseconds(200)
            let database = scratch.open(configuration)
            // On a busy machine opening one may take longer than the limit.
            try await eventually("a connection is open") { (try? await database.value("SELECT 1")) == 1 }
            try await database.withConnection { _ in
                // The connection stays taken until this has ended, so nothing but the limit ends it.
                let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
                #expect(error?.kind == .poolExhausted)
            }
            #expect(try await database.value("SELECT 1") == 1)
            #expect(database.gauges.waiting == 0)
        }
    }

    @Test func waitersAreServedInOrder() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            let order = Order()
            try await database.withConnection { _ in
                for number in 1...20 {
                    scratch.loop.task {
                        _ = try await database.query("SELECT 1")
                        order.numbers.append(number)
                    }
                }
                try await scratch.loop.sleep(for: .milliseconds(50))
                #expect(database.gauges.waiting == 20)
            }
            _ = try await database.query("SELECT 1")
            #expect(order.numbers == Array(1...20))
        }
    }

    /// Confined to the scratch loop.
    private final class Order: @unchecked Sendable { var numbers: [Int] = [] }

    @Test(.timeLimit(.minutes(5))) func aCancelledTaskEndsItsStatement() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            let task = scratch.loop.task { try await database.query("SELECT pg_sleep(600)") }
            try await scratch.loop.sleep(for: .milliseconds(150))
            task.cancel()
            let error = await #expect(throws: DatabaseError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
            #expect(try await database.value("SELECT 1") == 1)
            #expect(database.gauges.openedTotal == 1)
        }
    }

    @Test func aCancelledTaskRollsBack() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.execute("CREATE TABLE t (n integer)")
            let database = scratch.open(maxConnections: 1)
            let task = scratch.loop.task {
                try await database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO t VALUES (1)")
                    try await connection.execute("SELECT pg_sleep(10)")
                }
            }
            try await scratch.loop.sleep(for: .milliseconds(150))
            task.cancel()
            await #expect(throws: DatabaseError.self) { try await task.value }
            #expect(try await database.value("SELECT count(*) FROM t") == 0)
            #expect(database.gauges.discardedTotal == 0)
        }
    }

    @Test func aCancelledWaiterLeavesTheLine() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            try await database.withConnection { _ in
                let task = scratch.loop.task { try await database.query("SELECT 1") }
                try await scratch.loop.sleep(for: .milliseconds(50))
                task.cancel()
                let error = await #expect(throws: DatabaseError.self) { try await task.value }
                #expect(error?.kind == .cancelled)
            }
            #expect(try await database.value("SELECT 1") == 1)
        }
    }

    @Test func aTerminatedBackendFailsItsTransactionOnly() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            try await database.execute("CREATE TABLE t (n integer)")
            let error = await #expect(throws: DatabaseError.self) {
                try await database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO t VALUES (1)")
                    try await database.execute("SELECT pg_terminate_backend(\(connection.backendPID), 2000)")
                    try await connection.execute("INSERT INTO t VALUES (2)")
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.isRetryable == true)
            #expect(try await database.value("SELECT count(*) FROM t") == 0)
        }
    }

    @Test func aBackendTerminatedUnderAStatement() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            let error = await #expect(throws: DatabaseError.self) {
                try await database.withConnection { connection async throws in
                    let pid = connection.backendPID
                    scratch.loop.task {
                        try await scratch.loop.sleep(for: .milliseconds(100))
                        try await database.execute("SELECT pg_terminate_backend(\(pid))")
                    }
                    try await connection.query("SELECT pg_sleep(10)")
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.sqlState == "57P01")
        }
    }

    @Test func aCommitWhoseConnectionDiesIsUnknown() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            try await database.withConnection {
                try await $0.script(
                    """
                    CREATE TABLE t (n integer);
                    CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(10); RETURN NULL; END';
                    CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION stall();
                    """)
            }
            let error = await #expect(throws: DatabaseError.self) {
                try await database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO t VALUES (1)")
                    let pid = connection.backendPID
                    scratch.loop.task {
                        try await scratch.loop.sleep(for: .milliseconds(100))
                        try await database.execute("SELECT pg_terminate_backend(\(pid))")
                    }
                }
            }
            #expect(error?.kind == .commitUnknown)
            #expect(error?.isRetryable == false)
        }
    }

    @Test func aServerThatFallsSilentIsGivenUp() async throws {
        // Of its own: a backend that stands still would hold up every other test's DROP DATABASE.
        let cluster = try ScratchCluster()
        try await onLoop("silent") { loop in
            var configuration = DatabaseConfiguration(url: cluster.url)
            configuration.statementTimeout = .milliseconds(500)
            let database = Database(configuration, loop: loop, log: Log(service: "test", minimum: .error))
            let stopped = Stopped()
            let error = await #expect(throws: DatabaseError.self) {
                try await database.withConnection { connection in
                    stopped.pid = connection.backendPID
                    kill(stopped.pid, SIGSTOP)
                    try await connection.query("SELECT 1")
                }
            }
            kill(stopped.pid, SIGCONT)
            #expect(error?.kind == .timeout)
            #expect(error?.mayHaveRun == true)
            let answer: Int = try await database.value("SELECT 1")
            #expect(answer == 1)
            await database.close()
        }
    }

    /// Confined to the test's loop.
    private final class Stopped: @unchecked Sendable { var pid: Int32 = 0 }

    @Test(.timeLimit(.minutes(5))) func aServerThatIsNotThereIsNamedSoon() async throws {
        let loop = Loop(name: "absent")
        loop.start()
        try await loop.task {
            let database = Database(
                DatabaseConfiguration(url: "host=/tmp/outreach-nowhere dbname=x"), loop: loop,
                log: Log(service: "test", minimum: .error))
            let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
            #expect(error?.kind == .connection)
            await database.close()
        }.value
        loop.stop()
    }

    @Test func anUnreadableConnectionStringIsNotQuoted() async throws {
        let loop = Loop(name: "unreadable")
        loop.start()
        try await loop.task {
            let database = Database(
                DatabaseConfiguration(url: "postgres://u:hunter2@[broken"), loop: loop,
                log: Log(service: "test", minimum: .error))
            let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
            #expect(error?.message.contains("hunter2") == false)
            await database.close()
        }.value
        loop.stop()
    }

    @Test func aClosedDatabaseRefuses() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open()
            _ = try await database.query("SELECT 1")
            await database.close()
            let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
            #expect(error?.kind == .connection)
        }
    }

    @Test func theServerGoesAndComesBack() async throws {
        let cluster = try ScratchCluster()
        let loop = Loop(name: "restart")
        loop.start()
        try await loop.task {
            let log = Log(service: "test", minimum: .error)
            let database = Database(DatabaseConfiguration(url: cluster.url), loop: loop, log: log)
            #expect(try await database.value("SELECT 1") == 1)
            try await loop.offload { try cluster.stop() }
            let error = await #expect(throws: DatabaseError.self) { try await database.query("SELECT 1") }
            #expect(error?.kind == .connection)
            let patient = loop.task {
                while true {
                    if let row = try? await database.first("SELECT 2") { return try row[0] as Int }
                    try await loop.sleep(for: .milliseconds(20))
                }
            }
            try await loop.offload { try cluster.restart() }
            #expect(try await patient.value == 2)
            #expect(database.gauges.openedTotal == 2)
            await database.close()
        }.value
        loop.stop()
    }

    @Test func everySessionHasItsLimits() async throws {
        try await withScratchDatabase { scratch async throws in
            let limits = [
                ("statement_timeout", "15s"), ("lock_timeout", "2s"), ("idle_in_transaction_session_timeout", "5s"),
                ("jit", "off"), ("application_name", "scratch"), ("client_encoding", "UTF8"),
            ]
            for (name, value) in limits {
                #expect(try await scratch.database.value("SELECT current_setting(\(name))") == value)
            }
        }
    }

    @Test func theHookPreparesEverySession() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(onConnect: { connection async throws in
                connection.sessionValue = try await connection.value("SELECT 7::bigint")
            })
            let value = try await database.withConnection { $0.sessionValue }
            #expect(value == 7)
        }
    }
}
