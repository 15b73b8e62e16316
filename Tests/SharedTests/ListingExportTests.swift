import Database
import Delimited
import FoundationEssentials
import HTTPClient
import HTTPServer
import JSON
import Listing
import TestKit
import Testing

/// The same lists as files.
@Suite struct ListingExportTests {
    @Test func jsonLinesAreTheRowsOfAllPages() async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let fixture = try ListingFixture(scratch)
            let reply = try await fixture.get("/animals?kind=cat&sort=-found_at&format=jsonl")
            #expect(reply.header("Content-Type") == "application/jsonl; charset=utf-8")
            #expect(reply.header("Content-Disposition") == "attachment; filename=\"test-animals.jsonl\"")
            let lines = try reply.body.split(separator: UInt8(ascii: "\n")).map { try JSONValue.parse(Array($0)) }
            #expect(lines == (try await fixture.all("/animals?kind=cat&sort=-found_at", limit: 50)))
            let accepted = try await fixture.get("/animals?kind=cat&sort=-found_at", accept: "application/x-ndjson")
            #expect(accepted.body == reply.body)
            let begun = try #require(
                try await fixture.get("/animals?kind=cat&limit=90").json["next_cursor"]?.stringValue)
            let rest = try await fixture.get("/animals?kind=cat&format=jsonl&cursor=\(begun)")
            #expect(rest.body.count { $0 == UInt8(ascii: "\n") } == 2)
        }
    }

    @Test func aSpreadsheetRunsNothingOfIt() async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let fixture = try ListingFixture(scratch)
            let reply = try await fixture.get("/animals?sort=created_at", accept: "text/html;q=0.5, text/csv")
            #expect(reply.header("Content-Type") == "text/csv; charset=utf-8")
            let text = String(decoding: reply.body, as: UTF8.self)
            #expect(text.hasPrefix("id,kind,name,legs,weight,is_tame,found_at,created_at,chip,tags,label\r\n"))
            let lines = text.split(separator: "\r\n").dropFirst()
            #expect(lines.count == 137)
            #expect(lines.allSatisfy { !$0.contains(",=") && !$0.contains("\"=") })
            #expect(lines.contains { $0.contains(",'=cmd|calc,") })
            // What is a number stays one, below zero too.
            #expect(lines.contains { $0.contains(",-2.5,") })
            #expect(lines.contains { $0.contains(",\"Mr. \"\"M\"\", 3\",") })
        }
    }

    /// Pages of a file, put one behind the other, are the file.
    @Test("A file page by page is the file", arguments: ["csv", "jsonl"])
    func pageByPage(format: String) async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let fixture = try ListingFixture(scratch)
            let whole = try await fixture.get("/animals?sort=name&format=\(format)")
            var (pages, next): ([UInt8], String?) = ([], "/animals?sort=name&format=\(format)&limit=50")
            var count = 0
            while let path = next, count < 10 {
                let page = try await fixture.get(path)
                pages += page.body
                count += 1
                next = page.header("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
            }
            #expect(count == 3 && pages == whole.body)
        }
    }

    @Test func aFileHasNoTotal() async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let reply = try await ListingFixture(scratch).get("/animals?format=csv&count=true")
            #expect(reply.status == 400)
        }
    }

    /// A million rows to somebody who stops reading: nothing is held meanwhile, and others go on by the only connection.
    @Test func aReaderThatStopsHoldsNothing() async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let only = scratch.open(maxConnections: 1)
            let fixture = try ListingFixture(scratch, only)
            let client = try RawClient(port: fixture.server.port, receiveBuffer: 4096)
            client.send("GET /numbers?format=jsonl HTTP/1.1\r\nHost: x\r\n\r\n")
            try await eventually("the file begins") { client.hasInput }
            func asked() async throws -> Int64 {
                try await scratch.database.first("SELECT last_value AS pages FROM asked")?["pages"] ?? 0
            }
            // It goes on until the sockets are full, and then stands.
            var last: Int64 = -1
            try await eventually("nothing is asked for any more") {
                let pages = try await asked()
                defer { last = pages }
                return pages == last && only.gauges.busy == 0
            }
            // A page that was asked for at the last look is let go with it.
            try await eventually("no session is held") {
                let held = try await scratch.database.first(
                    """
                    SELECT count(*) AS sessions FROM pg_stat_activity WHERE datname = current_database()
                    AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                    AND (state <> 'idle' OR xact_start IS NOT NULL)
                    """)
                return try held?["sessions"] == Int64(0)
            }
            #expect(try await only.first("SELECT 1 AS one")?["one"] == Int32(1))
            let pages = try await asked()
            #expect(pages < 200, "5,000 pages would be all of it")
            client.reset()
        }
    }
}
