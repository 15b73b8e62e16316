import Actions
import Approval
import Database
import FoundationEssentials
import JSON
import SocialContract
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialThreads

/// A yes holds for what was read: this text, to this person, by this account.
@Suite struct SocialApprovalTests {
    private func approve(_ draft: (person: UUID, message: UUID), _ fixture: SendingFixture) async throws {
        try await fixture.database.transaction { connection in
            let message = try #require(try await SocialMessageStore.find(draft.message, on: connection))
            let person = try #require(
                try await SocialRecipientStore.find([draft.person], on: connection)[draft.person])
            let account = try await SendingAccounts(on: connection).sender(message.accountID, message.platform)
            let approval = SocialApproval.of(message.draftBody ?? "", to: person, by: account?.id)
            let edit = SocialMessageStore.Edit(text: nil, status: .approved, approval: approval, approvedBy: "Ada")
            let row = try #require(try await SocialMessageStore.edit(draft.message, edit, on: connection))
            let approved = try SocialMessage(row)
            #expect(approved.approval == approval && approved.approvedBy == "Ada" && approved.approvedAt != nil)
        }
    }

    @Test func whatWasApprovedIsQueuedAndSent() async throws {
        try await SendingFixture.with { fixture in
            let draft = try await fixture.draft()
            try await approve(draft, fixture)
            #expect(try await fixture.queue([draft.message]) == [:])
            _ = try await fixture.begin()
            #expect(try await fixture.state(draft.message) == "SENDING")
        }
    }

    @Test(
        "Another text or recipient is not put in line",
        arguments: ["text", "recipient"])
    func changedBeforeQueueing(part: String) async throws {
        try await SendingFixture.with { fixture in
            let draft = try await fixture.draft()
            try await approve(draft, fixture)
            if part == "text" {
                try await fixture.rows.messages.set(["draft_body": "other"])
            } else {
                try await fixture.rows.recipients.set(["platform_user_id": "somebody-else"])
            }
            let skipped = try await fixture.queue([draft.message])
            #expect(skipped[draft.message] == "what was approved had another \(part); approve it again")
            #expect(try await fixture.state(draft.message) == "APPROVED")
        }
    }

    @Test func anotherAccountIsRefused() async throws {
        try await SendingFixture.with { fixture in
            let draft = try await fixture.draft()
            try await approve(draft, fixture)
            let other = UUID()
            try await fixture.rows.accounts.add(["id": .id(other), "platform": "tiktok", "handle": "second"])
            let skipped = try await fixture.queue([draft.message], account: other)
            #expect(
                skipped[draft.message]
                    == "what was approved had another account; leave account_id out, or send it as a DRAFT")
            #expect(try await fixture.queue([draft.message]) == [:])
        }
    }

    @Test func aRecipientWhoBecameAnotherIsRefusedAtTheLastWord() async throws {
        try await SendingFixture.with { fixture in
            let draft = try await fixture.draft()
            try await approve(draft, fixture)
            #expect(try await fixture.queue([draft.message]) == [:])
            try await fixture.rows.recipients.set(["platform_user_id": "x"], of: ["profile_id": .id(draft.person)])
            #expect(try await fixture.ledger.plan(most: 1).isEmpty)
            #expect(
                try await fixture.state(draft.message)
                    == "SKIPPED: what was approved had another recipient; draft it again")
        }
    }

    @Test func aNetworkIDThatIsLearntAndANewNameAreNoOtherRecipient() async throws {
        try await SendingFixture.with { fixture in
            let draft = try await fixture.draft()
            try await fixture.rows.recipients.set(["platform_user_id": nil])
            try await approve(draft, fixture)
            try await fixture.rows.recipients.set(["platform_user_id": "learnt"])
            #expect(try await fixture.queue([draft.message]) == [:], "known by name then, by id now")
            let renamed = try await fixture.draft()
            try await approve(renamed, fixture)
            try await fixture.rows.recipients.set(["username": "married"], of: ["profile_id": .id(renamed.person)])
            #expect(try await fixture.queue([renamed.message]) == [:])
        }
    }
}
