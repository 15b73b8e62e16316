import Database
import EventLoop
import JSON
import TestKit
import Testing

extension ShelterTests {
    /// Letters by a person's hands, noes, and what an older state of the database holds back.
    @Suite struct ShelterHandsTests {
        private let tests = ShelterTests()

        private func act(
            _ house: ShelterHouse, _ id: String, _ word: String, _ body: JSONValue = [:]
        ) async throws -> (status: Int, json: JSONValue) {
            try await house.call("POST", "/api/shelter/assisted/\(id)/\(word)", body)
        }

        @Test func aLetterGoesOutByHandAndIsTakenBack() async throws {
            try await ShelterHouse.run { house in
                let offers = try await tests.furnish(house, [("ann", "Ann"), ("bob", "Bob")])
                _ = try await tests.write(house)
                for offer in offers { #expect(try await tests.approve(house, offer, "hands") == 200) }
                let items = try await house.items("/api/shelter/assisted")
                try #require(items.map { $0["text"] } == ["Dear Ann, Mia waits.", "Dear Bob, Mia waits."])
                let ids = items.compactMap { $0["id"]?.stringValue }
                #expect(try await act(house, ids[0], "sent").json["code"] == "not-claimed")
                #expect(try await act(house, ids[0], "claim").status == 200)
                #expect(try await tests.offer(house, offers[0])["status"] == "sending")
                #expect(try await act(house, ids[0], "sent").status == 200)
                #expect(try await tests.offer(house, offers[0])["status"] == "sent")
                #expect(try await act(house, ids[0], "undo").status == 200)
                #expect(try await tests.offer(house, offers[0])["status"] == "offered")

                // Who says no is not written to, by whichever name they said it; a wrong no is taken back.
                let no = try await house.call("POST", "/api/suppressions", ["platform": "testnet", "username": "bob"])
                #expect(no.status == 201 && no.json["known_people"] == 1, "\(no)")
                #expect(try await house.items("/api/shelter/assisted").count == 1)
                let refused = try await act(house, ids[1], "claim")
                #expect(refused.status == 409, "\(refused)")
                #expect(try await tests.offer(house, offers[1])["said_no"] == true)
                let back = try await house.call(
                    "POST", "/api/suppressions/\(no.json["id"]?.stringValue ?? "")/retract", [:])
                #expect(back.status == 200 && back.json["freed_people"] == 1, "\(back)")
                #expect(try await tests.offer(house, offers[1])["said_no"] == false)
            }
        }

        @Test func whatAnOlderStateKnewWaitsForAPersonsWord() async throws {
            try await ShelterHouse.run { house in
                let offers = try await tests.furnish(house, [("ann", "Ann"), ("bob", "Bob"), ("cid", nil)])
                _ = try await tests.write(house)
                #expect(try await tests.approve(house, offers[0], "hands") == 200)
                let begun = try await house.call("POST", "/api/quarantine", ["reason": "a snapshot was put back"])
                #expect(begun.status == 201, "\(begun)")
                for (group, offer) in zip(["hands", "drafts", "people"], offers) {
                    let held = try await house.items("/api/quarantine/held?group=\(group)")
                    #expect(held.map { $0["id"]?.stringValue } == [offer], "\(group): \(held)")
                }
                #expect(try await tests.approve(house, offers[1], "hands") == 409)
                let item = try #require(
                    try await house.items("/api/shelter/assisted").first?["id"]?.stringValue)
                let claim = try await act(house, item, "claim")
                #expect(claim.json["held_by"] == "restored", "\(claim)")

                try await confirm(house, "drafts", "go_on")
                #expect(try await tests.approve(house, offers[1], "hands") == 200)
                try await confirm(house, "hands", "skip")
                #expect(try await tests.offer(house, offers[0])["status"] == "closed")
                try await confirm(house, "people", "go_on")
                #expect(try await house.call("POST", "/api/quarantine/release", [:]).status == 200)
                let waiting = try await house.items("/api/shelter/assisted")
                try #require(waiting.map { $0["offer_id"]?.stringValue } == [offers[1]])
                #expect(try await act(house, waiting[0]["id"]?.stringValue ?? "", "claim").status == 200)
            }
        }

        private func confirm(_ house: ShelterHouse, _ group: String, _ outcome: String) async throws {
            let answer = try await house.call(
                "POST", "/api/quarantine/confirm", ["group": .string(group), "outcome": .string(outcome)])
            #expect(answer.status == 200 && answer.json["settled"] == 1, "\(group): \(answer)")
            #expect(try await house.items("/api/quarantine/held?group=\(group)").isEmpty)
        }
    }
}
