import Database
import EventLoop
import FoundationEssentials
import Glibc
import Identity
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What callers without a key, or with a key that may only read, can take from the others (issue 7, section 5).
    @Suite struct StrangerTests {
        /// One boot: each case has callers and people of its own.
        @Test func callersAmongOthers() async throws {
            try await withProduct(cases: [
                ("bodiesWithoutAKeyAreNotTaken", bodiesWithoutAKeyAreNotTaken),
                ("anUploadThatNobodyCompletedIsNotWatched", anUploadThatNobodyCompletedIsNotWatched),
                ("impossibleCursorsAreRefusedByEveryList", impossibleCursorsAreRefusedByEveryList),
                ("fiftyCallsForTheSamePeopleAcceptEachOnce", fiftyCallsForTheSamePeopleAcceptEachOnce),
                ("uploadsHaveAQuota", uploadsHaveAQuota),
            ])
        }

        // MARK: Bodies

        /// The attack: twenty times 49 MiB without a key took 737 MiB.
        private func bodiesWithoutAKeyAreNotTaken(_ product: Product) async throws {
            let port = product.port("discovery")
            let before = try product.resident("discovery")
            let head =
                "POST /api/social/imports HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 51380224\r\n\r\n"
            var clients: [RawConnection] = []
            for _ in 0..<20 {
                let client = try RawConnection(port: port)
                client.send(head)
                clients.append(client)
            }
            for client in clients { #expect(client.answer().status == 401) }
            for client in clients { client.push(4 << 20) }
            let after = try product.resident("discovery")
            #expect(after - before < 16 << 20, "from \(before >> 20) MiB to \(after >> 20) MiB")
        }

        // MARK: Streams

        private func watch(_ product: Product, _ path: String, key: String) throws -> RawConnection {
            let client = try RawConnection(port: product.port("discovery"))
            client.send("GET \(path) HTTP/1.1\r\nHost: x\r\nX-API-Key: \(key)\r\n\r\n")
            return client
        }

        /// An import that stays under way: nobody judges its rows while profiles is away.
        private func unfinished(_ product: Product) async throws -> String {
            try await product.crash("profiles")
            let answer = try await product.send(
                "POST", "/api/social/imports", body: Array(InventedPeople.csv(0..<3).utf8), type: "text/csv")
            return "/api/social/imports/\(try #require(answer.string("id")))/events"
        }

        @Test func streamsDieWithTheirKey() async throws {
            try await withProduct { product in
                let path = try await unfinished(product)
                let ends: [(how: String, statement: SQL)] = [
                    ("revoked", "UPDATE platform.api_keys SET revoked_at = clock_timestamp() WHERE role = 'analytics'"),
                    ("expired", "UPDATE platform.api_keys SET expires_at = clock_timestamp() WHERE role = 'analytics'"),
                    ("deleted", "DELETE FROM platform.api_keys WHERE role = 'analytics'"),
                ]
                for end in ends {
                    let client = try watch(product, path, key: try await product.makeKey("analytics"))
                    #expect(client.answer(until: "event: import").status == 200, "\(end.how)")
                    let others = try watch(product, path, key: product.key)
                    #expect(others.answer(until: "event: import").status == 200, "\(end.how)")
                    try await product.database.execute(end.statement)
                    // Reading waits ten seconds; no stream would end by itself in that time.
                    _ = client.answer(until: "no such text")
                    #expect(client.isAtEnd, "\(end.how)")
                    #expect(!others.isAtEnd, "\(end.how)")
                }
            }
        }

        private func anUploadThatNobodyCompletedIsNotWatched(_ product: Product) async throws {
            let upload = try await product.post("/api/social/imports/uploads", ["size": 1000])
            let id = try #require(upload.string("id"))
            let answer = try await product.get("/api/social/imports/\(id)/events")
            #expect(answer.status == 409 && answer.code == "upload-open", "\(answer)")
        }

        // MARK: Cursors

        private static let cursors =
            [
                "-gggggggggggg", "-1", "1xb3m9wqsqo0", "zzzzzzzzzzzz", "+5", "05", "", "A", "infinity!",
            ].map { "\($0).0190a5c6-0000-7000-8000-00000000abcd" } + [
                "5.zzz", "5", "5.0190A5C6-0000-7000-8000-00000000ABCD", "9223372036854775807", "-9223372036854775808",
                "99999999999999999999", "null", "5.0190a5c6-0000-7000-8000-00000000abcd.x", "%00", "%ff",
            ]

        /// Every list there is, from the documents: none asks the database for a moment it has no word for.
        private func impossibleCursorsAreRefusedByEveryList(_ product: Product) async throws {
            let reader = try await product.makeKey("admin")
            let account = try await product.get("/api/accounts").items.first?["id"]?.stringValue ?? ""
            var lists: [String] = []
            for service in Product.services {
                let paths = try await product.send("GET", "/openapi.json", to: service)["paths"]?.objectValue
                for (path, item) in try #require(paths).fields {
                    let names = (item["get"]?["parameters"]?.arrayValue ?? []).compactMap {
                        $0["name"]?.stringValue
                    }
                    guard names.contains("cursor") else { continue }
                    // What is under an account is nowhere without one.
                    let id = path.hasPrefix("/api/accounts/") ? account : UUID().uuidString.lowercased()
                    let real = path.split(separator: "/").map { $0.hasPrefix("{") ? id : String($0) }
                    lists.append("/" + real.joined(separator: "/"))
                    for cursor in Self.cursors {
                        let target = "\(lists.last!)?cursor=\(cursor.replacing("+", with: "%2B"))"
                        let answer = try await product.send("GET", target, to: service, key: .some(reader))
                        #expect(answer.status == 400 && answer.isProblem, "\(target): \(answer)")
                    }
                }
            }
            #expect(lists.count >= 11, "\(lists)")
        }

        // MARK: Drafting, uploads

        private func fiftyCallsForTheSamePeopleAcceptEachOnce(_ product: Product) async throws {
            let people = try await product.qualified(0..<40)
            let ids = JSONValue.array(people.values.map(JSONValue.string))
            let accepted = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        let answer = try await product.post("/api/social/pipeline/draft", ["profile_ids": ids])
                        #expect(answer.status == 202, "\(answer)")
                        return answer.int("accepted") ?? 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(accepted == 40)
        }

        private func uploadsHaveAQuota(_ product: Product) async throws {
            let own = try await product.makeKey("admin")
            func begin(_ size: Int, key: String? = nil) async throws -> Answer {
                try await product.post(
                    "/api/social/imports/uploads", ["size": JSONValue(size)], key: .some(key ?? own))
            }
            #expect(try await begin(1 << 40).status == 400, "a table of people has no tebibyte")
            let huge = try await begin(9 << 30)
            #expect(huge.status == 201)
            let over = try await begin(2 << 30)
            #expect(over.status == 429 && over.code == "upload-quota", "\(over)")
            for _ in 0..<15 { #expect(try await begin(1000).status == 201) }
            let many = try await begin(1000)
            #expect(many.status == 429 && many.code == "upload-quota", "\(many)")
            let other = try await product.makeKey("sales")
            #expect(try await begin(1000, key: other).status == 201)
            // Given up: its room is free again.
            let path = "/api/social/imports/uploads/\(try #require(huge.string("id")))"
            #expect(try await product.send("DELETE", path, key: .some(own)).status == 204)
            #expect(try await begin(1000).status == 201)
        }

        // MARK: A full disk

        /// "Nothing was changed" is true: no import that nobody begins stays in the list, and none counts as an upload under way.
        @Test func aFileThatFindsNoRoomLeavesNothing() async throws {
            try await withProduct { product in
                let statements: [SQL] = [
                    """
                    CREATE FUNCTION public.full_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        RAISE EXCEPTION 'could not extend file "base/1": No space left on device' USING ERRCODE = '53100';
                    END $$
                    """,
                    """
                    CREATE TRIGGER full_part BEFORE INSERT ON social.social_import_parts
                    FOR EACH ROW EXECUTE FUNCTION public.full_part()
                    """,
                ]
                for statement in statements { try await product.database.execute(statement) }
                for _ in 0..<3 {
                    let answer = try await product.send(
                        "POST", "/api/social/imports", body: Array("name\nx\n".utf8), type: "text/csv")
                    #expect(answer.status == 503 && answer.code == "storage-full", "\(answer)")
                }
                #expect(try await product.get("/api/social/imports").items == [])
            }
        }

        /// Postgres' own words for a full disk, from a trigger: each is told with its cause, and health says so until there is room.
        @Test func aFullDiskIsSaid() async throws {
            try await withProduct { product in
                let statements: [SQL] = [
                    """
                    CREATE FUNCTION public.full_disk() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
                        RAISE EXCEPTION 'could not extend file "base/1": No space left on device' USING ERRCODE = '53100';
                    END $$
                    """,
                    """
                    CREATE FUNCTION public.full_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        RAISE EXCEPTION 'could not extend file "base/1": No space left on device' USING ERRCODE = '53100';
                    END $$
                    """,
                    """
                    CREATE EVENT TRIGGER full_disk ON ddl_command_start WHEN TAG IN ('CREATE TABLE AS')
                    EXECUTE FUNCTION public.full_disk()
                    """,
                    """
                    CREATE TRIGGER full_row BEFORE INSERT ON social.social_imports
                    FOR EACH ROW EXECUTE FUNCTION public.full_row()
                    """,
                ]
                for statement in statements { try await product.database.execute(statement) }
                let answer = try await product.send(
                    "POST", "/api/social/imports", body: Array("name\nx\n".utf8), type: "text/csv")
                #expect(answer.status == 503 && answer.code == "storage-full", "\(answer)")
                #expect(answer.header("Retry-After") != nil)
                #expect(!answer.text.contains("base/1"))
                for service in Product.services {
                    try await eventually("\(service) says that the disk is full", within: .seconds(20)) {
                        let health = try await product.send("GET", "/healthz", to: service)
                        return health.status == 503 && health.text.contains("disk")
                    }
                }
                try await product.database.execute("DROP EVENT TRIGGER full_disk")
                try await product.database.execute("DROP TRIGGER full_row ON social.social_imports")
                try await product.expectHealthy()
                let again = try await product.send(
                    "POST", "/api/social/imports", body: Array("name\nx\n".utf8), type: "text/csv")
                #expect(again.status == 202, "\(again)")
            }
        }
    }
}

extension Product {
    /// Bytes of memory that a service really holds.
    func resident(_ service: String) throws -> Int {
        let pid = try #require(programs[service]?.pid)
        let text = String(decoding: try Data(contentsOf: URL(filePath: "/proc/\(pid)/status")), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.filter(\.isNumber))) * 1024
    }
}
