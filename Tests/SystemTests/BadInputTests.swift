import Database
import EventLoop
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What must be tried: each gets a clear problem, changes nothing, and takes no service down.
    @Suite struct BadInputTests {
        /// Every route with a JSON body, and how to reach it: `*` stands for an id of that route.
        private static let routes = [
            ("PATCH", "profiles/*"), ("POST", "profiles/bulk-qualify"), ("POST", "suppressions"),
            ("POST", "pipeline/review"),
            ("POST", "pipeline/draft"), ("POST", "pipeline/send"), ("POST", "pipeline/followup"),
            ("POST", "pipeline/discover"),
            ("POST", "discover"), ("PATCH", "drafts/*"), ("POST", "templates"), ("PUT", "templates/*"),
            ("POST", "templates/*/preview"), ("POST", "assisted/*/sent"), ("POST", "assisted/*/settle"),
            ("POST", "assisted/*/skipped"),
            ("POST", "imports/uploads"),
        ]

        private static let bodies: [(what: String, body: [UInt8])] = [
            ("cut off", Array(#"{"profile_ids":["#.utf8)), ("not JSON", Array("hello".utf8)),
            ("two documents", Array("{}{}".utf8)),
            ("a list", Array("[]".utf8)), ("a text", Array(#""x""#.utf8)), ("a number", Array("1e999".utf8)),
            ("comments", Array("{/* x */}".utf8)), ("an unknown field", Array(#"{"surprise":true}"#.utf8)),
            ("a name twice", Array(#"{"reason":"a","reason":"b"}"#.utf8)),
            ("broken UTF-8", Array(#"{"reason":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8)),
            ("half a surrogate", Array(#"{"reason":"\ud800"}"#.utf8)),
            ("a bare NUL", Array(#"{"reason":""#.utf8) + [0] + Array("\"}".utf8)),
            ("deep nesting", Array((String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)).utf8)),
            (
                "deeper objects",
                Array((String(repeating: #"{"a":"#, count: 2000) + "1" + String(repeating: "}", count: 2000)).utf8)
            ),
        ]

        @Test func everyRouteRefusesEveryBrokenBody() async throws {
            try await withProduct { product in
                let queue = try await product.queued(0..<3)
                _ = try await product.sendByHand(queue[0]["id"]!.stringValue!)
                try await product.expectProfile(queue[0]["profile_id"]!.stringValue!, "outreach_status", "sent")
                let template = try await product.get("/api/social/templates").items[0]["id"]!.stringValue!
                let before = try await fingerprint(product)
                for (method, route) in BadInputTests.routes {
                    let id =
                        route.hasPrefix("assisted")
                        ? queue[1]["id"]!.stringValue!
                        : route.hasPrefix("templates") ? template : queue[1]["profile_id"]!.stringValue!
                    let path = "/api/social/" + route.replacing("*", with: id)
                    for (what, body) in BadInputTests.bodies {
                        let answer = try await product.send(method, path, body: body)
                        #expect(answer.status == 400 && answer.isProblem, "\(method) \(route), \(what): \(answer)")
                    }
                    let type = try await product.send(method, path, body: Array("<a/>".utf8), type: "application/xml")
                    #expect(type.status == 415 && type.isProblem, "\(method) \(route): \(type)")
                    let large = try await product.send(method, path, body: [UInt8](repeating: 0x20, count: 2 << 20))
                    #expect(large.status == 413 && large.isProblem, "\(method) \(route): \(large.status)")
                }
                #expect(try await fingerprint(product) == before, "nothing was written")
                try await product.expectHealthy()
            }
        }

        /// Sums of everything that callers can change.
        private func fingerprint(_ product: Product) async throws -> String {
            let row = try await product.database.first(
                """
                SELECT concat_ws(' ', (SELECT md5(string_agg(p::text, '' ORDER BY id)) FROM social.social_profiles p),
                    (SELECT md5(string_agg(m::text, '' ORDER BY id)) FROM social.social_messages m),
                    (SELECT md5(string_agg(t::text, '' ORDER BY template_id, version)) FROM social.social_template_versions t),
                    (SELECT count(*) FROM social.social_imports), (SELECT count(*) FROM social.social_jobs),
                    (SELECT count(*) FROM platform.suppressions), (SELECT count(*) FROM social.social_discovery_jobs))
                """)
            return try #require(try row?[0] as String?)
        }

        @Test func fieldsAreNamed() async throws {
            try await withProduct { product in
                let people = try await product.qualified(0..<1)
                let path = "/api/social/profiles/\(people.values.first!)"
                let many = try await product.patch(
                    path,
                    [
                        "discovery_status": "loved", "outreach_status": 7,
                        "full_name": .string(String(repeating: "x", count: 256)), "id": "x",
                    ])
                #expect(
                    Set(many.fields) == [
                        "/discovery_status:choice", "/outreach_status:type", "/full_name:length", "/id:unknown",
                    ], "\(many)")
                let nul = try await product.send("PATCH", path, body: Array(#"{"bio":"a\u0000b"}"#.utf8))
                #expect(nul.status == 400 && nul.fields == ["/bio:format"], "\(nul)")
                let combining = try await product.patch(
                    path, ["location": .string(String(repeating: "e\u{301}", count: 255))])
                #expect(combining.status == 200 || combining.fields.count == 1, "\(combining)")
                let bulk = try await product.post(
                    "/api/social/profiles/bulk-qualify",
                    ["profile_ids": .array((0..<1001).map { _ in "00000000-0000-4000-8000-000000000000" })])
                #expect(bulk.status == 400 && bulk.fields == ["/profile_ids:items"], "\(bulk)")
            }
        }

        /// One boot for what is wrong below the body.
        @Test func connections() async throws {
            try await withProduct(cases: [
                ("heads", heads),
                ("sixtyMegabytes", sixtyMegabytes),
                ("slowAndSilentClientsHoldNobodyUp", slowAndSilentClientsHoldNobodyUp),
            ])
        }

        private func heads(_ product: Product) async throws {
            let key = "X-API-Key: \(product.key)\r\n"
            let start = "GET /api/social/profiles HTTP/1.1\r\nHost: x\r\n\(key)"
            let cases: [(String, [UInt8], Int)] = [
                (
                    "a flood of fields", Array((start + (0..<150).map { "X-\($0): y\r\n" }.joined() + "\r\n").utf8),
                    431
                ),
                (
                    "one huge field",
                    Array((start + "X-Big: \(String(repeating: "b", count: 40_000))\r\n\r\n").utf8), 431
                ),
                (
                    "a long address",
                    Array("GET /\(String(repeating: "a", count: 12_000)) HTTP/1.1\r\nHost: x\r\n\r\n".utf8), 414
                ),
                (
                    "two lengths",
                    Array(
                        "POST /api/social/suppressions HTTP/1.1\r\nHost: x\r\n\(key)Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}"
                            .utf8), 400
                ),
                (
                    "length and chunks",
                    Array(
                        "POST /api/social/suppressions HTTP/1.1\r\nHost: x\r\n\(key)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                            .utf8), 400
                ),
                ("NUL in a value", Array((start + "X-Nul: a").utf8) + [0] + Array("b\r\n\r\n".utf8), 400),
                (
                    "NUL in the path", Array("GET /api/social/profiles/%00 HTTP/1.1\r\nHost: x\r\n\(key)\r\n".utf8),
                    400
                ),
                (
                    "broken UTF-8 in the path",
                    Array("GET /api/social/profiles/%ff HTTP/1.1\r\nHost: x\r\n\(key)\r\n".utf8), 400
                ),
                (
                    "broken UTF-8 in the query",
                    Array("GET /api/social/profiles?username=%c3%28 HTTP/1.1\r\nHost: x\r\n\(key)\r\n".utf8), 400
                ),
                (
                    "NUL in the query",
                    Array("GET /api/social/profiles?username=a%00b HTTP/1.1\r\nHost: x\r\n\(key)\r\n".utf8), 400
                ),
                ("two hosts", Array("GET /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n".utf8), 400),
                ("an unknown method", Array("BREW /livez HTTP/1.1\r\nHost: x\r\n\r\n".utf8), 405),
                ("not HTTP", Array("\u{16}\u{3}\u{1}\u{2}hello\r\n\r\n".utf8), 400),
            ]
            for (what, bytes, status) in cases {
                let answer = try product.raw("profiles", bytes)
                #expect(answer.status == status, "\(what): \(answer.text.prefix(300))")
                #expect(answer.text.contains("application/problem+json"), "\(what): \(answer.text.prefix(300))")
            }
            let wrongMethod = try await product.send("DELETE", "/api/social/profiles")
            #expect(wrongMethod.status == 405 && wrongMethod.header("Allow") != nil, "\(wrongMethod)")
            try await product.expectHealthy()
        }

        private func sixtyMegabytes(_ product: Product) async throws {
            let head =
                "POST /api/social/imports HTTP/1.1\r\nHost: x\r\nX-API-Key: \(product.key)\r\nContent-Type: text/csv\r\n"
            let imports = try await product.all("/api/social/imports")
            let announced = try product.raw("discovery", head + "Content-Length: \(60 << 20)\r\n\r\n")
            #expect(
                announced.status == 413 && announced.text.contains("too-large"), "\(announced.text.prefix(300))")
            let chunked = try RawConnection(port: product.port("discovery"))
            chunked.send(head + "Transfer-Encoding: chunked\r\n\r\n")
            let chunk = Array("100000\r\n".utf8) + [UInt8](repeating: 0x61, count: 1 << 20) + Array("\r\n".utf8)
            var sent = 0
            while sent < 60, chunked.send(chunk) { sent += 1 }
            let answer = chunked.answer()
            #expect(sent < 60 || answer.status == 413, "\(sent) MiB taken: \(answer.text.prefix(300))")
            let resident = TextFile.read("/proc/\(product.programs["discovery"]!.pid)/status")?
                .split(separator: "\n").first { $0.hasPrefix("VmHWM") }.map(String.init)
            let kibibytes = resident?.split(separator: " ").compactMap { Int($0) }.first
            #expect(kibibytes.map { $0 < 400_000 } == true, "\(resident ?? "unknown")")
            #expect(try await product.all("/api/social/imports") == imports)
            try await product.expectHealthy()
        }

        private func slowAndSilentClientsHoldNobodyUp(_ product: Product) async throws {
            _ = try await product.importFile(InventedPeople.csv(0..<3))
            let noes = try await product.get("/api/social/suppressions").items
            var connections: [RawConnection] = []
            for number in 0..<120 {
                let connection = try RawConnection(port: product.port("profiles"))
                switch number % 3 {
                case 0: break
                case 1: connection.send("GET /api/social/prof")
                default:
                    connection.send(
                        "POST /api/social/suppressions HTTP/1.1\r\nHost: x\r\nX-API-Key: \(product.key)\r\nContent-Length: 500\r\n\r\n{"
                    )
                }
                connections.append(connection)
            }
            for _ in 0..<5 {
                for connection in connections.suffix(30) { connection.send(" ") }
                #expect(try await product.get("/api/social/profiles").items.count == 3)
            }
            connections.removeAll()
            #expect(try await product.get("/api/social/suppressions").items == noes)
            try await product.expectHealthy()
        }
    }
}
