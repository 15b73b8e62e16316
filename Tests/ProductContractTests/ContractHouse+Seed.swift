import EventLoop
import JSON
import TestKit
import Testing

/// Rows for lists to have, and ids of them for the routes that show one.
extension ContractHouse {
    func seed() async throws {
        try await seedShelter()
        try await seedPlatform()
        try await seedSocial()
        try await fillStock()
    }

    private func seedShelter() async throws {
        let file = try await post(
            "shelter", "/api/shelter/imports", "name,species\r\nMia,cat\r\nRex,dog\r\n", "text/csv")
        let id = try #require(file.json["id"]?.stringValue, "\(file)")
        try await eventually("the animals are there") {
            try await self.get("shelter", "/api/shelter/imports/\(id)").json["status"] == "completed"
        }
        animal = try #require(try await get("shelter", "/api/shelter/animals").items.first?["id"]?.stringValue)
        for name in ["ann", "bob"] {
            let offer: JSONValue = [
                "animal_id": .string(animal), "platform": "facebook", "username": .string("contract.\(name)"),
                "platform_user_id": .string("1\(name.utf8.first ?? 0)"), "called": .string(name),
            ]
            #expect(try await post("shelter", "/api/shelter/offers", offer.text).status == 201)
        }
        let job = try await post("shelter", "/api/shelter/letters", #"{"template":"Dear {{called}}"}"#)
        #expect(try await post("shelter", "/api/shelter/letters", #"{"template":"Dear all"}"#).status == 202)
        show("/api/shelter/jobs/{id}", try #require(job.json["id"]?.stringValue, "\(job)"))
        show("/api/shelter/jobs/{id}/items", try #require(job.json["id"]?.stringValue))
        for end in ["", "/reasons", "/verdicts"] { show("/api/shelter/imports/{id}" + end, id) }
    }

    private func seedPlatform() async throws {
        for address in ["a@example.org", "b@example.org"] {
            let no = try await post("profiles", "/api/suppressions", #"{"email":"\#(address)"}"#)
            #expect(no.status == 201, "\(no)")
        }
        for _ in 0..<2 {
            let pause = try await post("scheduling", "/api/pauses", #"{"platform":"tiktok","reason":"a test"}"#)
            #expect(pause.status == 201, "\(pause)")
        }
        let account = try #require(try await get("scheduling", "/api/accounts").items.first?["id"]?.stringValue)
        for end in ["", "/credentials"] { show("/api/accounts/{id}" + end, account) }
    }

    /// From a file to a message that somebody has sent by hand, so that every stage is open.
    private func seedSocial() async throws {
        for name in ["contract.one", "contract.two"] {
            let file = "platform,username,full_name\r\nfacebook,\(name),Ann Example\r\n"
            #expect(try await post("discovery", "/api/social/imports", file, "text/csv").status == 202)
        }
        try await eventually("the people are there") {
            try await self.get("profiles", "/api/social/profiles").items.count == 2
        }
        let people = try await get("profiles", "/api/social/profiles").items.compactMap { $0["id"] }
        let qualified = try await post(
            "profiles", "/api/social/profiles/bulk-qualify", JSONValue.object(["profile_ids": .array(people)]).text)
        #expect(qualified.status == 200, "\(qualified)")
        var job = ContractAnswer.none
        try await eventually("the stage is open") {
            job = try await self.post("messaging", "/api/social/pipeline/draft", "{}")
            return job.status == 202 && job.json["accepted"] == 2
        }
        let place = try #require(job.json["job"]?.stringValue, "\(job)")
        for end in ["", "/items"] { known["GET /api/social/jobs/{id}" + end] = place + end }
        try await eventually("the drafts are written") {
            try await self.get("messaging", "/api/social/drafts").items.count == 2
        }
        let sent = try await post("messaging", "/api/social/pipeline/send", #"{"expected":2,"delivery":"assisted"}"#)
        #expect(sent.status == 202, "\(sent)")
        let item = try #require(try await get("messaging", "/api/social/assisted").items.first?["id"]?.stringValue)
        for act in ["claim", "sent"] {
            let done = try await post("messaging", "/api/social/assisted/\(item)/\(act)", "{}")
            #expect(done.status == 200, "\(act): \(done)")
        }
        show("/api/social/assisted/{id}", item)
    }

    private func show(_ pattern: String, _ id: String) { known["GET " + pattern] = pattern.replacing("{id}", with: id) }

}
