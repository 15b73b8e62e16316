package import Actions
internal import AdapterWire
package import Adapters
internal import Addresses
package import Database
package import EventLoop
package import HTTPClient
internal import JSON
package import Lifecycle
package import Outbox
package import Platforms
internal import Synchronization
package import Telemetry

/// The networks as this process reaches them. Confined to its loop.
package final class Networks: Sendable {
    package let adapters: Adapters
    package let performer: Performer
    package let credentials: AccountCredentials
    private let outbox: Outbox
    private let log: Log
    private let bases: BaseAddresses
    let database: Database
    private let loop: Loop
    private let platforms: PlatformBook
    /// Manifests whose people this process has stored, or was refused, by network.
    private let introduced = Mutex<[String: String]>([:])
    /// Manifests whose advice this process has stored, or could not.
    private let advised = Mutex<Set<String>>([])
    private let areAddressesLookedAt = Mutex(false)
    /// Who keeps people, and reads those it knows anew when a network's rules change.
    private let readers = Mutex<[RulesReader]>([])

    /// Tells every replica to look at the adapters' folders again.
    static let reloadAsked = "platform.adapters.reload_asked.v1"

    /// Hears, in the transaction, that a network's names are read by other rules from now on: whoever keeps people reads those it knows
    /// anew, so that a no is found under their new spelling.
    package typealias RulesReader = @Sendable (_ platform: String, Connection) async throws -> Void

    package init(
        _ settings: NetworkSettings, database: Database, outbox: Outbox, platforms: PlatformBook, loop: Loop,
        client: HTTPClient, log: Log
    ) {
        (self.platforms, self.loop) = (platforms, loop)
        (self.database, self.outbox, self.log, bases) = (database, outbox, log, settings.bases)
        adapters = Adapters(settings.adapters, loop: loop, log: log) { await Networks.earlier(database) }
        performer = Performer(client: client, bases: settings.bases, loop: loop, log: log)
        credentials = AccountCredentials(
            store: CredentialStore(database: database, key: settings.secretsKey), database: database,
            environment: settings.environment)
        outbox.tail(
            [Networks.reloadAsked], resync: { [adapters] in await adapters.reload() },
            hear: { [adapters] _ in await adapters.reload() })
    }

    /// The networks that are known already: the delivered ones, and those whose adapters were here before.
    private static func earlier(_ database: Database) async -> Set<String>? {
        guard let rows = try? await NetworkRow.all(database) else { return nil }
        return Set(PlatformRules.delivered.map(\.platform) + rows.map(\.platform))
    }

    /// To be asked for before ``start()``.
    package func tellOfRules(_ reader: @escaping RulesReader) { readers.withLock { $0.append(reader) } }

    /// Makes the ledger's tries through these networks' interfaces.
    package func tries(_ ledger: Ledger) -> any Tries {
        Trying(
            adapters: adapters, performer: performer, credentials: credentials, database: database, loop: loop,
            log: log, patience: ledger.settings.lease)
    }

    /// Loads the adapters; what cannot be used says so and stops nothing else. Networks that are new here get an account and the
    /// limits that their manifests advise.
    package func start() async throws {
        await adapters.startWithoutStragglers()
        tellOfUselessAddresses()
        try await introduce(adapters.settled)
    }

    /// Once, and not before every adapter is loaded or given up.
    private func tellOfUselessAddresses() {
        guard !adapters.isLooking, !areAddressesLookedAt.withLock({ $0 }) else { return }
        areAddressesLookedAt.withLock { $0 = true }
        for problem in bases.problems(adapters.statuses.compactMap(\.manifest)) {
            log.warning("an address of a network is of no use", ["problem": .text(problem)])
        }
    }

    /// Reads the folders again, here and in every other process.
    package func reload() async throws -> [AdapterStatus] {
        let statuses = await adapters.reload()
        try await introduce(adapters.settled)
        try await outbox.transaction { connection in
            let event = NewEvent(
                type: Networks.reloadAsked, aggregateType: "platform.adapters", aggregateID: "adapters", version: 0,
                payload: Array("{}".utf8))
            try await outbox.append([event], on: connection)
        }
        return statuses
    }

    /// One adapter's advice that does not fit stops neither the others nor the start.
    private func introduce(_ manifests: [Manifest]) async throws {
        for manifest in manifests {
            do {
                try await introduce(manifest)
            } catch let error as DatabaseError where error.kind == .server {
                // Somebody else may have been at it: then it is tried again.
                guard Setbacks.areOfOne(error) else { continue }
                log.error(
                    "a network could not be set up", ["platform": .text(manifest.platform), "error": .text("\(error)")])
            }
            advised.withLock { _ = $0.insert(manifest.json.text) }
        }
        try? await introducePeople()
    }

    /// Adapters' networks get to know people: first the tables may hold them, then everybody hears of it.
    private func introducePeople() async throws {
        let known = Set(PlatformRules.delivered.map(\.platform))
        let further = adapters.settled.filter {
            !known.contains($0.platform) && $0.people != nil
        }
        // Whose adapter is gone still has people, and a product's tables may have been made anew since.
        let rows = try await NetworkRow.all(database).map(\.platform)
        let names = Set(rows + further.map(\.platform)).sorted()
        guard !names.isEmpty else { return }
        try await Widening.admit(names, database: database)
        // Once each: processes with different modules would take turns for ever. What a restore took away is written again.
        let heard = introduced.withLock { $0 }
        let fresh = further.filter { heard[$0.platform] != $0.json.text || !rows.contains($0.platform) }
        guard !fresh.isEmpty else { return }
        try await database.transaction { connection in
            for manifest in fresh {
                if let claim = try await NetworkRow.claim(of: manifest, on: connection) {
                    guard heard[manifest.platform] != manifest.json.text else { continue }
                    log.warning(
                        "a network's people are not known: \(claim)", ["platform": .text(manifest.platform)])
                } else if try await NetworkRow.store(manifest, on: connection) {
                    for reader in readers.withLock({ $0 }) { try await reader(manifest.platform, connection) }
                }
            }
        }
        introduced.withLock { for manifest in fresh { $0[manifest.platform] = manifest.json.text } }
        try await platforms.refresh()
    }

    /// Looks every few seconds whether tables still lack a network's name: a lock may not have been to be had, and a product's schema
    /// may have come later, or an adapter that was slow to load. Runs until it is cancelled.
    package var introducing: Chore {
        Chore("introducing networks' people", every: .seconds(5), on: loop) { [self] in
            let known = advised.withLock { $0 }
            let late = adapters.settled.filter { !known.contains($0.json.text) }
            tellOfUselessAddresses()
            if late.isEmpty { try await introducePeople() } else { try await introduce(late) }
            return .nothing
        }
    }

    private func introduce(_ manifest: Manifest) async throws {
        try await database.transaction { connection in
            try await LimitDefaults.store(
                manifest.advice, of: manifest.platform, version: manifest.version, on: connection)
            if try await Accounts.defaultAccount(platform: manifest.platform, on: connection) == nil {
                _ = try await Accounts.create(
                    platform: manifest.platform, handle: "default", AccountChange(isDefault: true), on: connection)
            }
            let accounts = try await Accounts.list(on: connection).filter { $0.platform == manifest.platform }
            // The operator sees them before the first send; what hands alone do gets its limits when it is first done.
            let offered = manifest.operations.filter { $0.deliveries.contains(.api) && $0.limits != Manifest.Limits() }
            try await LimitDefaults.install(offered.map(\.name.rawValue), for: accounts, on: connection)
        }
    }
}

extension Manifest {
    /// The limits that it advises, as the ledger keeps them.
    fileprivate var advice: [LimitDefaults.Advice] {
        operations.map { LimitDefaults.Advice(operation: $0.name.rawValue, rule: $0.limits.rule) }
            + sharedLimits.map {
                LimitDefaults.Advice(
                    operation: $0.name, sharedBy: $0.operations.map(\.rawValue), rule: $0.limits.rule)
            }
    }
}

extension Manifest.Limits {
    fileprivate var rule: Limit.Rule {
        let growth = ramp.flatMap { ramp in ramp.step.map { Ramp.Growth.step($0) } ?? ramp.percent.map { .percent($0) }
        }
        return Limit.Rule(
            perMinute: perMinute, spacing: spacingSeconds.map { .milliseconds(Int64($0 * 1000)) }, perDay: perDay,
            perWeek: perWeek, ramp: growth.map { Ramp(first: ramp?.first ?? 0, growth: $0) })
    }
}
