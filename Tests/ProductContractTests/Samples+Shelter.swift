import JSON

extension Samples {
    static let shelter = [
        letters, imports("/api/shelter/imports", "name,species\r\nAgain,cat\r\n"),
        hands("/api/shelter") { try await $0.offeredLetter() }, jobs("/api/shelter", "letters", in: "shelter.jobs"),
    ].reduce(into: [String: Making](), join)

    private static let letters: [String: Making] = [
        "POST /api/shelter/offers": { house, _ in
            .json(["animal_id": .string(house.animal), "platform": "facebook", "username": .string(house.name())])
        },
        "POST /api/shelter/letters": { _, _ in .json(["template": "Dear {{called}}, {{animal}} waits for you."]) },
        "POST /api/shelter/offers/{id}/approve": { house, _ in
            let (offer, approval) = try house.letter()
            return .json(
                ["approval": .string(approval), "delivery": "hands"], at: "/api/shelter/offers/\(offer)/approve")
        },
    ]
}
