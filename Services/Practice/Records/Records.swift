internal import Timekeeping

/// What arrived and what was tried, in memory and in two files. Confined to the loop.
final class Records {
    private(set) var arrivals: [Arrival] = []
    private(set) var calls: [Call] = []
    private var lastCall = 0
    private var byKey: [String: Int] = [:]
    private let arrivalFile: PracticeJournal
    private let callFile: PracticeJournal

    init(directory: String) throws {
        arrivalFile = try PracticeJournal(directory + "/arrivals.jsonl")
        callFile = try PracticeJournal(directory + "/calls.jsonl")
        try arrivalFile.load { line in
            guard let arrival = Arrival(line) else {
                throw PracticeError("\(directory)/arrivals.jsonl holds another kind of line")
            }
            remember(arrival)
        }
        try callFile.load { line in
            guard let call = Call(line) else {
                throw PracticeError("\(directory)/calls.jsonl holds another kind of line")
            }
            calls.append(call)
            lastCall = call.number
        }
        // A call that was killed between its two lines has used its number.
        lastCall = max(lastCall, arrivals.last?.call ?? 0)
    }

    func begin(_ network: PracticeNetwork, method: String) -> CallUnderWay {
        lastCall += 1
        return CallUnderWay(number: lastCall, network: network, method: method)
    }

    func add(_ call: Call) throws {
        try callFile.append(call.json)
        calls.append(call)
    }

    func add(_ arrival: Arrival) throws {
        try arrivalFile.append(arrival.json)
        remember(arrival)
    }

    var nextArrival: Int { arrivals.count + 1 }

    private func remember(_ arrival: Arrival) {
        arrivals.append(arrival)
        if let key = arrival.key { byKey[Records.name(arrival.network, arrival.account, key)] = arrivals.count - 1 }
    }

    /// What the same sender brought under the same key not longer than `within` ago.
    func arrival(_ network: PracticeNetwork, account: String, key: String, within: Duration) -> Arrival? {
        guard let index = byKey[Records.name(network, account, key)] else { return nil }
        return Timestamp.now() - arrivals[index].at <= within ? arrivals[index] : nil
    }

    private static func name(_ network: PracticeNetwork, _ account: String, _ key: String) -> String {
        "\(network.rawValue) \(account) \(key)"
    }

    /// Forgets everything and counts from 1 again.
    func reset() throws {
        try arrivalFile.clear()
        try callFile.clear()
        (arrivals, calls, byKey, lastCall) = ([], [], [:], 0)
    }
}
