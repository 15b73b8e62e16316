internal import JSON

/// The faults that are planned, in their order; the first that strikes counts. Confined to the loop.
final class FaultPlan {
    private(set) var faults: [Fault] = []
    private var struck: [Int: Int] = [:]
    private var lastNumber = 0
    private let file: PracticeJournal

    /// - Parameter calls: how often a fault of an earlier run struck is read from what it did.
    init(directory: String, calls: [Call]) throws {
        file = try PracticeJournal(directory + "/faults.jsonl")
        try file.load { line in
            if let removed = line["removed"]?.intValue {
                faults.removeAll { removed == 0 || $0.number == Int(removed) }
            } else if let number = line["id"]?.intValue, let fault = Fault(line, number: Int(number)) {
                faults.append(fault)
                lastNumber = max(lastNumber, fault.number)
            }
        }
        for call in calls { if let number = call.faultNumber { struck[number, default: 0] += 1 } }
        lastNumber = max(lastNumber, struck.keys.max() ?? 0)
    }

    /// - Returns: `nil` when it names no network or no kind.
    func add(_ wish: JSONValue) throws -> Fault? {
        guard let fault = Fault(wish, number: lastNumber + 1) else { return nil }
        try file.append(.object(fault.json))
        lastNumber += 1
        faults.append(fault)
        return fault
    }

    /// - Parameter number: of one fault; `nil` for all.
    /// - Returns: how many there were.
    func remove(_ number: Int?) throws -> Int {
        let before = faults.count
        try file.append(["removed": JSONValue(number ?? 0)])
        faults.removeAll { number == nil || $0.number == number }
        return before - faults.count
    }

    func strike(_ call: CallUnderWay, afterAccepting: Bool) -> Fault? {
        for fault in faults where fault.kind.strikesAfterAccepting == afterAccepting && fault.matches(call) {
            guard fault.count.map({ struck[fault.number, default: 0] < $0 }) ?? true, fault.strikes(call) else {
                continue
            }
            struck[fault.number, default: 0] += 1
            return fault
        }
        return nil
    }

    var json: [JSONValue] {
        faults.map { fault in
            var object = fault.json
            object["struck"] = JSONValue(struck[fault.number, default: 0])
            return .object(object)
        }
    }
}
