import Database
import EventLoop
import JSON
import TestKit
import Testing

/// Fills the stock, all of a kind at once.
extension ContractHouse {
    private static let drafts = 12
    private static let undecided = 4
    private static let letters = 8

    func fillStock() async throws {
        try await makeRoom()
        try await stockLetters()
        try await stockDrafts()
    }

    /// More claims of hands come here in a minute than the network's limit lets pass.
    private func makeRoom() async throws {
        for limit in try await get("scheduling", "/api/limits?platform=facebook").items {
            let id = try #require(limit["id"]?.stringValue)
            let changed = try await send(
                "PATCH", "/api/limits/\(id)", to: "scheduling", body: Array(#"{"per_minute":600}"#.utf8),
                type: "application/json")
            #expect(changed.status == 200, "\(changed)")
        }
    }

    private func stockLetters() async throws {
        var offers: Set<String> = []
        for _ in 0..<ContractHouse.letters {
            let offer: JSONValue = [
                "animal_id": .string(animal), "platform": "facebook", "username": .string(name()), "called": "Kim",
            ]
            offers.insert(try await make("/api/shelter/offers", offer, in: "shelter"))
        }
        let job = try await post("shelter", "/api/shelter/letters", #"{"template":"Dear {{called}}"}"#)
        #expect(job.status == 202, "\(job)")
        try await eventually("the stock's letters are written") {
            let rows = try await self.get("shelter", "/api/shelter/offers?limit=200").items
            self.stock.letters = rows.compactMap { row in
                guard let id = row["id"]?.stringValue, offers.contains(id), let yes = row["approval"]?.stringValue
                else { return nil }
                return (id, yes)
            }
            return self.stock.letters.count == offers.count
        }
    }

    private func stockDrafts() async throws {
        let people = try await found(ContractHouse.drafts + 1 + ContractHouse.undecided)
        stock.people = Array(people.suffix(ContractHouse.undecided))
        let qualified = Array(people.dropLast(ContractHouse.undecided))
        let qualifying = try await post(
            "profiles", "/api/social/profiles/bulk-qualify", ContractHouse.naming(qualified))
        #expect(qualifying.status == 200, "\(qualifying)")
        try await eventuallyKnown(qualified)
        stock.recipient = try #require(qualified.last)
        let drafted = Array(qualified.dropLast())
        let job = try await post("messaging", "/api/social/pipeline/draft", ContractHouse.naming(drafted))
        #expect(job.json["accepted"]?.intValue == Int64(drafted.count), "\(job)")
        try await eventually("the stock's drafts are written") {
            let rows = try await self.get("messaging", "/api/social/drafts?limit=200").items.filter {
                drafted.contains($0["social_profile_id"]?.stringValue ?? "")
            }
            self.stock.drafts = rows.compactMap { $0["id"]?.stringValue }
            return self.stock.drafts.count == drafted.count
        }
    }

    private static func naming(_ people: [String]) -> String {
        JSONValue.object(["profile_ids": .array(people.map(JSONValue.string))]).text
    }

    /// So many people out of a file.
    private func found(_ count: Int) async throws -> [String] {
        let names = (0..<count).map { _ in name() }
        let rows = names.map { "facebook,\($0),Kim \($0)\r\n" }.joined()
        let file = try await post(
            "discovery", "/api/social/imports", "platform,username,full_name\r\n" + rows, "text/csv")
        #expect(file.status == 202, "\(file)")
        var ids: [String] = []
        try await eventually("the stock's people are there") {
            let known = try await self.get("profiles", "/api/social/profiles?limit=200").items.filter {
                names.contains($0["username"]?.stringValue ?? "")
            }
            ids = known.compactMap { $0["id"]?.stringValue }
            return ids.count == count
        }
        return ids
    }

    /// Who is qualified is known to the messages a moment later: then there is a text for them.
    private func eventuallyKnown(_ people: [String]) async throws {
        let templates = try await get("messaging", "/api/social/templates")
        let template = try #require(templates.items.first?["id"]?.stringValue, "\(templates)")
        try await eventually("the stock's people can be written to") {
            for person in people {
                let asked: JSONValue = ["profile_id": .string(person), "body": "Hello"]
                let text = try await self.post(
                    "messaging", "/api/social/templates/\(template)/preview", asked.text)
                guard text.status == 200 else { return false }
            }
            return true
        }
    }
}
