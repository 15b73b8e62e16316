import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

@Suite("Types") struct DatabaseTypeTests {
    /// Sends `value`, and reads back what the server made of it.
    private func echo<T: Bindable & Readable & Equatable & Sendable>(_ values: [T]) async throws {
        try await withScratchDatabase { scratch async throws in
            for value in values {
                let row = try #require(
                    try await scratch.database.first("SELECT \(value) AS value, pg_typeof(\(value))::oid AS type"))
                #expect(try row["value"] == value)
                #expect(try row["type"] as Int64 == Int64(T.typeOID))
            }
            let missing: T? = nil
            let null = try #require(try await scratch.database.first("SELECT \(missing) AS value"))
            #expect(try null["value"] == T?.none)
            #expect(throws: DatabaseError.self) { try null["value"] as T }
        }
    }

    @Test func booleans() async throws { try await echo([true, false]) }
    @Test func smallIntegers() async throws { try await echo([Int16.min, -1, 0, .max]) }
    @Test func integers() async throws { try await echo([Int32.min, -1, 0, .max]) }
    @Test func bigIntegers() async throws { try await echo([Int64.min, -1, 0, .max]) }
    @Test func wordIntegers() async throws { try await echo([Int.min, 42, .max]) }
    @Test func doubles() async throws { try await echo([0.1, -0.0, .infinity, .pi, .leastNonzeroMagnitude]) }
    @Test func texts() async throws {
        try await echo(["", "a", "Ünïcode 🙂\r\n\t'\"\\", String(repeating: "x", count: 100_000)])
    }
    @Test func bytes() async throws { try await echo([[], [0], Array(0...255)] as [[UInt8]]) }
    @Test func uuids() async throws {
        try await echo([UUID(), UUID(uuidString: "00000000-0000-0000-0000-000000000000")!])
    }
    @Test func transactionIDs() async throws { try await echo([XID8(3), XID8(.max)]) }
    @Test func timestamps() async throws {
        try await echo([
            Timestamp(microseconds: 0), Timestamp(microseconds: -1), Timestamp(microseconds: 1_795_242_600_123_456),
        ])
    }

    @Test func arraysOfEachType() async throws {
        try await echo([[true, false], []])
        try await echo([[Int16.min, 5]])
        try await echo([[Int32.min, 5]])
        try await echo([[Int64.min, 5], []])
        try await echo([[1, 2, 3]])
        try await echo([[0.5, -1e300]])
        try await echo([["", "a,b", "{\"}", "NULL"]])
        try await echo([[UUID(), UUID()]])
        try await echo([[Timestamp(microseconds: 1), Timestamp(microseconds: -1)]])
        try await echo([[XID8(1), XID8(2)]])
        try await echo([[[0, 1], []] as [[UInt8]]])
    }

    @Test func arraysWithGaps() async throws {
        try await echo([["a", nil, "", nil] as [String?]])
        try await echo([[1, nil] as [Int64?], [nil, nil]])
        try await echo([[UUID(), nil] as [UUID?]])
        try await echo([[nil, Timestamp(microseconds: 7)] as [Timestamp?]])
    }

    @Test func timestampsMeanTheServersMoment() async throws {
        try await withScratchDatabase { scratch async throws in
            let moment = try #require(Timestamp(iso8601: "2026-11-21T06:30:00.123456Z"))
            let row = try #require(
                try await scratch.database.first(
                    """
                    SELECT \(moment) = '2026-11-21 07:30:00.123456+01'::timestamptz, '1970-01-01 00:00:00+00'::timestamptz,
                           'infinity'::timestamptz, '-infinity'::timestamptz, current_setting('TimeZone')
                    """))
            #expect(try row[0] == true)
            #expect(try row[1] == Timestamp(microseconds: 0))
            #expect(try row[2] == Timestamp(microseconds: .max))
            #expect(try row[3] == Timestamp(microseconds: .min))
            #expect(try row[4] == "UTC")
        }
    }

    @Test func jsonIsStoredAndReadAsText() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.execute("CREATE TABLE t (a json, b jsonb)")
            let text = JSONText(#"{"a": [1, "ü"]}"#)
            try await scratch.database.execute("INSERT INTO t VALUES (\(text), \(text))")
            let row = try #require(try await scratch.database.first("SELECT a, b, b -> 'a' ->> 1 FROM t"))
            #expect(try row[0] == #"{"a": [1, "ü"]}"#)
            #expect(try row[0] as [UInt8] == text.utf8)
            #expect(try row[1] == #"{"a": [1, "ü"]}"#)
            #expect(try row[2] == "ü")
        }
    }

    @Test func numericsBecomeNumbers() async throws {
        try await withScratchDatabase { scratch async throws in
            let row = try #require(
                try await scratch.database.first(
                    """
                    SELECT 0::numeric, 9223372036854775807::numeric, -9223372036854775808::numeric, 120000::numeric,
                           0.1::numeric, -12345.6789::numeric, 1e-12::numeric, 'NaN'::numeric, 9223372036854775808::numeric
                    """))
            #expect(try (row[0] as Int, row[0] as Double) == (0, 0))
            #expect(try (row[1] as Int64, row[2] as Int64) == (.max, .min))
            #expect(try (row[3] as Int, row[3] as Double) == (120_000, 120_000))
            #expect(try (row[4] as Double, row[5] as Double, row[6] as Double) == (0.1, -12345.6789, 1e-12))
            #expect(try (row[7] as Double).isNaN)
            #expect(throws: DatabaseError.self) { try row[4] as Int }
            #expect(throws: DatabaseError.self) { try row[8] as Int64 }
        }
    }

    @Test func aNULCharacterIsRefusedBeforeItIsSent() async throws {
        try await withScratchDatabase { scratch async throws in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("SELECT \(1), \("secret\0word")")
            }
            #expect(error?.sqlState == "22021")
            #expect(error?.message.contains("$2") == true)
            #expect(error?.description.contains("secret") == false)
            await #expect(throws: DatabaseError.self) { try await scratch.database.query("SELECT \(["a\0b"])") }
            #expect(try await scratch.database.value("SELECT \([0, 1] as [UInt8]) AS b") == [0, 1] as [UInt8])
        }
    }

    @Test func wrongTypesNameTheColumnAndNotTheValue() async throws {
        try await withScratchDatabase { scratch async throws in
            let row = try #require(
                try await scratch.database.first("SELECT 'secret' AS word, 70000 AS n, ARRAY[[1],[2]] AS grid"))
            let error = #expect(throws: DatabaseError.self) { try row["word"] as Int }
            #expect(error?.kind == .decode)
            #expect(error?.column == "word")
            #expect(error?.description.contains("secret") == false)
            #expect(throws: DatabaseError.self) { try row["n"] as Int16 }
            #expect(throws: DatabaseError.self) { try row["n"] as String }
            #expect(throws: DatabaseError.self) { try row["grid"] as [Int32] }
            #expect(throws: DatabaseError.self) { try row["absent"] as Int }
        }
    }

    /// Read by name, either of them would be a guess. By place, or by names that stand once, everything can be read.
    @Test func aNameThatTwoColumnsHaveIsNobodys() async throws {
        try await withScratchDatabase { scratch in
            let rows = try await scratch.database.query("SELECT 1 AS id, 'Ada' AS name, 2 AS id")
            for _ in 1...3 {
                let error = #expect(throws: DatabaseError.self) { try rows[0]["id"] as Int32 }
                #expect(error?.kind == .decode && error?.column == "id", "\(String(describing: error))")
                #expect(try rows[0]["name"] as String == "Ada")
            }
            #expect(throws: DatabaseError.self) { try rows.values(of: "id", as: Int32.self) }
            #expect(try rows[0][0] as Int32 == 1 && rows[0][2] as Int32 == 2)
        }
    }

    @Test func bytesAreReadInPlace() async throws {
        try await withScratchDatabase { scratch async throws in
            let row = try #require(try await scratch.database.first("SELECT 'abc'::text, NULL::text, ''::text"))
            #expect(row.bytes(0).map(Array.init) == Array("abc".utf8))
            #expect(row.bytes(1) == nil)
            #expect(row.bytes(2)?.count == 0)
        }
    }
}
