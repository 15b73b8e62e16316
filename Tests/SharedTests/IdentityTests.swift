import Database
import EventLoop
import FoundationEssentials
import HTTPClient
import HTTPServer
import Identity
import JSON
import Listing
import Secrets
import TestKit
import Testing
import Timekeeping

@Suite struct IdentityTests {
    @Test("Roles of seed 003", arguments: Role.allCases)
    func permissions(role: Role) {
        let expected: [Role: Set<Permission>] = [
            .admin: [.open, .read, .review, .draft, .send, .configure, .manage],
            .marketingManager: [.open, .read, .review, .draft, .send, .configure],
            .contentManager: [.open, .read, .draft],
            .sales: [.open, .read, .review, .send], .analytics: [.open, .read],
        ]
        #expect(role.permissions == expected[role])
    }

    @Test func withoutAKeyEverythingIsClosed() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            #expect(try await fixture.send("GET", "/look").status == 401)
            #expect(try await fixture.send("GET", "/look", key: "admin").status == 401)
            #expect(try await fixture.send("GET", "/api/platform/keys").status == 401)
        }
    }

    @Test func aKeyOpensWhatItsRoleMayDo() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let key = try await fixture.identity.keys.create(name: "reports", role: .analytics).key.text
            #expect(try await fixture.send("GET", "/look", key: key).status == 204)
            let bearer = try await fixture.send("GET", "/look", headers: [("Authorization", "Bearer \(key)")])
            #expect(bearer.status == 204)
            #expect(try await fixture.send("POST", "/work", key: key).status == 403)
            #expect(try await fixture.send("GET", "/api/platform/keys", key: key).status == 403)
        }
    }

    @Test func onlyHashesAreStored() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let (record, _, key) = try await KeyStore(database: scratch.database).create(name: "first", role: .admin)
            let row = try await scratch.database.first("SELECT api_keys::text AS all FROM platform.api_keys")
            let stored: String = try #require(try row?["all"])
            #expect(stored.contains(record.prefix))
            #expect(!stored.contains(key.text.dropFirst(12).prefix(20)))
        }
    }

    /// A key is believed for its lifetime, which is below the second that is promised, and no longer.
    @Test func revocationIsFeltElsewhereWithinASecond() async throws {
        #expect(Identity.standardLifetime < .seconds(1))
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let here = try IdentityFixture(scratch)
            let believing = try IdentityFixture(scratch, lifetime: .seconds(3600))
            let asking = try IdentityFixture(scratch, lifetime: .zero)
            let elsewhere = try IdentityFixture(scratch)
            let (record, _, key) = try await here.identity.keys.create(name: "lost", role: .sales)
            for there in [believing, asking, elsewhere] {
                #expect(try await there.send("GET", "/look", key: key.text).status == 204)
            }
            #expect(try await here.identity.keys.revoke(record.id) == .revoked)
            #expect(try await believing.send("GET", "/look", key: key.text).status == 204)
            #expect(try await asking.send("GET", "/look", key: key.text).status == 401)
            try await scratch.loop.sleep(for: Identity.standardLifetime)
            #expect(try await elsewhere.send("GET", "/look", key: key.text).status == 401)
        }
    }

    @Test func anExpiredKeyIsNoKey() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let soon = Timestamp.now().adding(.milliseconds(-1))
            let key = try await fixture.identity.keys.create(name: "old", role: .sales, expiresAt: soon).key.text
            #expect(try await fixture.send("GET", "/look", key: key).status == 401)
        }
    }

    @Test func useIsWrittenOnceAMinute() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let (record, _, key) = try await fixture.identity.keys.create(name: "busy", role: .sales)
            func lastUse() async throws -> Timestamp? {
                let row = try #require(
                    try await scratch.database.first(
                        "SELECT \(sql: KeyStore.record.selection) FROM platform.api_keys k WHERE k.id = \(record.id)"))
                return try row["last_used_at"]
            }
            #expect(try await lastUse() == nil)
            #expect(try await fixture.send("GET", "/look", key: key.text).status == 204)
            while try await lastUse() == nil { try await scratch.loop.sleep(for: .milliseconds(10)) }
            let first = try await lastUse()
            fixture.identity.forget()
            #expect(try await fixture.send("GET", "/look", key: key.text).status == 204)
            try await scratch.loop.sleep(for: .milliseconds(100))
            #expect(try await lastUse() == first)
        }
    }

    @Test func aLostDatabaseIsNotAWrongKey() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let key = try await fixture.identity.keys.create(name: "x", role: .sales).key.text
            try await scratch.database.execute("ALTER TABLE platform.api_keys RENAME TO elsewhere")
            let reply = try await fixture.send("GET", "/look", key: key)
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") != nil)
        }
    }

    @Test func keysAreManagedOverHTTP() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let (adminRecord, _, adminKey) = try await fixture.identity.keys.create(name: "admin", role: .admin)
            let admin = adminKey.text
            let made = try await fixture.send(
                "POST", "/api/platform/keys", key: admin, body: ["name": "Sales desk", "role": "sales"])
            #expect(made.status == 201)
            let key = try #require(made.json["key"]?.stringValue)
            let id = try #require(made.json["id"]?.stringValue)
            #expect(made.header("Location") == "/api/platform/keys/\(id)")
            #expect(try await fixture.send("GET", "/look", key: key).status == 204)

            let listed = try await fixture.send("GET", "/api/platform/keys?limit=1", key: admin)
            #expect(listed.json["items"]?.arrayValue?.first?["id"]?.stringValue == id)
            #expect(listed.json["items"]?.arrayValue?.first?["key"] == nil)
            let cursor = try #require(listed.json["next_cursor"]?.stringValue)
            let rest = try await fixture.send("GET", "/api/platform/keys?limit=1&cursor=\(cursor)", key: admin)
            #expect(rest.json["items"]?.arrayValue?.first?["name"] == "admin")
            #expect(rest.json["next_cursor"] == .some(.null))
            #expect(try await fixture.send("GET", "/api/platform/keys?cursor=x", key: admin).status == 400)

            #expect(try await fixture.send("DELETE", "/api/platform/keys/\(id)", key: admin).status == 204)
            #expect(try await fixture.send("DELETE", "/api/platform/keys/\(id)", key: admin).status == 204)
            #expect(try await fixture.send("GET", "/look", key: key).status == 401)
            let unknown = UUID().uuidString.lowercased()
            #expect(try await fixture.send("DELETE", "/api/platform/keys/\(unknown)", key: admin).status == 404)
            let last = adminRecord.id.uuidString.lowercased()
            let refused = try await fixture.send("DELETE", "/api/platform/keys/\(last)", key: admin)
            #expect(refused.status == 409 && refused.code == "last-admin-key")
        }
    }

    @Test(
        "Bad keys are explained by field",
        arguments: [
            (["role": "sales"], "/name"), (["name": "x", "role": "boss"], "/role"),
            (["name": "x", "role": "sales", "expires_at": "1999-01-01T00:00:00Z"], "/expires_at"),
        ] as [(JSONValue, String)])
    func invalidKeys(body: JSONValue, pointer: String) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let admin = try await fixture.identity.keys.create(name: "admin", role: .admin).key.text
            let reply = try await fixture.send("POST", "/api/platform/keys", key: admin, body: body)
            #expect(reply.status == 400)
            #expect(reply.json["errors"]?.arrayValue?.first?["pointer"]?.stringValue == pointer)
        }
    }
}
