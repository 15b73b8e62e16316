import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

/// People who send by hand while services die: each is a process of its own that takes, really writes in the network's page, and reports.
/// Some are killed before they write, before they report, or at any moment; some report twice, or long after their ten minutes.
struct ChaosHands {
    enum Habit: CaseIterable {
        case reports, reportsTwice, reportsLate, isKilledBeforeWriting, isKilledBeforeReporting, isKilledAtAnyMoment

        var steps: String { self == .reportsLate ? "claim,write" : "claim,write,sent" }

        /// What it says right before it is killed.
        var lastWord: String? {
            switch self {
            case .isKilledBeforeWriting: "claimed"
            case .isKilledBeforeReporting: "written"
            default: nil
            }
        }
    }
    /// What somebody was to do with one item.
    struct Deed: Sendable {
        let item: String
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
    func work(always habit: Habit? = nil) async throws -> [Deed] {
        let tasks = keys.enumerated().map { number, key in
            rig.product.loop.task {
                try await self.work(key, FixedRandom(seed: self.seed + UInt64(number)), habit)
            }
        }
        var deeds: [Deed] = []
        for task in tasks { deeds += try await task.value }
        return deeds
    }

    private func work(_ key: String, _ random: FixedRandom, _ always: Habit?) async throws -> [Deed] {
        var (choices, deeds) = (random, [Deed]())
        while true {
            let list = try await rig.product.get("/api/social/assisted?limit=50", key: key)
            let free = list.items.filter { $0["state"] == "waiting" && $0["claimed_by"] == .null }
            guard !free.isEmpty else { return deeds }
            let item = free[Int(choices.next() % UInt64(free.count))]
            let id = try #require(item["id"]?.stringValue)
            // The first of somebody's items have each habit once.
            let habits: [Habit] = [.reports, .reports, .reports] + Habit.allCases
            let next =
                deeds.count < Habit.allCases.count
                ? Habit.allCases[deeds.count] : habits[Int(choices.next() % UInt64(habits.count))]
            let deed = Deed(item: id, key: key, habit: always ?? next)
            // Somebody else may have been faster.
            guard try await perform(deed, on: try person(item), moment: Int(choices.next() % 250)) else { continue }
            deeds.append(deed)
            if deed.habit == .reportsTwice { #expect(try await act("sent", id, key).code == "already-sent") }
        }
    }

    /// - Returns: `false` when somebody else had it.
    private func perform(_ deed: Deed, on person: ChaosPerson, moment: Int) async throws -> Bool {
        let hand = try rig.startHand(
            item: deed.item, key: deed.key, person: person,
            wait: deed.habit.lastWord == nil ? 20 : 30_000, steps: deed.habit.steps)
        if deed.habit == .isKilledAtAnyMoment {
            try await rig.product.loop.sleep(for: .milliseconds(moment))
            try await hand.crash()
            return true
        }
        guard let word = deed.habit.lastWord else {
            let code = try await hand.end(within: .seconds(90))
            #expect(code == 0 || code == 3, "\(deed.habit): \(code.map(String.init) ?? "hangs")")
            return code == 0
        }
        try await eventually("it has \(word), or was refused", within: .seconds(60)) {
            hand.exitCode() != nil || hand.output.contains(word)
        }
        let isRefused = hand.exitCode() == 3
        try await hand.crash()
        return !isRefused
    }

    private func person(_ item: JSONValue) throws -> ChaosPerson {
        let name = "\(item["platform"]?.stringValue ?? "") \(item["username"]?.stringValue ?? "")"
        return try #require(people[name], "\(name)")
    }

    func act(_ name: String, _ id: String, _ key: String, _ body: JSONValue = [:]) async throws -> Answer {
        try await rig.product.post("/api/social/assisted/\(id)/\(name)", body, key: key)
    }

    /// The ten minutes pass. What nobody reported is shown first, with who perhaps sent it; late reports count; of the rest a person looks
    /// into the network, says what became of it, and what was not sent goes out.
    func settle(_ deeds: [Deed]) async throws {
        try await rig.product.lapseClaims()
        let silent: [Habit] = [.reportsLate, .isKilledBeforeWriting, .isKilledBeforeReporting]
        let shown = try await rig.product.all("/api/social/assisted")
        let ids = Set(shown.compactMap { $0["id"]?.stringValue })
        #expect(ids.isSuperset(of: deeds.filter { silent.contains($0.habit) }.map(\.item)))
        #expect(ids.isSubset(of: deeds.filter { ![.reports, .reportsTwice].contains($0.habit) }.map(\.item)))
        #expect(shown.allSatisfy { $0["state"] == "unknown" && $0["perhaps_sent_by"]?.stringValue != nil })
        for deed in deeds where deed.habit == .reportsLate {
            #expect(try await act("sent", deed.item, deed.key).status == 200)
        }
        let written = Set(try await rig.arrived().map { $0.network + " " + $0.recipient })
        for item in shown {
            let id = try #require(item["id"]?.stringValue)
            let habits = deeds.filter { $0.item == id }.map(\.habit)
            guard !habits.contains(.reportsLate) else { continue }
            try await mistake(id, besides: deeds.filter { $0.item == id }.map(\.key))
            #expect(try await act("claim", id, keys[0]).code == "unknown-outcome", "nobody takes it on a guess")
            let person = try person(item)
            let isThere = written.contains(person.network.platform + " " + person.id)
            #expect(!habits.contains(.isKilledBeforeReporting) || isThere)
            let settled = try await act("settle", id, keys[0], ["outcome": .string(isThere ? "sent" : "not_sent")])
            #expect(settled.status == 200, "\(settled)")
        }
        _ = try await work(always: .reports)
    }
}

extension ChaosHands {
    /// Somebody who never had it settles the wrong one, and takes it back: it is in doubt as before.
    private func mistake(_ id: String, besides holders: [String]) async throws {
        guard let other = keys.first(where: { !holders.contains($0) }) else { return }
        let wrong = try await act("settle", id, other, ["outcome": "sent"])
        #expect(wrong.status == 200, "\(wrong)")
        let back = try await act("undo", id, other)
        #expect(back.status == 200 && back["state"] == "unknown", "\(back)")
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

    /// A person at work on one item; a process.
    func startHand(
        item: String, key: String, person: ChaosPerson, wait: Int, steps: String
    ) throws -> StartedProgram {
        let messaging = "http://127.0.0.1:\(product.port("messaging"))/api/social/assisted/\(item)"
        return try StartedProgram(
            "chaos-hand",
            [messaging, practiceAddress, person.network.practice, person.id, String(wait), steps],
            environment: ["PATH": "/usr/bin:/bin", "OUTREACH_API_KEY": key],
            outputPath: "\(product.directory.path)/hand-\(UUID().uuidString).log")
    }
}
