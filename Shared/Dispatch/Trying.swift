package import Actions
internal import AdapterWire
package import Adapters
package import Database
package import EventLoop
internal import FoundationEssentials
internal import JSON
package import Telemetry
internal import Timekeeping

/// One action through its adapter: account, credentials, the steps, and what their end means for the ledger.
package struct Trying: Tries {
    let adapters: Adapters
    let performer: Performer
    let credentials: AccountCredentials
    let database: Database
    let loop: Loop
    let log: Log
    /// How long refreshed credentials are worth trying to keep.
    let patience: Duration

    package init(
        adapters: Adapters, performer: Performer, credentials: AccountCredentials, database: Database, loop: Loop,
        log: Log, patience: Duration
    ) {
        (self.adapters, self.performer, self.credentials) = (adapters, performer, credentials)
        (self.database, self.loop, self.log, self.patience) = (database, loop, log, patience)
    }

    /// What can be done from here now, by the manifests of the adapters that work. What is due beyond is left to processes that reach it.
    package var reach: Reach {
        var calls: [String: [String: Duration?]] = [:]
        for status in adapters.statuses where status.state != .quarantined {
            guard let manifest = status.manifest else { continue }
            let operations = manifest.operations.filter { $0.deliveries.contains(.api) }
            calls[status.platform] = Dictionary(operations.map { ($0.name.rawValue, $0.callTime) }) { first, _ in first
            }
        }
        return Reach(calls)
    }

    /// Why an operation cannot be done from here.
    package func obstacle(_ platform: String, _ operation: String, by delivery: ActionDelivery) -> String {
        do throws(AdapterFailure) {
            let manifest = try adapters.session(platform).manifest
            guard let offered = manifest.operation(operation), offered.deliveries.contains(.api) else {
                return "The \(platform) adapter does not offer \(operation)."
            }
            return "The \(platform) adapter was not there a moment ago."
        } catch {
            return error.reason
        }
    }

    package func make(
        _ action: Action, deadline: ContinuousClock.Instant, willCall: @escaping @Sendable () async throws -> Bool
    ) async -> TryConclusion? {
        let lease = LostLease()
        do {
            let (session, start, values) = try await prepare(action, operation: action.operation, since: nil)
            let performed = await performer.perform(start, on: session, credentials: values, deadline: deadline) {
                let mayCall = try await willCall()
                if !mayCall { lease.isLost = true }
                return mayCall
            }
            return await outcome(of: performed, wasStopped: lease.isLost, action)
        } catch let failure as AdapterFailure {
            return TryConclusion(failure)
        } catch {
            // Nothing was called: the database did not say whose account this is.
            return .failed(
                TryConclusion.Failure(
                    code: "TEMPORARY", reason: "The account could not be read.", cure: .retry(after: nil), isOurs: true)
            )
        }
    }

    /// The steps before the call may have renewed credentials, whether or not it was made then.
    func outcome(of performed: Performed, wasStopped: Bool, _ action: Action) async -> TryConclusion? {
        await keep(performed, action)
        return wasStopped ? nil : TryConclusion(performed)
    }

    private func keep(_ performed: Performed, _ action: Action) async {
        await credentials.keep(
            performed.refreshed, account: action.accountID, patience: patience, loop: loop, log: log)
    }

    package func look(_ action: Action, deadline: ContinuousClock.Instant) async -> LookupConclusion {
        do {
            let (session, start, values) = try await prepare(action, operation: "reconcile", since: action.firstCallAt)
            let performed = await performer.perform(start, on: session, credentials: values, deadline: deadline) {
                false
            }
            await keep(performed, action)
            return LookupConclusion(performed.result)
        } catch let failure as AdapterFailure {
            return .unclear(code: failure.code.rawValue, reason: failure.reason)
        } catch {
            return .unclear(code: "TEMPORARY", reason: "The account could not be read.")
        }
    }

    private func prepare(
        _ action: Action, operation: String, since: Timestamp?
    ) async throws -> (any AdapterSession, AdapterCall.Start, [String: String]) {
        let session = try adapters.session(action.platform)
        let account = try await database.withConnection { connection in
            try await Accounts.find(action.accountID, on: connection)
        }
        guard let account else { throw AdapterFailure(.configuration, "The account of this message is gone.") }
        let values = try await credentials.values(of: account, session.manifest)
        var input = (try? JSONValue.parse(Array(action.input.utf8)))?.objectValue ?? [:]
        if let since { input["since"] = .string(since.iso8601) }
        let settings = (try? JSONValue.parse(Array(account.settings.utf8)))?.objectValue ?? [:]
        let start = AdapterCall.Start(
            operation: operation, key: action.id.uuidString.lowercased(), handle: account.handle, settings: settings,
            input: input)
        return (session, start, values)
    }

    /// Set and read on one loop.
    private final class LostLease: @unchecked Sendable { var isLost = false }
}
