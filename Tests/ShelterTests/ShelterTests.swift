import Database
import EventLoop
import JSON
import TestKit
import Testing

/// The house's dummy product uses every mechanism of it, and is switched on and off like any other (house.md, section 6).
@Suite(.serialized) struct ShelterTests {
    /// Brings animals in, and people who want the first of them.
    func furnish(_ house: ShelterHouse, _ people: [(id: String, called: String?)]) async throws -> [String] {
        let file = "Name,Species,Chip\r\nMia,cat,1\r\nRex,DOG,2\r\nmia,cat,3\r\n,cat,4\r\nNo,unicorn,5\r\n"
        let begun = try await house.call("POST", "/api/shelter/imports", file: file)
        let id = try #require(begun.json["id"]?.stringValue, "\(begun)")
        try await eventually("the file is read") {
            try await house.call("GET", "/api/shelter/imports/\(id)").json["status"] == "completed"
        }
        let counts = try await house.call("GET", "/api/shelter/imports/\(id)").json["counts"]
        #expect(counts == ["added": 2, "updated": 0, "duplicate": 1, "suppressed": 0, "invalid": 2])
        let animals = try await house.items("/api/shelter/animals?sort=name")
        #expect(animals.map { $0["name"] } == ["Mia", "Rex"])
        var offers: [String] = []
        for (id, called) in people {
            var body: JSONObject = [
                "animal_id": animals[0]["id"] ?? .null, "platform": "testnet", "username": .string(id),
                "platform_user_id": .string(id),
            ]
            if let called { body["called"] = .string(called) }
            let made = try await house.call("POST", "/api/shelter/offers", .object(body))
            #expect(made.status == 201, "\(made)")
            offers.append(try #require(made.json["id"]?.stringValue))
        }
        return offers
    }

    /// Writes to everybody.
    /// - Returns: the job when it is over.
    func write(_ house: ShelterHouse) async throws -> JSONValue {
        let begun = try await house.call(
            "POST", "/api/shelter/letters", ["template": "Dear {{called}}, {{animal}} waits."])
        let id = try #require(begun.json["id"]?.stringValue, "\(begun)")
        try await eventually("the letters are written") {
            try await house.call("GET", "/api/shelter/jobs/\(id)").json["status"] == "completed"
        }
        return try await house.call("GET", "/api/shelter/jobs/\(id)").json
    }

    func offer(_ house: ShelterHouse, _ id: String) async throws -> JSONValue {
        try #require(try await house.items("/api/shelter/offers").first { $0["id"]?.stringValue == id })
    }

    func approve(_ house: ShelterHouse, _ id: String, _ delivery: String) async throws -> Int {
        let approval = try await offer(house, id)["approval"] ?? .null
        return try await house.call(
            "POST", "/api/shelter/offers/\(id)/approve", ["approval": approval, "delivery": .string(delivery)]
        ).status
    }

    @Test func everyMechanismWorks() async throws {
        try await ShelterHouse.run { house in
            let people = try await house.people(4)
            let offers = try await furnish(
                house, [(people[0], "Ann"), (people[1], "Bob"), (people[2], "Cid"), (people[3], nil)])
            let job = try await write(house)
            #expect(job["counts"] == ["accepted": 4, "done": 3, "failed": 1], "\(job)")
            #expect(job["reasons"]?.arrayValue?.first?["code"] == "missing-value", "\(job)")
            let csv = try await house.call("GET", "/api/shelter/offers?format=csv&count=false")
            #expect(csv.status == 200)

            // A yes is bound to what was read.
            let wrong = try await house.call(
                "POST", "/api/shelter/offers/\(offers[0])/approve",
                ["approval": .string(String(repeating: "0", count: 64)), "delivery": "api"])
            #expect(wrong.status == 409 && wrong.json["code"] == "not-approved", "\(wrong)")

            // By the network's interface, once.
            #expect(try await approve(house, offers[0], "api") == 200)
            try await eventually("the letter is sent") { try await self.offer(house, offers[0])["status"] == "sent" }
            let arrived = try await house.arrivals()
            #expect(arrived.count == 1 && arrived[0]["text"]?.stringValue?.hasSuffix("Dear Ann, Mia waits.") == true)
            try await eventually("it is time to ask how they are") {
                try await self.offer(house, offers[0])["visit_due_at"]?.isNull == false
            }

            // By a page, in a queue of its own: the network's interface takes nothing.
            #expect(try await approve(house, offers[2], "browser") == 200)
            try await eventually("the letter is on the page") {
                try await self.offer(house, offers[2])["status"] == "sent"
            }
            #expect(try await house.arrivals().count == 1)

            // What the network tells.
            #expect(try await house.tell("Gladly!", from: people[0], id: "s1") == 200)
            #expect(try await house.tell("STOP", from: people[1], id: "s2") == 200)
            try await eventually("the answer is heard") {
                try await self.offer(house, offers[0])["answered_at"]?.isNull == false
            }
            try await eventually("the no is heard") { try await self.offer(house, offers[1])["said_no"] == true }
            let again = try await house.call(
                "POST", "/api/suppressions/check", ["platform": "testnet", "username": .string(people[1])])
            #expect(again.json["known_people"] == 1, "\(again)")

            // One of two noes that is taken back frees nobody.
            let named: JSONValue = ["platform": "testnet", "username": .string(people[1])]
            let second = try await house.call("POST", "/api/suppressions", named)
            #expect(second.status == 201, "\(second)")
            let heard = try await house.call("POST", "/api/suppressions/check", ["profile_id": .string(offers[1])])
            for entry in heard.json["entries"]?.arrayValue ?? [] where entry["id"] != second.json["id"] {
                let id = entry["id"]?.stringValue ?? ""
                let freed = try await house.call("POST", "/api/suppressions/\(id)/retract", [:])
                #expect(freed.json["freed_people"] == 0, "\(freed)")
            }
            #expect(try await offer(house, offers[1])["said_no"] == true)
        }
    }
}
