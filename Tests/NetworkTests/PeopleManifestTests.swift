import AdapterWire
import Addresses
import JSON
import Testing

/// What a manifest says of people, as JSON, and what is refused.
@Suite struct PeopleManifestTests {
    private static let village: JSONValue = [
        "platform": "village", "version": "1.0.0", "display_name": "Village", "bases": [:], "credentials": [],
        "operations": [
            [
                "name": "message", "deliveries": ["assisted"], "access": "none", "send_guarantee": "none",
                "text": ["max": 100, "unit": "characters"], "summary": "By hand.",
            ]
        ],
        "people": [
            "addresses": [
                "hosts": ["village.example", ["name": "v.example", "step": "to"]],
                "forms": ["/u/{name}", ["path": "/groups", "is": "a group"], ["path": "/old", "refused": "is old"]],
                "profile": "https://village.example/u/{name}",
            ],
            "names": ["letters": "any", "signs": "._", "ignored": ".", "longest": 20],
            "files": ["short_names": ["vil"]],
            "writing": ["tone": "Plain.", "initial": "Hello", "followups": ["Again"]],
        ],
    ]

    private static func changed(_ path: [String], _ value: JSONValue) -> JSONValue {
        func set(_ json: JSONValue, _ path: ArraySlice<String>) -> JSONValue {
            guard let first = path.first, var object = json.objectValue else { return value }
            object[first] = set(object[first] ?? [:], path.dropFirst())
            return .object(object)
        }
        return set(village, path[...])
    }

    @Test func whatWasSaidIsReadAndWrittenAgain() throws {
        let manifest = try Manifest(Self.village)
        let people = try #require(manifest.people)
        #expect(people.rules.platform == "village" && people.rules.title == "Village" && people.hasHands)
        #expect(people.rules.addresses.forms.map(\.meaning) == [.person, .other("a group"), .refused("is old")])
        #expect(people.writing.advisedLength == 500 && people.rules.names.ignored == ".")
        #expect(try Manifest(manifest.json) == manifest)
    }

    @Test func withoutPeopleAManifestIsWhatItWas() throws {
        var object = try #require(Self.village.objectValue)
        object["people"] = nil
        #expect(try Manifest(.object(object)).people == nil)
    }

    @Test("The delivered networks say what is known of them", arguments: DeliveredNetwork.all)
    func delivered(network: DeliveredNetwork) throws {
        let rules = network.people.rules
        let again = try Manifest.People(network.people.json, platform: rules.platform, title: rules.title)
        #expect(again == network.people)
    }

    @Test(
        "What cannot be kept is refused, with its place",
        arguments: [
            (changed(["people", "addresses", "hosts"], []), "manifest.people.addresses.hosts"),
            (changed(["people", "addresses", "forms"], ["/{any}"]), "manifest.people.addresses.forms"),
            (changed(["people", "addresses", "profile"], "https://elsewhere.example/{name}"), "addresses.profile"),
            (changed(["people", "addresses", "paths"], []), "addresses.paths"),
            (changed(["people", "writing", "initial"], .string(String(repeating: "x", count: 101))), "people.writing"),
            (changed(["people", "writing"], .null), "people.writing"),
            (changed(["people", "names", "letters"], "runes"), "people.names.letters"),
            (changed(["people", "names", "opaque"], [:]), "people.names.opaque"),
            (changed(["people", "files", "own_export"], ["profile_url"]), "people.files.own_export"),
            (changed(["people", "addresses", "numbered"], "https://elsewhere.example/{number}"), "addresses.numbered"),
            (changed(["display_name"], "Vil\u{0}lage"), "display_name"),
            (changed(["platform"], "a_village_far_too_long"), "manifest.platform"),
        ])
    func refused(json: JSONValue, place: String) {
        let error = #expect(throws: WireError.self) { try Manifest(json) }
        #expect(error.map { "\($0)" }?.contains(place) == true, "\(error as Any)")
    }

    @Test func limitsThatContradictEachOtherAndOperationsWithoutEnd() throws {
        func manifest(_ limits: JSONValue, count: Int = 1) -> JSONValue {
            let operation: JSONValue = [
                "name": "message", "deliveries": ["assisted"], "access": "none", "send_guarantee": "none",
                "limits": limits,
            ]
            return Self.changed(["operations"], .array(Array(repeating: operation, count: count)))
        }
        for (limits, word) in [
            (["per_day": 50, "per_week": 40], "50 a day are more than 40 a week"),
            (["per_minute": 10, "spacing_seconds": 12], "10 a minute cannot be 12 seconds apart"),
            (["per_day": 5, "ramp": ["first": 9, "step": 1]], "begins with 9"),
        ] as [(JSONValue, String)] {
            let error = #expect(throws: WireError.self) { try Manifest(manifest(limits)) }
            #expect(error.map { "\($0)" }?.contains(word) == true, "\(error as Any)")
        }
        let error = #expect(throws: WireError.self) { try Manifest(manifest([:], count: 200)) }
        #expect(error.map { "\($0)" }?.contains("has 200 entries") == true, "\(error as Any)")
        #expect(throws: WireError.self) {
            try Manifest(
                Self.changed(
                    ["operations"],
                    [
                        [
                            "name": "message", "deliveries": ["assisted"], "access": "none",
                            "send_guarantee": "none", "text": ["max": 0, "unit": "bytes"],
                        ]
                    ]))
        }
    }
}
