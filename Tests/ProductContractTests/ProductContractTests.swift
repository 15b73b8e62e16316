import Database
import EventLoop
import JSON
import TestKit
import Testing

/// Every route of every product and of the platform keeps what the house promises of routes (house.md, section 5). The operations come from
/// the services' own documents; one boot serves all rows.
@Suite struct ProductContractTests {
    @Test func everyOperationKeepsTheContract() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            let house = try ContractHouse(scratch)
            do {
                try await house.start()
                let operations = try await Self.operations(house)
                try await house.seed()
                Self.expectRepeated(operations)
                try await Self.judge(operations, ContractRow.all, house)
                Self.expectRows(house)
                try await Self.expectMissing(operations, house)
                await house.stop()
                try await house.start(products: "none")
                try await Self.expectInactive(operations, "is switched off (OUTREACH_PRODUCTS)", house)
                #expect(house.faults.isEmpty, "\(house.faults.sorted().joined(separator: "\n"))")
                print("\(operations.count) operations, \(house.calls) calls")
            } catch {
                print(house.lastWords)
                await house.stop()
                throw error
            }
            await house.stop()
            house.remove()
        }
    }

    /// What every service answers about itself is looked at in one of them.
    private static func operations(_ house: ContractHouse) async throws -> [Operation] {
        var all: [Operation] = []
        for service in ContractHouse.services {
            let document = try await house.send("GET", "/openapi.json", to: service, as: nil)
            try #require(document.status == 200)
            let own = Operation.all(of: document.json, service)
            all += own.filter { service == ContractHouse.services[0] || !$0.isHealth }
        }
        for operation in all where operation.query["count"] != nil {
            house.lists["\(operation.service) \(operation.pattern)"] = operation
        }
        try #require(all.count > 120, "only \(all.count)")
        return all
    }

    private static func judge(
        _ operations: [Operation], _ rows: [ContractRow], _ house: ContractHouse
    ) async throws {
        var used: Set<Int> = []
        for row in rows {
            try await house.settle()
            if row.name == "another list's cursor" { #expect(house.cursors.count >= 8, "\(house.cursors.keys)") }
            for operation in operations where row.holds(operation) {
                let fault: String?
                do { fault = try await row.check(operation, house) } catch { fault = "\(error)" }
                let exempt = Exemption.all.firstIndex { $0.covers(row, operation) }
                if let exempt, fault != nil { used.insert(exempt) }
                #expect(fault == nil || exempt != nil, "\(row.name): \(operation): \(fault ?? "")")
            }
        }
        for (index, exemption) in Exemption.all.enumerated() where !used.contains(index) {
            Issue.record("\(exemption.row), \(exemption.operation): holds, and needs no exemption")
        }
    }

    /// Whatever may be repeated is, or says why not; what is gone stands in neither list.
    private static func expectRepeated(_ operations: [Operation]) {
        let repeatable = Set(operations.filter(\.isRepeatable).map(\.name))
        let (called, passed) = (Set(Samples.all.keys), Set(Unrepeated.all.map(\.operation)))
        #expect(called.union(passed).symmetricDifference(repeatable).sorted() == [])
        #expect(called.intersection(passed).sorted() == [])
        for one in Unrepeated.all { print("not repeated with success: \(one.operation): \(one.reason)") }
    }

    /// Walking an empty list proves nothing.
    private static func expectRows(_ house: ContractHouse) {
        let walked = house.walked.filter { $0.value >= 2 }.keys
        for pattern in [
            "/api/shelter/animals", "/api/shelter/offers", "/api/shelter/jobs", "/api/shelter/jobs/{id}/items",
            "/api/social/profiles", "/api/social/imports", "/api/social/jobs", "/api/social/jobs/{id}/items",
            "/api/suppressions", "/api/platform/keys", "/api/accounts", "/api/pauses",
            "/api/actions",
        ] { #expect(walked.contains(pattern), "\(pattern) was not walked: \(house.walked[pattern] as Any)") }
    }

    // MARK: Gates

    /// Whoever's schema is gone says so, and whoever's is not works on: first without the shelter, then without Social Outreach.
    private static func expectMissing(_ operations: [Operation], _ house: ContractHouse) async throws {
        try await house.script("ALTER SCHEMA shelter RENAME TO shelter_away")
        try await expectMissing("shelter", operations, house)
        try await house.script("ALTER SCHEMA shelter_away RENAME TO shelter")
        let animals = operations.first { $0.name == "GET /api/shelter/animals" }!
        try await eventually("the shelter is back") { try await house.ask(animals).items.count >= 2 }
        try await house.script("DROP SCHEMA social CASCADE")
        try await expectMissing("social", operations, house)
    }

    private static func expectMissing(
        _ product: String, _ operations: [Operation], _ house: ContractHouse
    ) async throws {
        let own = operations.filter { $0.product == product }
        try await eventually("every gate has looked") {
            for service in Set(own.map(\.service)) {
                let one = own.first { $0.service == service && !$0.isUnsafe && !$0.isStream }
                guard let one, try await house.ask(one).reason != nil else { return false }
            }
            return true
        }
        for operation in operations where operation.product != product && !operation.isUnsafe && !operation.isStream {
            let answer = try await house.ask(operation)
            #expect(answer.status < 500 && answer.reason == nil, "\(product) is gone: \(operation): \(answer)")
        }
        try await expectInactive(own, "schema not initialized", house)
    }

    private static func expectInactive(
        _ operations: [Operation], _ reason: String, _ house: ContractHouse
    ) async throws {
        for operation in operations where operation.product != nil {
            let answer = try await house.ask(operation, "?nonsense=1", body: operation.isUnsafe ? [123] : nil)
            let isSo = answer.status == 200 && answer.reason?.hasSuffix(reason) == true
            #expect(isSo, "\(operation): \(answer)")
        }
    }
}
