internal import JSON

/// Something that goes wrong on purpose.
struct Fault: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        /// Refused with the network's own words for "too many calls".
        case rateLimited = "rate_limited"
        /// Accepted, and then answered with a server's error: the sender cannot know.
        case errorAfterAccept = "error_after_accept"
        /// A server's error, and nothing was accepted.
        case errorBefore = "error_before"
        /// Accepted, and answered late.
        case slow
        /// The connection is reset, and nothing was accepted.
        case reset
        /// Accepted, and then the connection is reset: the sender cannot know.
        case resetAfterAccept = "reset_after_accept"
        /// Refused as if the token had just expired.
        case expiredToken = "expired_token"

        var strikesAfterAccepting: Bool { self == .errorAfterAccept || self == .slow || self == .resetAfterAccept }
    }

    static let longestDelay: Int64 = 600

    let number: Int
    let network: PracticeNetwork
    let kind: Kind
    /// 0 to 1, for each call that matches.
    let probability: Double
    /// How often it strikes at most; `nil` is always.
    let count: Int?
    /// The same seed and the same order of calls give the same faults.
    let seed: UInt64
    /// Only calls about this person.
    let person: String?
    /// Also reading calls, not only sends.
    let hitsReading: Bool
    /// The delay of `slow`, or what `rate_limited` asks the sender to wait.
    let seconds: Double?
    /// Instead of the network's usual status.
    let status: Int?
    /// Facebook's code of `rate_limited`: 4, 17, 32, 613 or 80006.
    let code: Int?

    var delay: Duration { .seconds(seconds ?? 5) }

    func matches(_ call: CallUnderWay) -> Bool {
        call.network == network && (hitsReading || call.operation == "send") && (person == nil || person == call.person)
    }

    /// A number that depends on seed, fault and call only (SplitMix64's mixing).
    func strikes(_ call: CallUnderWay) -> Bool {
        var mixed = seed &+ 0x9E37_79B9_7F4A_7C15 &* (UInt64(call.number) &+ UInt64(number) << 40)
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(UInt64(1) << 53) < probability
    }
}

extension Fault {
    var json: JSONObject {
        [
            "id": JSONValue(number), "network": .string(network.rawValue), "kind": .string(kind.rawValue),
            "probability": .double(probability), "count": count.map { JSONValue($0) } ?? .null,
            "seed": .int(Int64(bitPattern: seed)), "person": JSONValue(person), "reading": .bool(hitsReading),
            "seconds": seconds.map(JSONValue.double) ?? .null, "status": status.map { JSONValue($0) } ?? .null,
            "code": code.map { JSONValue($0) } ?? .null,
        ]
    }

    /// - Returns: `nil` when network or kind is missing or unknown.
    init?(_ json: JSONValue, number: Int) {
        guard let network = json["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
            let kind = json["kind"]?.stringValue.flatMap(Kind.init(rawValue:))
        else { return nil }
        self.init(
            number: number, network: network, kind: kind, probability: json["probability"]?.doubleValue ?? 1,
            count: json["count"]?.intValue.map(Int.init), seed: UInt64(bitPattern: json["seed"]?.intValue ?? 1),
            person: json["person"]?.stringValue, hitsReading: json["reading"]?.boolValue ?? false,
            seconds: json["seconds"]?.doubleValue, status: json["status"]?.intValue.map(Int.init),
            code: json["code"]?.intValue.map(Int.init))
    }
}
