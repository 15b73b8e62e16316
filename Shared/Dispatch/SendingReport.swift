internal import Actions
internal import FoundationEssentials
internal import JSON
internal import Telemetry

/// What the log and the metrics say of tries (R1.17). Ids, networks and codes; never a text, never a person.
enum SendingReport {
    static func note(_ outcome: TryConclusion, of action: Action, _ log: Log) {
        let (word, failure): (String, TryConclusion.Failure?) =
            switch outcome {
            case .succeeded: ("succeeded", nil)
            case .failed(let failure): ("failed", failure)
            case .doubtful(let failure): ("unknown", failure)
            }
        count(word, action)
        guard let failure else { return }
        ProductScope.of(action.product) {
            log.warning(
                "a try did not succeed",
                [
                    "action": .text(action.id.uuidString), "platform": .text(action.platform), "outcome": .text(word),
                    "try": .number(Int64(action.attempts)), "code": .text(failure.code),
                    "reason": .text(failure.reason),
                ])
        }
    }

    static func note(_ outcome: LookupConclusion, of action: Action, _ log: Log) {
        let word =
            switch outcome {
            case .found: "found"
            case .absent, .wentOn: "absent"
            case .unclear: "unclear"
            }
        count("lookup_" + word, action)
        ProductScope.of(action.product) {
            log.info(
                "the network was asked about a doubtful try",
                ["action": .text(action.id.uuidString), "platform": .text(action.platform), "answer": .text(word)])
        }
    }

    /// It was settled as not sent, and people went on from there.
    static func arrivedLate(_ action: Action, _ log: Log) {
        Metrics.shared.counter(
            "outreach_ledger_arrived_late_total", help: "Actions that arrived after they had been settled as not sent.",
            labels: ["platform": action.platform, "product": action.product]
        ).add()
        ProductScope.of(action.product) {
            log.warning(
                "what was given up has arrived all the same",
                ["action": .text(action.id.lowercase), "platform": .text(action.platform)])
        }
    }

    static func waitingForPeople(_ actions: Int) {
        Metrics.shared.gauge(
            "outreach_ledger_waiting_for_people", help: "Actions of which nobody knows whether they happened."
        ).set(Double(actions))
    }

    private static func count(_ word: String, _ action: Action) {
        Metrics.shared.counter(
            "outreach_ledger_tries_total", help: "Tries and lookups on networks, by how they ended.",
            labels: ["platform": action.platform, "outcome": word, "product": action.product]
        ).add()
    }
}
