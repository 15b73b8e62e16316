import AdapterWire
import Dispatch
import SocialMessages
import SocialReplies
import SocialThreads
import SocialWriting
import Testing
import Texts

@Suite struct WritingTemplateTests {
    private static let ana = SocialPersonFacts(
        network: .linkedin, username: "ana-lima-1", fullName: "Ana Lima", location: "Lisbon", category: "saas",
        bio: "Head of Growth at Northwind Tools")
    private static let nobody = SocialPersonFacts(network: .tiktok, username: "x")

    @Test(
        "What a template becomes",
        arguments: [
            ("Hi {{first_name}}!", "Hi Ana!"), ("{{full_name}} {{last_name}}", "Ana Lima Lima"),
            ("{{ username }} on {{platform}}", "ana-lima-1 on LinkedIn"), ("{{location}}/{{category}}", "Lisbon/saas"),
            ("{{bio}}", "Head of Growth at Northwind Tools"), ("{{company|work}}", "Northwind Tools"),
            ("  spaces \n stay ", "  spaces \n stay "), ("", ""),
            ("{single} and {\"json\": {\\}}", "{single} and {\"json\": {}}"),
            ("\\{\\{first_name\\}\\}", "{{first_name}}"), ("C:\\dir \\\\ x", "C:\\dir \\ x"), ("a\r\nb🚀é", "a\r\nb🚀é"),
        ])
    func rendering(source: String, expected: String) throws {
        #expect(try SocialMessageTemplate(source).rendered(with: Self.ana) == expected)
    }

    @Test(
        "Fallbacks",
        arguments: [
            ("Hi {{first_name|there}}", "Hi there"), ("[{{bio|}}]", "[]"), ("[{{bio| a | b }}]", "[ a | b ]"),
            ("{{bio|\\}\\}}}", "}}"), ("{{company|a {b} c}}", "a {b} c"),
        ])
    func fallbacks(source: String, expected: String) throws {
        #expect(try SocialMessageTemplate(source).rendered(with: Self.nobody) == expected)
    }

    @Test(
        "Mistakes say where they are",
        arguments: [
            ("Hi {{first_nam}}", 1, 6, "\"first_nam\" is not a variable"),
            ("line\n  {{full_name", 2, 3, "never closed"),
            ("a }} b", 1, 3, "without {{"), ("{{}}", 1, 3, "name is missing"), ("{{ |x}}", 1, 3, "name is missing"),
            ("{{bio|{{location}}}}", 1, 7, "cannot hold a variable"), ("é🚀{{bio|x", 1, 3, "never closed"),
            ("{{bio {{location}}", 1, 1, "never closed"), ("{{FIRST_NAME}}", 1, 3, "known are full_name, first_name"),
        ])
    func mistakes(source: String, line: Int, column: Int, reason: String) {
        let error = #expect(throws: TemplateError.self) { try SocialMessageTemplate(source) }
        #expect(error?.line == line && error?.column == column && error?.reason.contains(reason) == true, "\(error!)")
    }

    @Test func aVariableWithoutValueRefusesTheDraftByName() throws {
        let template = try SocialMessageTemplate("{{first_name}} {{location}} {{bio|b}} {{first_name}}")
        let refusal = #expect(throws: Finding.self) { try template.draft(for: Self.nobody) }
        #expect(refusal?.code == .missingValue)
        #expect(refusal?.reason.contains("first_name, location;") == true)
        #expect(template.variables == [.firstName, .location, .bio])
    }

    @Test func spacesAloneAreNoValue() throws {
        let facts = SocialPersonFacts(network: .facebook, username: "x", location: " \n\u{A0}")
        #expect(try SocialMessageTemplate("{{location|home}}").rendered(with: facts) == "home")
    }

    @Test func valuesAreNeverTemplates() throws {
        let facts = SocialPersonFacts(
            network: .facebook, username: "{{bio}}", fullName: "{{username}} \\{ }}", bio: "secret")
        #expect(
            try SocialMessageTemplate("{{full_name}}|{{username}}").rendered(with: facts)
                == "{{username}} \\{ }}|{{bio}}")
    }

    @Test(
        "First and last names",
        arguments: [
            ("Ana Lima", "Ana", "Lima"), ("Marisol Luz Carmen Example", "Marisol", "Example"),
            ("Robert J. Wit", "Robert", "Wit"),
            ("C. Scott Sample", "Scott", "Sample"), ("J. Sample", nil, "Sample"),
            ("Giulia Müller, PhD", "Giulia", "Müller"),
            ("Frank Sample, Jr.", "Frank", "Sample"), ("Elif van der Berg", "Elif", "van der Berg"),
            ("Dr. Ana Lima", "Ana", "Lima"),
            ("Lima, Ana", "Ana", "Lima"), ("Ana 🚀 Lima (she/her)", "Ana", "Lima"), ("王小明", "王小明", nil),
            ("Cher", "Cher", nil),
            ("Inés 王", "Inés", "王"), ("J.", nil, nil), ("🚀", nil, nil), ("", nil, nil),
            ("Håkon Fernández-Gómez", "Håkon", "Fernández-Gómez"),
        ] as [(String, String?, String?)])
    func names(fullName: String, first: String?, last: String?) {
        let facts = SocialPersonFacts(network: .linkedin, username: "x", fullName: fullName)
        #expect(facts.value(of: .firstName) == first)
        #expect(facts.value(of: .lastName) == last)
    }

    @Test(
        "A company only where the bio plainly says so",
        arguments: [
            ("Head of Growth at Northwind Tools", "Northwind Tools"),
            ("Recruiter\nTech at \"Quoted\" Studio", "\"Quoted\" Studio"),
            ("Works at Fabrik 21", "Fabrik 21"), ("Founder & CEO at 株式会社サンプル", "株式会社サンプル"),
            ("Chief of Staff at Ravel & Sons, Ltd.", "Ravel & Sons, Ltd."), ("Looking at stars", nil), ("At Home", nil),
            ("Engineer at =SUM(A1:A9)", nil), ("Good at chess. Bad at Go. Father", nil), ("Student", nil), ("", nil),
        ] as [(String, String?)])
    func companies(bio: String, company: String?) {
        #expect(SocialPersonFacts(network: .linkedin, username: "x", bio: bio).value(of: .company) == company)
    }
}

@Suite struct WritingLimitTests {
    @Test(
        "Limits in the unit the network counts",
        arguments: [
            (NetworkStyle.linkedin, "é", 8_000), (.facebook, "🚀", 2_000), (.instagram, "é", 500),
            (.instagram, "🚀", 250),
            (.instagram, "a", 1_000), (.tiktok, "🚀", 3_000), (.tiktok, "é", 6_000),
        ])
    func limits(style: NetworkStyle, letter: String, fits: Int) throws {
        try style.fit.admit(String(repeating: letter, count: fits))
        let refusal = #expect(throws: Finding.self) {
            try style.fit.admit(String(repeating: letter, count: fits) + "abc")
        }
        #expect(refusal?.code == .tooLong)
        #expect(refusal?.reason.contains("3 \(style.limit.unit.words) too long for \(style.name)") == true)
    }

    /// A limit that the network changed comes with its adapter, and no service is edited.
    @Test func theAdaptersWordIsTheLimit() async throws {
        try await PeopleFixture.with { people async throws in
            let limit = Manifest.TextLimit(max: 10, unit: .graphemes)
            let declared = SendingFixture(people, .refused("by hand"), text: limit).context
            #expect(declared.style("tiktok")?.limit == limit)
            let refusal = #expect(throws: Finding.self) { try declared.style("tiktok")?.fit.admit("Hello Robin!") }
            #expect(
                refusal?.reason
                    == "The text is 2 visible characters too long for TikTok, which takes 10; shorten it.")
            let undeclared = SendingFixture(people, .refused("by hand")).context
            #expect(undeclared.style("tiktok")?.limit == Manifest.TextLimit(max: 6000, unit: .utf16))
        }
    }

    @Test func everyNetworkHasAStyle() {
        #expect(["linkedin", "facebook", "instagram", "tiktok"].allSatisfy { NetworkStyle.of($0)?.platform == $0 })
        #expect(NetworkStyle.of("twitter") == nil)
    }

    @Test func aLongValueRefusesTheDraftInsteadOfBeingCut() throws {
        let facts = SocialPersonFacts(network: .instagram, username: "x", bio: String(repeating: "b", count: 995))
        let refusal = #expect(throws: Finding.self) { try SocialMessageTemplate("About {{bio}}").draft(for: facts) }
        #expect(refusal?.reason.hasPrefix("The text is 1 bytes too long for Instagram, which takes 1000") == true)
    }

    @Test(arguments: ["", " \n\t "]) func anEmptyTextIsRefused(text: String) {
        #expect(throws: Finding.self) { try NetworkStyle.linkedin.fit.admit(text) }
    }
}
