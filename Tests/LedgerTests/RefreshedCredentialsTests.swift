import Actions
import Adapters
import Database
import EventLoop
import FoundationEssentials
import HTTPClient
import JSON
import TestKit
import Testing
import Timekeeping

@testable import Dispatch

/// What a network gives in place of a credential is kept: the old one may be worthless by then.
@Suite struct RefreshedCredentialsTests {
    private static let key = [UInt8](repeating: 0xc3, count: 32)

    private func credentials(_ fixture: LedgerFixture, key: [UInt8]? = Self.key) -> AccountCredentials {
        let database = fixture.scratch.database
        return AccountCredentials(
            store: CredentialStore(database: database, key: key), database: database, environment: [:])
    }

    private func stored(_ fixture: LedgerFixture, _ account: UUID) async throws -> [String: String] {
        try await fixture.scratch.database.withConnection {
            try await CredentialStore(database: fixture.scratch.database, key: Self.key).values(of: account, on: $0)
        }
    }

    @Test("Whether the call was made or stopped", arguments: [false, true]) func stopped(wasStopped: Bool) async throws
    {
        try await withLedger { fixture in
            try await fixture.enqueue()
            let action = try #require(try await fixture.plan().first).action
            let (loop, log) = (fixture.scratch.loop, fixture.scratch.log)
            let trying = Trying(
                adapters: Adapters(
                    AdapterSettings(names: [], folders: [], hostProgram: "/nowhere"), loop: loop, log: log),
                performer: Performer(
                    client: HTTPClient(loop: loop, log: log), bases: BaseAddresses(), loop: loop, log: log),
                credentials: credentials(fixture), database: fixture.scratch.database, loop: loop, log: log,
                patience: .seconds(30))
            let performed = Performed(
                result: .success([:]), isCommitted: true, refreshed: ["access_token": "fresh-token"])
            let outcome = await trying.outcome(of: performed, wasStopped: wasStopped, action)
            #expect((outcome == nil) == wasStopped)
            #expect(try await stored(fixture, action.accountID) == ["access_token": "fresh-token"])
        }
    }

    /// The statement fails until the table is free again.
    @Test func aDatabaseThatDoesNotAnswerIsAskedAgain() async throws {
        try await withLedger { fixture in
            let account = try await fixture.account("facebook").id
            let (loop, log) = (fixture.scratch.loop, fixture.scratch.log)
            let database = fixture.scratch.database
            try await database.execute("ALTER TABLE platform.credentials RENAME TO away")
            let keeping = loop.task { [credentials = credentials(fixture)] in
                await credentials.keep(
                    ["access_token": "fresh-token"], account: account, patience: .seconds(60), loop: loop, log: log)
            }
            try await loop.sleep(for: .milliseconds(50))
            try await database.execute("ALTER TABLE platform.away RENAME TO credentials")
            #expect(try await keeping.value)
            #expect(try await stored(fixture, account) == ["access_token": "fresh-token"])
        }
    }

    @Test("What cannot be stored ends, and says so", arguments: [nil, [UInt8](repeating: 0xd4, count: 32)])
    func hopeless(key: [UInt8]?) async throws {
        try await withLedger { fixture in
            let account = try await fixture.account("facebook").id
            let (loop, log) = (fixture.scratch.loop, fixture.scratch.log)
            let first = await credentials(fixture).keep(
                ["access_token": "old"], account: account, patience: .zero, loop: loop, log: log)
            let second = await credentials(fixture, key: key).keep(
                ["access_token": "new"], account: account, patience: .seconds(3600), loop: loop, log: log)
            #expect(first && !second)
            #expect(try await stored(fixture, account) == ["access_token": "old"])
        }
    }
}
