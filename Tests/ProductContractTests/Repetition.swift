import FoundationEssentials
import JSON

/// An unsafe call and the same once more with its key: the same answer, and the work is done once.
struct Repetition {
    private let operation: Operation
    private let house: ContractHouse

    init(_ operation: Operation, _ house: ContractHouse) { (self.operation, self.house) = (operation, house) }

    func fault() async throws -> String? {
        let sample = Samples.of(operation, in: house)
        let key = [(name: "Idempotency-Key", value: UUID().uuidString)]
        let list = house.lists["\(operation.service) \(operation.pattern)"]
        let first = try await house.ask(
            operation, sample.query, body: sample.body, type: sample.type, headers: key)
        let before = try await total(list)
        let second = try await house.ask(
            operation, sample.query, body: sample.body, type: sample.type, headers: key)
        let after = try await total(list)
        if sample.mustSucceed, first.status >= 400 { return "\(first)" }
        guard first.status == second.status, first.lasting == second.lasting else { return "\(first), then \(second)" }
        guard before == after else { return "\(before as Any) rows became \(after as Any)" }
        guard first.status < 400 else { return nil }
        return second.header("Idempotent-Replayed") == "true" ? nil : "it was done once more: \(second)"
    }

    /// Rows of the list that such a call adds to.
    private func total(_ list: Operation?) async throws -> Int64? {
        guard let list else { return nil }
        let page = try await house.ask(list, ContractRow.needs(list) + "limit=1&count=true")
        return page.json["total"]?.intValue
    }
}
