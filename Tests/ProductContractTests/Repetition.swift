import FoundationEssentials
import JSON

/// An unsafe call and the same once more with its key: the same answer, and the work is done once. With another body the key is refused.
struct Repetition {
    private let operation: Operation
    private let house: ContractHouse
    private let key = [(name: "Idempotency-Key", value: UUID().uuidString)]

    init(_ operation: Operation, _ house: ContractHouse) { (self.operation, self.house) = (operation, house) }

    func fault() async throws -> String? {
        guard let making = Samples.all[operation.name] else { return try await faultOfRefusal() }
        let sample = try await making(house, operation)
        let list = house.lists["\(operation.service) \(operation.pattern)"]
        let first = try await ask(sample)
        guard first.status < 400 else { return "\(first)" }
        let before = try await total(list)
        let second = try await ask(sample)
        let after = try await total(list)
        guard first.status == second.status, first.lasting == second.lasting else { return "\(first), then \(second)" }
        guard before == after else { return "\(before as Any) rows became \(after as Any)" }
        guard second.header("Idempotent-Replayed") == "true" else { return "it was done once more: \(second)" }
        var other = sample
        (other.body, other.type) = (sample.otherBody, sample.type ?? "application/json")
        let third = try await ask(other)
        let isRefused = third.status == 422 && third.code == "idempotency-key-reused"
        return isRefused ? nil : "with another body: \(third)"
    }

    /// As a client does: what answers that earlier changes are still being applied is asked again.
    private func ask(_ sample: Sample) async throws -> ContractAnswer {
        for _ in 0..<30 {
            let answer = try await house.ask(
                operation, at: sample.path, body: sample.body, type: sample.type, headers: key)
            guard answer.status == 503, answer.json["detail"]?.stringValue?.hasPrefix("Earlier changes") == true else {
                return answer
            }
            try await Task.sleep(for: .seconds(1))
        }
        return try await house.ask(operation, at: sample.path, body: sample.body, type: sample.type, headers: key)
    }

    /// Of those that nothing can be done by here.
    private func faultOfRefusal() async throws -> String? {
        guard Unrepeated.all.contains(where: { $0.operation == operation.name }) else {
            return "it is neither called with success (Samples) nor has a reason why not (Unrepeated)"
        }
        let nothing = operation.body == nil ? Sample.plain() : .json([:])
        let (first, second) = (try await ask(nothing), try await ask(nothing))
        guard first.status >= 400 else { return "it does something: \(first)" }
        return first.status == second.status && first.lasting == second.lasting ? nil : "\(first), then \(second)"
    }

    /// Rows of the list that such a call adds to.
    private func total(_ list: Operation?) async throws -> Int64? {
        guard let list else { return nil }
        let page = try await house.ask(list, ContractRow.needs(list) + "limit=1&count=true")
        return page.json["total"]?.intValue
    }
}
