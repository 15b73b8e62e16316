import Database
import EventLoop
import FoundationEssentials
import JSON
import TestKit
import Testing

/// People who send by hand while processes die: they take, really write in the network's page, and report. Some stop before they
/// write, some before they report, some report twice, or long after their ten minutes.
struct ChaosHands {
    enum Habit: CaseIterable {
        case reports, reportsTwice, reportsLate, diesBeforeWriting, diesBeforeReporting
    }
    /// What somebody did with one item.
    struct Deed: Sendable {
        let key: String
        let habit: Habit
    }

    let rig: ChaosRig
    private let people: [String: ChaosPerson]
    private let keys: [String]
    private let seed: UInt64

    init(_ rig: ChaosRig, _ people: [ChaosPerson], keys: [String], seed: UInt64) {
        (self.rig, self.keys, self.seed) = (rig, keys, seed)
        self.people = Dictionary(uniqueKeysWithValues: people.map { ($0.network.platform + " " + $0.username, $0) })
    }

    /// Until nothing is offered any more.
    /// - Returns: what was done, by item.
    func work(always habit: Habit? = nil) async throws -> [String: Deed] {
        let tasks = keys.enumerated().map { number, key in
            rig.product.loop.task {
                try await self.work(key, FixedRandom(seed: self.seed + UInt64(number)), habit)
            }
        }
        var deeds: [String: Deed] = [:]
        for task in tasks { deeds.merge(try await task.value) { first, _ in first } }
        return deeds
    }

    private func work(_ key: String, _ random: FixedRandom, _ always: Habit?) async throws -> [String: Deed] {
        var (choices, deeds) = (random, [String: Deed]())
        while true {
            let list = try await rig.product.get("/api/social/assisted?limit=50", key: key)
            let free = list.items.filter { $0["state"] == "waiting" && $0["claimed_by"] == .null }
            guard !free.isEmpty else { return deeds }
            let item = free[Int(choices.next() % UInt64(free.count))]
            let id = try #require(item["id"]?.stringValue)
            // Somebody else may have been faster.
            guard try await act("claim", id, key).status == 200 else { continue }
            let habits: [Habit] = [.reports, .reports, .reports] + Habit.allCases
            let habit = always ?? habits[Int(choices.next() % UInt64(habits.count))]
            deeds[id] = Deed(key: key, habit: habit)
            if habit != .diesBeforeWriting { try await write(item) }
            guard [.reports, .reportsTwice].contains(habit) else { continue }
            let report = try await act("sent", id, key)
            #expect(report.status == 200, "\(report)")
            if habit == .reportsTwice { #expect(try await act("sent", id, key).code == "already-sent") }
        }
    }

    func act(_ name: String, _ id: String, _ key: String, _ body: JSONValue = [:]) async throws -> Answer {
        try await rig.product.post("/api/social/assisted/\(id)/\(name)", body, key: key)
    }

    /// In the network's page.
    private func write(_ item: JSONValue) async throws {
        let name = "\(item["platform"]?.stringValue ?? "") \(item["username"]?.stringValue ?? "")"
        let person = try #require(people[name], "\(name)")
        let arrival = try await rig.control(
            "POST", "/arrivals",
            [
                "network": .string(person.network.practice), "person": .string(person.id),
                "text": item["text"] ?? .null,
            ])
        try #require(arrival.status == 201, "\(arrival)")
    }

    /// The ten minutes pass. What nobody reported is shown first, with who perhaps sent it; late reports count; of the rest a person looks
    /// into the network, says what became of it, and what was not sent goes out.
    func settle(_ deeds: [String: Deed]) async throws {
        try await rig.product.lapseClaims()
        let silent = deeds.filter { ![.reports, .reportsTwice].contains($0.value.habit) }
        let shown = try await rig.product.all("/api/social/assisted")
        #expect(Set(shown.compactMap { $0["id"]?.stringValue }) == Set(silent.keys))
        #expect(shown.allSatisfy { $0["state"] == "unknown" && $0["perhaps_sent_by"]?.stringValue != nil })
        for (id, deed) in silent where deed.habit == .reportsLate {
            #expect(try await act("sent", id, deed.key).status == 200)
        }
        for (id, deed) in silent where deed.habit != .reportsLate {
            #expect(try await act("claim", id, keys[0]).code == "unknown-outcome", "nobody takes it on a guess")
            let word = deed.habit == .diesBeforeReporting ? "sent" : "not_sent"
            let settled = try await act("settle", id, keys[0], ["outcome": .string(word)])
            #expect(settled.status == 200, "\(settled)")
        }
        _ = try await work(always: .reports)
    }
}

extension ChaosRig {
    /// Offers this many drafts to hands, on networks whose pages take a text as it is.
    func offer(_ count: Int) async throws {
        let drafts = try await product.all("/api/social/drafts").filter { $0["platform"] != "tiktok" }.prefix(count)
        let answer = try await product.post(
            "/api/social/pipeline/send",
            ["message_ids": .array(drafts.compactMap { $0["id"] }), "delivery": "assisted"])
        try #require(answer.int("accepted") == Int64(count), "\(answer)")
    }
}
