import Addresses
import Delimited
import PeopleFiles
import SocialContract
import Testing

/// What an import makes of a file: the header or its refusal, and a verdict per row.
private struct Import {
    var header: HeaderMap?
    var refusal: HeaderRefusal?
    var verdicts: [RowVerdict] = []

    var people: [FoundPerson] {
        verdicts.compactMap { if case .person(let person) = $0 { person } else { nil } }
    }

    var reasons: [[String]] {
        verdicts.map { if case .invalid(let reasons) = $0 { reasons } else { [] } }
    }

    init(_ text: String, platform: String? = nil, own: Set<String> = []) throws {
        var (reader, search) = (DelimitedReader(), HeaderSearch(own: own))
        var people: PersonReader?
        func take(_ record: borrowing DelimitedRecord) throws {
            if let people {
                verdicts.append(people.read(record))
            } else if let found = try search.consider(record) {
                header = found
                people = PersonReader(header: found, defaultPlatform: platform)
            }
        }
        do {
            try reader.feed(Array(text.utf8), take)
            try reader.finish(take)
            if header == nil { refusal = search.refusal() }
        } catch let error as HeaderRefusal {
            refusal = error
        }
    }
}

@Suite struct ReadingHeaderTests {
    @Test(
        "Headings in anybody's spelling",
        arguments: [
            "platform,username,full_name,profile_url,bio,location,category",
            "Platform,User Name,Full Name,Profile URL,Bio,Location,Category",
            "NETWORK;HANDLE;NAME;LINK;ABOUT;CITY;NICHE", "network\tuser\tdisplay-name\turl\theadline\tplace\tsegment",
        ])
    func synonyms(header: String) throws {
        let columns = try Import(header + "\n").header?.columns
        let expected: [PersonColumn] = [.platform, .username, .fullName, .profileURL, .bio, .location, .category]
        #expect(columns == Dictionary(uniqueKeysWithValues: expected.enumerated().map { ($1, $0) }))
    }

    /// Our own list has apostrophes before what spreadsheets run; in somebody else's file one is part of the value.
    @Test func whatWeWroteComesBackAsItWas() throws {
        let rows =
            "username,platform,id,discovery_status,outreach_status,bio\nada,facebook,1,reviewed,pending,'=SUM(A1)\n"
        #expect(try Import(rows, own: SocialPeopleExport.headings).people.map(\.bio) == ["=SUM(A1)"])
        #expect(try Import(rows).people.map(\.bio) == ["'=SUM(A1)"])
        let edited =
            "Username,Platform,Discovery_Status, OUTREACH_STATUS,Bio\nada,facebook,reviewed,pending,'=SUM(A1)\n"
        #expect(
            try Import(edited, own: SocialPeopleExport.headings).people.map(\.bio) == ["=SUM(A1)"], "a little edited")
        let others = "username,platform,id,bio\nada,facebook,1,'-' hi\n"
        #expect(try Import(others, own: SocialPeopleExport.headings).people.map(\.bio) == ["'-' hi"])
    }

    @Test func everyColumnIsFoundUnderItsOwnName() {
        let header = HeaderMap(headings: PersonColumn.allCases.map(\.rawValue), line: 1)
        #expect(header?.columns.count == PersonColumn.allCases.count)
    }

    @Test func unknownAndRepeatedHeadingsAreNamed() throws {
        let header = try #require(try Import("url,Shoe Size,Profile URL,,name\n").header)
        #expect(header.ignored == ["Shoe Size", "Profile URL"])
        #expect(header.columns == [.profileURL: 0, .fullName: 4])
    }

    @Test(
        "Files without a header",
        arguments: [
            ("", "holds no rows"),
            ("Ana,Lima,Lisbon\nJo,Ito,Kyoto\n", "begins with \"Ana, Lima, Lisbon\", \"Jo, Ito, Kyoto\""),
            (String(repeating: "x,y\n", count: 30), "within the first 20 rows"),
            ("name,email\nAna,a@example.com\n", "profile_url"),
        ])
    func refused(text: String, because: String) throws {
        let result = try Import(text)
        #expect(result.header == nil && result.verdicts.isEmpty)
        #expect(result.refusal?.reason.contains(because) == true, "\(result.refusal?.reason ?? "")")
    }

    @Test func aHundredColumnsAreFine() throws {
        let more = (1...99).map { "extra \($0)" }.joined(separator: ",")
        let result = try Import("profile_url,\(more)\nlinkedin.com/in/ana," + String(repeating: ",", count: 98) + "\n")
        #expect(result.people.map(\.username) == ["ana"])
    }
}

@Suite struct ReadingPeopleTests {
    /// The shape of LinkedIn's own export, with invented people.
    private static let connections = """
        Notes:
        "Some e-mail addresses are absent: members choose who may export them, so this column is mostly empty."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Dmitri,D'Angelo,https://www.linkedin.com/in/dmitri-79d67f/,dmitri@example.com,Northwind Tools,Head of Growth,01 Jan 2012
        Kateřina,Österberg,https://www.linkedin.com/in/katerina-42c6c6,,\"\"\"Quoted\"\" Studio\","Recruiter
        Tech",02 Feb 2013
        Yusuf,Gruber,https://www.linkedin.com/in/yusuf-f2b725,,=SUM(A1:A9),"Engineer, Platform",04 Apr 2015
        Björn,Ruíz,https://www.linkedin.com/in/bj%C3%B6rn-ru%C3%ADz-4,,,Student,05 May 2016
        Inés,王,https://www.linkedin.com/in/ines--06bdf4/?trk=x,,Fabrik 21,,06 Jun 2017
        Valérie,"O""Brien",https://www.linkedin.com/in/valerie-f20c2b,,,,25 Jan 2022
        ,,,,,,03 Feb 2020

        """

    @Test func linkedInsExport() throws {
        let result = try Import(Self.connections)
        #expect(result.header?.line == 4 && result.header?.export?.platform == "linkedin")
        let people = result.people
        #expect(people.map(\.platform) == Array(repeating: "linkedin", count: 6))
        #expect(
            people.map(\.username) == [
                "dmitri-79d67f", "katerina-42c6c6", "yusuf-f2b725", "björn-ruíz-4", "ines--06bdf4", "valerie-f20c2b",
            ])
        #expect(
            people.map(\.fullName) == [
                "Dmitri D'Angelo", "Kateřina Österberg", "Yusuf Gruber", "Björn Ruíz", "Inés 王", "Valérie O\"Brien",
            ])
        #expect(
            people.map(\.bio) == [
                "Head of Growth at Northwind Tools", "Recruiter\nTech at \"Quoted\" Studio",
                "Engineer, Platform at =SUM(A1:A9)", "Student",
                "Works at Fabrik 21", nil,
            ])
        #expect(people[0].email == "dmitri@example.com")
        #expect(people[4].profileURL == "https://www.linkedin.com/in/ines--06bdf4")
        #expect(result.reasons.last?.first?.contains("members who left") == true)
    }

    @Test func aPlainList() throws {
        let result = try Import(
            """
            platform,username,full_name,profile_url,bio,location,category,followers_count,platform_user_id
            facebook,RepExample,Ana Lima,https://www.facebook.com/RepExample,"Representative for XY. In office since 2015-01-06.","XY, USA",government,"12,345",
            instagram,@SenExample,Jo Ito,,,,,1.2K,1784
            """)
        #expect(
            result.people == [
                FoundPerson(
                    platform: "facebook", username: "RepExample", fullName: "Ana Lima",
                    profileURL: "https://www.facebook.com/repexample",
                    bio: "Representative for XY. In office since 2015-01-06.", location: "XY, USA",
                    category: "government",
                    followersCount: 12_345),
                FoundPerson(
                    platform: "instagram", username: "SenExample", fullName: "Jo Ito",
                    profileURL: "https://www.instagram.com/senexample/",
                    followersCount: 1_200, platformUserID: "1784"),
            ])
        #expect(result.people.map(\.usernameKey) == ["repexample", "senexample"])
    }

    @Test(
        "Rows that import nothing, and why",
        arguments: [
            ("twitter,RepExample,,https://x.com/RepExample", "network \"twitter\" is not known here"),
            ("youtube,RepExample,,", "network \"youtube\" is not known here"),
            (",,,https://x.com/RepExample", "not known to Outreach"),
            (",RepExample,,", "platform is missing"), ("facebook,,Ana,", "profile_url is missing and so is username"),
            (",,,", "The row is empty"), ("facebook,,,", "The row is empty"),
            ("facebook,a,,https://www.instagram.com/a/", "profile_url is on Instagram but platform says facebook"),
            ("facebook,ana,,https://www.facebook.com/jo", "username is \"ana\" but profile_url says \"jo\""),
            ("linkedin,,,https://www.linkedin.com/company/northwind", "profile_url is a company page"),
            ("instagram,not a handle,,", "username holds characters"),
            ("facebook,ana,\(String(repeating: "é", count: 256)),", "full_name has 256 characters; at most 255"),
            ("facebook,\(String(repeating: "a", count: 256)),,", "username has 256 characters"),
            ("facebook,ana,A\0na,", "NUL byte"),
            ("facebook,ana,Ana,,too,many,columns", "The row has 7 columns but the header has 4"),
        ])
    func invalid(row: String, because: String) throws {
        let result = try Import("platform,username,full_name,profile_url\n\(row)\n")
        #expect(result.people.isEmpty)
        #expect(result.reasons.first?.contains { $0.contains(because) } == true, "\(result.reasons)")
    }

    @Test func everyReasonIsGivenAtOnce() throws {
        let long = String(repeating: "x", count: 300)
        let result = try Import(
            "url,location,category,followers,email\nlinkedin.com/company/x,\(long),\(long),many,nobody\nlinkedin.com/in/ana,,,,\n"
        )
        #expect(
            result.reasons[0].map { $0.prefix { $0 != " " } } == [
                "profile_url", "location", "category", "followers_count", "email",
            ])
        #expect(result.people.map(\.username) == ["ana"], "a good row is not lost with a broken one")
    }

    @Test func lengthsAreCountedInCharactersAsTheDatabaseDoes() throws {
        let name = String(repeating: "é", count: 255)
        #expect(try Import("url,name\nlinkedin.com/in/ana,\(name)\n").people.map(\.fullName) == [name])
    }

    @Test(
        "Who says which network it is",
        arguments: [(nil, "linkedin"), ("instagram", "instagram")] as [(String?, String)])
    func defaultPlatform(given: String?, expected: String) throws {
        let text = given == nil ? "url\nlinkedin.com/in/ana\n" : "username\nana\n"
        #expect(try Import(text, platform: given).people.map(\.platform) == [expected])
    }

    @Test func formulasAreTextAndStayAsTheyAre() throws {
        let people = try Import("url,name,bio,location\nlinkedin.com/in/ana,=1+1,@SUM(A1),-2+3\n").people
        #expect(
            people.map(\.fullName) == ["=1+1"] && people.map(\.bio) == ["@SUM(A1)"]
                && people.map(\.location) == ["-2+3"])
    }

    @Test(
        "Numbers of followers",
        arguments: [
            ("0", 0), ("12345", 12_345), ("12,345", 12_345), ("1.234.567", 1_234_567), ("12 345", 12_345),
            ("1.2K", 1_200),
            ("3M", 3_000_000), ("1,5m", 1_500_000), ("2147483647", .max), ("2147483648", nil), ("-1", nil),
            ("1.5", nil),
            ("12,34", nil), ("many", nil), ("=1", nil), ("1e3", nil), ("K", nil), ("9999M", nil),
        ] as [(String, Int32?)])
    func followers(text: String, expected: Int32?) throws {
        let people = try Import("url;followers\nlinkedin.com/in/ana;\(text)\n").people
        #expect(people.map(\.followersCount) == (expected == nil ? [] : [expected]))
    }
}
