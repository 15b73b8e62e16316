internal import Actions
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Lifecycle
internal import Telemetry

extension ActionWorker {
    /// Finds what dead processes left behind, and says what waits for a person, or for an adapter.
    var sweeping: Chore {
        Chore("sweeping what dead processes left", every: .seconds(1), on: loop) { [self] in
            await sweep()
            return .nothing
        }.ending { [ledger] in try? await ledger.leave() }
    }

    private func sweep() async {
        if announced.map({ ContinuousClock.now - $0 >= ActionWorker.sign }) ?? true {
            do {
                try await ledger.announce()
                announced = .now
            } catch {
                log.debug("others learn in a moment that this process is there", ["error": .text("\(error)")])
            }
        }
        await tidy { while try await ledger.tellRestored() {} }
        await tidy {
            while try await ledger.sweep({ warn("a try without an outcome was found", of: $0) }) { ring() }
        }
        await tidy {
            let lapse = HandLapse(ledger: ledger)
            while try await lapse.next({ warn("a claim is over without a report: perhaps it was sent", of: $0) }) {}
        }
        await noteUnserved()
        if let waiting = try? await ledger.waitingForPeople() { SendingReport.waitingForPeople(waiting) }
    }

    private func warn(_ sentence: String, of action: Action) {
        ProductScope.of(action.product) { log.warning(sentence, ["action": .text(action.id.lowercase)]) }
    }

    /// One that fails keeps no other from its turn.
    private func tidy(_ chore: () async throws -> Void) async {
        do {
            try await chore()
        } catch {
            log.warning("what dead processes left is looked at again in a moment", ["error": .text("\(error)")])
        }
    }

    /// How often a process says that it is there.
    private static let sign = Duration.seconds(4)

    private func noteUnserved() async {
        do {
            let noted = try await ledger.noteUnserved(reach: trying.reach) { trying.obstacle($0, $1, by: $2) }
            for platform in noted {
                log.warning(
                    "actions wait: no process has an adapter for their network that works, or does them in their way",
                    ["platform": .text(platform)])
            }
        } catch {
            log.debug("what waits for an adapter is looked at again in a moment", ["error": .text("\(error)")])
        }
    }

    /// Asks the networks what became of doubtful tries, side by side: each has its own lease from the moment it was claimed. A stop does
    /// not wait for the answers: what is cut is asked again.
    var asking: Chore {
        Chore("asking what became of doubtful tries", every: .milliseconds(250), on: loop) { [self] in
            if lookups == 0 {
                let deadline = ContinuousClock.now + ledger.settings.callTime
                for lookup in try await ledger.claimDoubtful(reach: trying.reach) {
                    ask(lookup, deadline: deadline)
                }
            }
            return .nothing
        }
    }

    private func ask(_ lookup: Lookup, deadline: ContinuousClock.Instant) {
        lookups += 1
        loop.task { [self] in
            await ProductScope.of(lookup.action.product) { await look(lookup, deadline: deadline) }
            lookups -= 1
        }
    }

    private func look(_ lookup: Lookup, deadline: ContinuousClock.Instant) async {
        let outcome = await trying.look(lookup.action, deadline: deadline)
        SendingReport.note(outcome, of: lookup.action, log)
        await record { [ledger] in try await ledger.conclude(lookup, outcome) }
        ring()
    }
}
