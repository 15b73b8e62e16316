import Addresses
import Testing

/// A network that nobody has heard of, by its rules alone.
@Suite struct AddressRulesTests {
    private static let postcard = PlatformRules(
        platform: "post_card", title: "Postcard",
        addresses: AddressRules(
            hosts: [.init("postcard.example"), .init("pc.example", step: "to")], forwarding: ["go.postcard.example"],
            passed: ["app"], allowsAt: true,
            forms: [
                .init("/card.php?no={number}"), .init("/members/{number}"), .init("/club|team", .other("a club")),
                .init("/{any}/stamps", .other("a stamp")), .init("/u/{name}"),
            ],
            otherwise: "a page without /u/ and a name", front: "Postcard's front page",
            profile: "https://www.postcard.example/u/{name}",
            numbered: "https://www.postcard.example/card.php?no={number}",
            noes: .init(passed: ["mail"], nobody: ["inbox"], forms: ["/{name}"])),
        names: NameRules(signs: "._", ignored: "._", longest: 12, opaque: .init(prefix: "ID", shortest: 8)),
        files: FileRules(shortNames: ["pc"], columns: ["cardlink"]))

    private static let book = AddressBook([postcard])

    @Test(
        "One person, one address",
        arguments: [
            ("https://www.postcard.example/u/Ada.B", "https://www.postcard.example/u/adab"),
            ("m.postcard.example/app/u/@a", "refused"),
            ("de.postcard.example/app/u/ada_b/cards?x=1", "https://www.postcard.example/u/adab"),
            ("pc.example/to/u/ada", "https://www.postcard.example/u/ada"),
            ("postcard.example/card.php?x=1&no=77", "https://www.postcard.example/card.php?no=77"),
            ("postcard.example/members/77/cards", "https://www.postcard.example/card.php?no=77"),
            ("postcard.example/u/IDx9Y8z7w6", "https://www.postcard.example/u/IDx9Y8z7w6"),
            ("postcard.example/club/ada", "a club"), ("postcard.example/u/stamps", "a stamp"),
            ("postcard.example", "front page"), ("postcard.example/ada", "without /u/"),
            ("postcard.example/members", "lacks the profile's number"), ("postcard.example/u/a-b", "characters"),
            ("postcard.example/u/abcdefghijklm", "longer than the 12"), ("go.postcard.example/x", "forwarding link"),
            ("other.example/u/ada", "LinkedIn, Facebook, Instagram, TikTok or Postcard"),
        ])
    func read(address: String, expected: String) {
        do {
            let url = try ProfileURL(address, in: Self.book)
            #expect(url.text == expected && url.platform == "post_card")
            #expect(
                (try? ProfileURL(url.text, in: Self.book))?.text == url.text,
                "the canonical form is its own canonical form")
        } catch {
            #expect(error.reason.contains(expected) || expected == "refused", "\(error.reason)")
        }
    }

    @Test(
        "A no by any address of it names the person, and addresses of no network keep their form",
        arguments: [
            ("https://m.postcard.example/mail/u/Ada.B/", "post_card", "adab", "postcard.example/u/ada.b"),
            ("postcard.example/Ada.B", "post_card", "adab", "postcard.example/adab"),
            ("postcard.example/inbox/ada", "post_card", nil, "postcard.example/inbox/ada"),
            ("postcard.example/members/77", "post_card", "77", "postcard.example/card.php?no=77"),
            ("www.other.example/u/Ada", nil, nil, "other.example/u/ada"),
        ] as [(String, String?, String?, String)])
    func spoken(address: String, platform: String?, name: String?, text: String) {
        let spoken = SpokenAddress(address, in: Self.book)
        #expect(spoken?.platform == platform && spoken?.username == name && spoken?.text == text, "\(spoken as Any)")
    }

    @Test func aNetworkIsFoundByWhatFilesCallIt() {
        #expect(Self.book.reader(spelled: "postcard")?.platform == "post_card")
        #expect(
            Self.book.reader(spelled: "pc")?.platform == "post_card"
                && AddressBook.delivered.reader(spelled: "pc") == nil)
        #expect(Self.book.platforms == ["linkedin", "facebook", "instagram", "tiktok", "post_card"])
    }

    @Test("The delivered networks keep their own rules", arguments: PlatformRules.delivered)
    func delivered(rules: PlatformRules) throws {
        try rules.check()
        var other = Self.postcard
        other.platform = rules.platform
        #expect(AddressBook([other]).reader(of: rules.platform)?.rules == rules)
        #expect(AddressBook.delivered.claim(on: rules) == nil)
    }

    private static func changed(_ change: (inout PlatformRules) -> Void) -> PlatformRules {
        var rules = postcard
        change(&rules)
        return rules
    }

    @Test(
        "Rules that cannot be kept, or would take everybody",
        arguments: [
            (changed { $0.addresses.hosts = [] }, "addresses.hosts"),
            (changed { $0.addresses.hosts = [.init("example")] }, "addresses.hosts"),
            (changed { $0.addresses.hosts = [.init("*")] }, "addresses.hosts"),
            (changed { $0.addresses.hosts = [.init("co.uk")] }, "addresses.hosts"),
            (changed { $0.addresses.hosts = [.init("127.0.0.1")] }, "addresses.hosts"),
            (changed { $0.addresses.forms = [.init("/{any}")] }, "addresses.forms"),
            (changed { $0.addresses.forms = [.init("/{name}/{name}")] }, "addresses.forms"),
            (changed { $0.addresses.forms = [.init("u/{name}")] }, "addresses.forms"),
            (changed { $0.addresses.forms = [] }, "addresses.forms"),
            (changed { $0.addresses.profile = "http://www.postcard.example/u/{name}" }, "addresses.profile"),
            (changed { $0.addresses.profile = "https://www.postcard.example/u/" }, "addresses.profile"),
            (changed { $0.addresses.profile = "https://www.other.example/u/{name}" }, "addresses.profile"),
            (changed { $0.addresses.profile = "https://www.postcard.example/club/{name}" }, "addresses.profile"),
            (changed { $0.names.ignored = "-" }, "names.ignored"), (changed { $0.names.signs = "/" }, "names.signs"),
            (changed { $0.names.longest = 0 }, "names.longest"),
        ])
    func mistakes(rules: PlatformRules, place: String) {
        let mistake = #expect(throws: RulesMistake.self) { try rules.check() }
        #expect(mistake?.place == place, "\(mistake?.reason ?? "")")
    }

    @Test func noHostIsTwoNetworks() throws {
        try Self.postcard.check()
        let claims = Self.changed { $0.addresses.hosts.append(.init("de.linkedin.com")) }
        #expect(AddressBook.delivered.claim(on: claims)?.platform == "linkedin")
        #expect(AddressBook.delivered.claim(on: Self.postcard) == nil)
        var twin = Self.postcard
        twin.platform = "other"
        #expect(Self.book.claim(on: twin)?.platform == "post_card")
    }
}
