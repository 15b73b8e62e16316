import Addresses
import SocialDiscovery
import SocialProfiles
import Testing

@Suite struct ReadingProfileURLTests {
    @Test(
        "One person, one address",
        arguments: [
            ("https://www.linkedin.com/in/dmitri-dangelo-79d67f/", "https://www.linkedin.com/in/dmitri-dangelo-79d67f"),
            ("https://linkedin.com/in/dmitri-dangelo-79d67f", "https://www.linkedin.com/in/dmitri-dangelo-79d67f"),
            (
                "http://de.linkedin.com/in/Dmitri-Dangelo-79D67F?trk=x#top",
                "https://www.linkedin.com/in/dmitri-dangelo-79d67f"
            ),
            ("linkedin.com/in/dmitri/", "https://www.linkedin.com/in/dmitri"),
            ("//www.linkedin.com/in/dmitri", "https://www.linkedin.com/in/dmitri"),
            (" https://www.linkedin.com:443/in/dmitri ", "https://www.linkedin.com/in/dmitri"),
            ("https://www.linkedin.com/in/dmitri/en/", "https://www.linkedin.com/in/dmitri"),
            ("https://www.linkedin.com/in/dmitri/recent-activity/all/", "https://www.linkedin.com/in/dmitri"),
            ("https://www.linkedin.com/mwlite/in/dmitri", "https://www.linkedin.com/in/dmitri"),
            ("https://www.linkedin.com/comm/in/dmitri?midToken=AQ&trk=eml", "https://www.linkedin.com/in/dmitri"),
            ("\u{FEFF}https://www.linkedin.com/in/dmitri\u{200B}", "https://www.linkedin.com/in/dmitri"),
            ("\u{200E}https://www.linkedin.com/in/dmitri\t", "https://www.linkedin.com/in/dmitri"),
            ("https://www.linkedin.com//in/./dmitri", "https://www.linkedin.com/in/dmitri"),
            (
                "https://www.linkedin.com/in/bj%C3%B6rn-ru%C3%ADz-4",
                "https://www.linkedin.com/in/bj%C3%B6rn-ru%C3%ADz-4"
            ),
            ("https://www.linkedin.com/in/björn-ruíz-4", "https://www.linkedin.com/in/bj%C3%B6rn-ru%C3%ADz-4"),
            (
                "https://www.linkedin.com/in/Bjo%cc%88rn-Rui%CC%81z-4",
                "https://www.linkedin.com/in/bj%C3%B6rn-ru%C3%ADz-4"
            ),
            ("https://www.linkedin.com/in/%64mitri", "https://www.linkedin.com/in/dmitri"),
            ("https://www.facebook.com/RepExample", "https://www.facebook.com/repexample"),
            ("https://m.facebook.com/rep.example?fbclid=IwAR1", "https://www.facebook.com/repexample"),
            ("https://fb.com/rep.example/about", "https://www.facebook.com/repexample"),
            (
                "https://web.facebook.com/profile.php?id=1000123&sk=about",
                "https://www.facebook.com/profile.php?id=1000123"
            ),
            ("https://www.facebook.com/people/Ana-Lima/1000123/", "https://www.facebook.com/profile.php?id=1000123"),
            ("https://www.facebook.com/1000123", "https://www.facebook.com/profile.php?id=1000123"),
            ("https://m.me/Rep.Example?ref=x", "https://www.facebook.com/repexample"),
            ("https://www.messenger.com/t/rep.example", "https://www.facebook.com/repexample"),
            ("https://www.facebook.com/messages/t/1000123/", "https://www.facebook.com/profile.php?id=1000123"),
            ("https://www.facebook.com/messages/e2ee/t/1000123", "https://www.facebook.com/profile.php?id=1000123"),
            ("https://ig.me/m/Sen.Example", "https://www.instagram.com/sen.example/"),
            ("https://www.instagram.com/SenExample", "https://www.instagram.com/senexample/"),
            ("http://instagram.com/sen.example_/?igshid=abc&hl=en", "https://www.instagram.com/sen.example_/"),
            ("https://instagr.am/_u/sen.example/", "https://www.instagram.com/sen.example/"),
            ("https://m.tiktok.com/@Some.Body?lang=de", "https://www.tiktok.com/@some.body"),
            ("https://www.tiktok.com/%40some.body/", "https://www.tiktok.com/@some.body"),
        ])
    func canonical(address: String, expected: String) throws {
        let url = try ProfileURL(address)
        #expect(url.text == expected)
        #expect(try ProfileURL(url.text).text == url.text, "the canonical form is its own canonical form")
    }

    @Test(
        "The name in the address",
        arguments: [
            ("https://www.linkedin.com/in/Bj%C3%B6rn-4/", "linkedin", "björn-4"),
            ("https://www.facebook.com/profile.php?id=42", "facebook", "42"),
            ("https://www.instagram.com/SenExample/", "instagram", "senexample"),
            ("https://www.tiktok.com/@some.body", "tiktok", "some.body"),
        ])
    func names(address: String, platform: String, username: String) throws {
        let url = try ProfileURL(address)
        #expect(url.platform == platform && url.username == username)
    }

    @Test(
        "The address of a name",
        arguments: [
            ("linkedin", "björn-4", "https://www.linkedin.com/in/bj%C3%B6rn-4"),
            ("facebook", "Rep.Example", "https://www.facebook.com/repexample"),
            ("instagram", "@SenExample", "https://www.instagram.com/senexample/"),
            ("tiktok", "@some.body", "https://www.tiktok.com/@some.body"),
            ("facebook", "1000123", "https://www.facebook.com/profile.php?id=1000123"),
        ])
    func built(platform: String, username: String, expected: String) throws {
        #expect(try ProfileURL(platform: platform, username: username).text == expected)
    }

    @Test(
        "Names that are nobody's",
        arguments: [
            ("instagram", "explore"), ("instagram", "@p"), ("instagram", "_u"), ("facebook", "groups"),
            ("facebook", "profile.php"),
            ("facebook", "watch"), ("linkedin", "a/b"), ("tiktok", "@@x"), ("linkedin", ""), ("linkedin", "."),
            ("tiktok", "a b"),
        ])
    func nobody(platform: String, username: String) {
        #expect(throws: AddressRefusal.self) { try ProfileURL(platform: platform, username: username) }
    }

    @Test func opaqueMemberIDsKeepTheirCase() throws {
        let url = try ProfileURL("https://www.linkedin.com/in/ACoAAB1cDeFgHiJkLmNoPqRsTuVwXyZ012345/")
        #expect(url.text == "https://www.linkedin.com/in/ACoAAB1cDeFgHiJkLmNoPqRsTuVwXyZ012345")
        #expect(url.platformUserID == "ACoAAB1cDeFgHiJkLmNoPqRsTuVwXyZ012345")
    }

    @Test(
        "What is not a person",
        arguments: [
            ("https://www.linkedin.com/company/northwind", "a company page"),
            ("https://www.linkedin.com/school/example/", "a school page"),
            ("https://www.linkedin.com/groups/123", "a group"),
            ("https://www.linkedin.com/posts/dmitri_x-activity-1", "a post"),
            ("https://www.linkedin.com/feed/update/urn:li:activity:1", "a post"),
            ("https://www.linkedin.com/sales/lead/AB,cd", "paid LinkedIn tool"),
            ("https://www.linkedin.com/in/", "without /in/ and a name"),
            ("https://www.facebook.com/groups/1", "a group"), ("https://www.facebook.com/pages/X/1", "a business page"),
            ("https://www.facebook.com/rep.example/posts/1", "a post"),
            ("https://www.facebook.com/story.php?id=1", "a post"),
            ("https://www.facebook.com/profile.php", "lacks the profile's number"),
            ("https://www.facebook.com/", "front page"),
            ("https://www.instagram.com/p/Cabc/", "a post"), ("https://www.instagram.com/@_u", "own pages"),
            ("https://www.instagram.com/stories/x/1/", "a post"),
            ("https://www.instagram.com/sen/reel/Cabc/", "a post"), ("https://www.instagram.com/explore/", "a post"),
            ("https://www.tiktok.com/@x/video/7", "a video"), ("https://www.tiktok.com/tag/x", "without @"),
            ("https://lnkd.in/abc", "forwarding link"), ("https://vm.tiktok.com/ZM1/", "forwarding link"),
            ("https://x.com/RepExample", "not known to Outreach"),
            ("https://notlinkedin.com/in/x", "not known to Outreach"),
            ("https://www.linkedin.com.evil.example/in/x", "not known to Outreach"),
            ("https://www.linkedin.com@evil.example/in/x", "not a web address"),
            ("javascript:alert(1)", "not a web address"), ("mailto:a@example.com", "not a web address"),
            ("", "not a web address"),
            ("https://www.linkedin.com/in/a b", "spaces"), ("https://www.linkedin.com/in/%FF", "percent-encoding"),
            ("https://www.linkedin.com/in/a%2Fb", "percent-encoding"),
            ("https://www.linkedin.com/in/a%0Ab", "percent-encoding"),
            ("https://www.linkedin.com/in/a%", "percent-encoding"), ("https://www.linkedin.com/in/a%20b", "characters"),
            ("https://www.instagram.com/björn/", "characters"),
            ("https://www.linkedin.com/in/%E2%80%AEabc", "characters"),
            ("https://www.facebook.com/..", "characters"),
            ("https://www.linkedin.com/in/" + String(repeating: "a", count: 3000), "longer than 2048"),
        ])
    func refused(address: String, because: String) {
        let refusal = #expect(throws: AddressRefusal.self) { try ProfileURL(address) }
        #expect(refusal?.reason.contains(because) == true, "\(refusal?.reason ?? "")")
    }
}

@Suite struct ReadingEngagementScoreTests {
    @Test func staysBetweenNothingAndAHundred() {
        #expect(SocialEngagementScore.of(followers: nil) == 0)
        #expect(SocialEngagementScore.of(followers: -5) == 0)
        let bio = String(repeating: "b", count: 500)
        let most = SocialEngagementScore.of(
            followers: .max, bio: bio, location: "IN, USA", category: "government", fullName: "A")
        #expect(most == 100)
    }

    @Test func neverFallsWithMoreFollowers() {
        var last = -1.0
        for followers in stride(from: Int32(0), to: 12_000_000, by: 997) {
            let score = SocialEngagementScore.of(followers: followers, bio: "Founder")
            #expect(score >= last)
            last = score
        }
    }

    @Test(
        "Two decimals, the same on every machine",
        arguments: [(Int32(0), 0.0), (1, 3.01), (100, 19.85), (1_000, 30.04), (100_000, 49.87), (10_000_000, 70)])
    func reach(followers: Int32, expected: Double) {
        #expect(SocialEngagementScore.of(followers: followers) == expected)
    }
}
