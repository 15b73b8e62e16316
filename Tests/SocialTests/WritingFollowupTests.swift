import AdapterWire
import Authoring
import SocialMessages
import SocialReplies
import SocialThreads
import SocialWriting
import Testing
import Texts

@Suite struct WritingDefaultTextTests {
    private static func people(on style: NetworkStyle) -> [SocialPersonFacts] {
        [
            SocialPersonFacts(network: style, username: "x"),
            SocialPersonFacts(
                network: style, username: "ana", fullName: "Ana Lima", location: "Lisbon", category: "saas",
                bio: "Head of Growth at Northwind Tools"),
        ]
    }

    @Test("Every text suits everybody and fits", arguments: NetworkStyle.delivered)
    func texts(style: NetworkStyle) throws {
        let followups = try SocialDefaultTemplates.followups(for: style)
        #expect(followups.count >= 4)
        for facts in Self.people(on: style) {
            for template in followups + [try #require(try SocialDefaultTemplates.initial(for: style))] {
                let text = try template.template.draft(for: facts)
                #expect(text.count <= style.advisedLength, "\(template.name) is \(text.count) characters long")
                #expect(try WrittenCheck(style.fit).accepted(text) == text)
            }
        }
    }

    @Test func noTextRepeatsAnother() throws {
        let texts = try NetworkStyle.delivered.flatMap { style in
            try
                ([try #require(try SocialDefaultTemplates.initial(for: style))]
                + SocialDefaultTemplates.followups(for: style)).map {
                    try $0.template.draft(for: Self.people(on: style)[1])
                }
        }
        for (index, text) in texts.enumerated() {
            for other in texts[(index + 1)...] {
                #expect(Repetition.similarity(text, other) < 0.25, "\(text)\n\(other)")
            }
        }
    }

    /// Two lists of names would let an adapter's author write what no template may hold.
    @Test func authorsOfAdaptersArePromisedTheVariables() {
        #expect(Manifest.Writing.variables == SocialTemplateVariable.allCases.map(\.rawValue))
    }

    @Test func namesAreUnique() throws {
        let all = try NetworkStyle.delivered.flatMap {
            [try #require(try SocialDefaultTemplates.initial(for: $0))]
                + (try SocialDefaultTemplates.followups(for: $0))
        }
        #expect(Set(all.map(\.name)).count == all.count)
    }
}

@Suite struct WritingRepetitionTests {
    @Test(
        "What counts as the same",
        arguments: [
            ("Hello Ana, how are you today?", "hello ana — HOW are you today", true),
            (
                "Would you like to see what I am making this week?",
                "Would you like to see what I am building this week?", true
            ),
            (
                "Would you like to hear more?",
                "Hi! Would you like to hear more? I could tell you all of it in two lines.", true
            ),
            ("Would you like to hear more about it?", "The weather is calm and my inbox is dry.", false),
            ("ok", "OK!", true), ("ok then", "ok now", false), ("", "", false), ("🚀", "🎈", false),
            ("株式会社の件で連絡しました", "株式会社の件で連絡しました。", true), ("今日は良い天気です", "明日の会議は中止になりました", false),
        ])
    func repeats(one: String, other: String, expected: Bool) {
        #expect(Repetition(of: [one]).repeats(other) == expected)
        #expect(Repetition(of: [other]).repeats(one) == expected)
    }
}

@Suite struct WritingFollowupChooserTests {
    private static let ana = SocialPersonFacts(network: .linkedin, username: "ana", fullName: "Ana Lima")

    @Test("The whole thread stays without repetition until the texts are used up", arguments: NetworkStyle.delivered)
    func thread(style: NetworkStyle) throws {
        let variants = try SocialDefaultTemplates.followups(for: style)
        let chooser = SocialFollowupChooser(variants)
        let facts = SocialPersonFacts(network: style, username: "ana", fullName: "Ana Lima")
        var thread = [try #require(try SocialDefaultTemplates.initial(for: style)).template.draft(for: facts)]
        var used: Set<String> = []
        for _ in variants {
            let choice = try chooser.choose(for: "person-1", facts: facts, earlier: thread)
            #expect(used.insert(choice.name).inserted)
            thread.append(choice.text)
        }
        let refusal = #expect(throws: Finding.self) {
            try chooser.choose(for: "person-1", facts: facts, earlier: thread)
        }
        #expect(refusal?.code == .noVariantLeft)
        #expect(refusal?.reason.contains("used up all 5 follow-up texts for \(style.name)") == true)
    }

    @Test func theSamePersonGetsTheSameTextAndOthersGetOthers() throws {
        let chooser = try SocialFollowupChooser(SocialDefaultTemplates.followups(for: .linkedin))
        let names = try (0..<200).map { try chooser.choose(for: "person-\($0)", facts: Self.ana, earlier: []).name }
        let again = try (0..<200).map { try chooser.choose(for: "person-\($0)", facts: Self.ana, earlier: []).name }
        #expect(names == again)
        for name in Set(names) { #expect(20...60 ~= names.count { $0 == name }) }
        #expect(Set(names).count == 5)
    }

    @Test func aTextThatWasEditedSlightlyBeforeSendingStillCounts() throws {
        let chooser = try SocialFollowupChooser(SocialDefaultTemplates.followups(for: .linkedin))
        let first = try chooser.choose(for: "p", facts: Self.ana, earlier: [])
        let edited = "Dear " + first.text.dropFirst(3) + " Best wishes!"
        #expect(try chooser.choose(for: "p", facts: Self.ana, earlier: [edited]).name != first.name)
    }

    @Test func aVariantThatLacksAValueIsPassedOverAndNamedWhenNothingElseIsLeft() throws {
        let needy = SocialNamedTemplate(
            name: "needy", template: try SocialMessageTemplate("Greetings to {{location}} from afar"))
        let plain = SocialNamedTemplate(
            name: "plain", template: try SocialMessageTemplate("A word from the other side of the fence"))
        #expect(
            try SocialFollowupChooser([needy, plain]).choose(for: "p", facts: Self.ana, earlier: []).name == "plain")
        let refusal = #expect(throws: Finding.self) {
            try SocialFollowupChooser([needy]).choose(for: "p", facts: Self.ana, earlier: [])
        }
        #expect(refusal?.code == .missingValue && refusal?.reason.contains("location") == true)
        #expect(throws: Finding.self) { try SocialFollowupChooser([]).choose(for: "p", facts: Self.ana, earlier: []) }
    }
}
