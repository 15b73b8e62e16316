import JSON

/// A call of an operation that says something sensible.
struct Samples {
    var query = ""
    var body: [UInt8]?
    var type: String?
    /// It does something, and is no refusal.
    var mustSucceed = false

    /// Calls that do something; all others get an empty object and may be refused, twice in the same way.
    static func of(_ operation: Operation, in house: ContractHouse) -> Samples {
        if let json = bodies(house, operation.service)[operation.name] {
            return Samples(body: json.serialized(), type: "application/json", mustSucceed: true)
        }
        if operation.files.contains("text/csv") {
            let isSocial = operation.product == "social"
            let text = isSocial ? "platform,username\r\nfacebook,contract.again\r\n" : "name,species\r\nAgain,cat\r\n"
            return Samples(body: Array(text.utf8), type: "text/csv", mustSucceed: true)
        }
        guard operation.body != nil else { return Samples() }
        return Samples(body: Array("{}".utf8), type: "application/json")
    }

    private static func bodies(_ house: ContractHouse, _ service: String) -> [String: JSONValue] {
        [
            "POST /api/suppressions": ["email": "contract@example.org"],
            "POST /api/social/suppressions": ["email": "contract.social@example.org"],
            "POST /api/suppressions/check": ["email": "contract@example.org"],
            "POST /api/platform/keys": ["name": "contract", "role": "analytics"],
            "POST /api/accounts": ["platform": "facebook", "handle": .string("contract.\(service)")],
            "POST /api/pauses": ["platform": "tiktok", "reason": "a test"],
            "POST /api/social/templates": ["name": "contract", "body": "Hello", "message_type": "initial"],
            "POST /api/shelter/offers": [
                "animal_id": .string(house.animal), "platform": "facebook", "username": "contract.again",
            ],
            "POST /api/shelter/letters": ["template": "Dear {{called}}, {{animal}} waits for you."],
            "POST /api/shelter/imports/uploads": ["size": 10],
            "POST /api/social/imports/uploads": ["size": 10],
        ]
    }
}
