import Database
import FoundationEssentials
import JSON
import SocialContract
import TestKit
import Testing

@testable import SocialThreads

/// Who may be reminded is said in SQL, for everybody at once, and in Swift, for those whom somebody names: both say the same.
@Suite struct FollowupRuleTests {
    /// Every combination of what can stand against a follow-up, a person each.
    private func everybody(_ fixture: SendingFixture) async throws -> [UUID] {
        let people = try await fixture.people.addPeople(32, outreach: .sent)
        for (index, person) in people.enumerated() {
            func has(_ bit: Int) -> Bool { index >> bit & 1 == 1 }
            try await fixture.rows.recipients.set(
                [
                    "said_no_at": has(0) ? JSONValue.now : .null, "outreach_status": has(1) ? "closed" : "sent",
                    "discovery_status": has(2) ? "rejected" : "qualified",
                    "skipped_at": has(3) ? JSONValue.now : .null,
                ], of: ["profile_id": .id(person)])
            _ = try await fixture.people.addMessage(to: person, has(4) ? .skipped : .sent)
        }
        return people
    }

    @Test func bothSayTheSame() async throws {
        try await SendingFixture.with { fixture in
            let people = try await everybody(fixture)
            try await fixture.database.withConnection { connection in
                let known = try await SocialRecipientStore.find(people, on: connection)
                let rows = try await connection.query(
                    """
                    SELECT r.profile_id, \(sql: SocialFollowupRule.standing), \(sql: SocialFollowupRule.mayBegin)
                    FROM social.social_recipients r WHERE r.profile_id = ANY(\(people))
                    """)
                #expect(rows.count == 32)
                var free = 0
                for row in rows {
                    let (person, word, mayBegin): (UUID, String?, Bool) = (try row[0], try row[1], try row[2])
                    let refusal = try SocialFollowupRule.refusal(of: #require(known[person]))
                    #expect(word == refusal?.rawValue)
                    #expect(mayBegin == (refusal == nil), "\(refusal?.rawValue ?? "free")")
                    if mayBegin { free += 1 }
                }
                #expect(free == 1, "one of them has nothing against it")
            }
        }
    }

    @Test func itIsTimeAndTheReasonIsSaid() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(3, outreach: .sent)
            var sent: [UUID] = []
            for person in people { sent.append(try await fixture.people.addMessage(to: person, .sent)) }
            _ = try await fixture.people.addMessage(to: people[1], .sent, of: .followup)
            _ = try await fixture.people.addMessage(to: people[2], .draft, of: .followup)
            func look(_ index: Int, limit: Int) async throws -> (Bool, String?) {
                let row = try #require(
                    try await fixture.database.first(
                        """
                        SELECT \(sql: SocialFollowupRule.mayBegin(after: sent[index], limit: limit)),
                            \(sql: SocialFollowupRule.refusal(after: sent[index], limit: limit))
                        FROM social.social_recipients r WHERE r.profile_id = \(people[index])
                        """))
                return (try row[0], try row[1])
            }
            #expect(try await look(0, limit: 1) == (true, nil))
            #expect(try await look(1, limit: 1) == (false, "enough"))
            #expect(try await look(1, limit: 2) == (true, nil))
            #expect(try await look(2, limit: 1) == (false, nil), "one is in the making")
        }
    }
}
