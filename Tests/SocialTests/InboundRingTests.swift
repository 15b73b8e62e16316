import AdapterWire
import Database
import FoundationEssentials
import JSON
import Synchronization
import TestKit
import Testing
import Webhooks

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A ring wakes every reader of every process: a call with many events rings for many of them together.
@Suite struct InboundRingTests {
    /// The real receiver, with its rings counted.
    private final class Counted: InboundReceiver {
        let events: SocialInboundEvents
        let rings = Mutex(0)

        init(_ events: SocialInboundEvents) { self.events = events }

        func takeNoes(_ events: [InboundEvent], from platform: String) async throws {
            try await self.events.takeNoes(events, from: platform)
        }

        func fresh(_ events: [InboundEvent], from platform: String) async -> [InboundEvent] {
            await self.events.fresh(events, from: platform)
        }

        func receive(_ event: InboundEvent, from platform: String) async throws -> Bool {
            try await events.receive(event, from: platform)
        }

        func ring() {
            rings.withLock { $0 += 1 }
            events.ring()
        }
    }

    private func reply(_ sender: String) -> InboundEvent {
        InboundEvent(.reply, senderID: sender, externalID: "r-\(sender)", text: "Tell me more")
    }

    private func rings(_ senders: [String], _ fixture: SendingFixture) async throws -> Int {
        let receiver = Counted(SocialInboundEvents(context: fixture.context))
        let delivery = InboundDelivery(receivers: [receiver], database: fixture.database, log: fixture.context.log)
        try await delivery.deliver(InboundAnswer(events: senders.map(reply)), from: "tiktok")
        return receiver.rings.withLock { $0 }
    }

    @Test func manyAnswersRingTogetherAndStrangersNotAtAll() async throws {
        try await SendingFixture.with { fixture in
            #expect(try await rings((0..<60).map { "stranger-\($0)" }, fixture) == 0)
            let people = try await fixture.people.addPeople(120)
            for person in people {
                let id = JSONValue.string("id-\(person.lowercase)")
                try await fixture.rows.recipients.set(["platform_user_id": id], of: ["profile_id": .id(person)])
            }
            #expect(try await rings(people.map { "id-\($0.lowercase)" }, fixture) == 3)
            #expect(
                try await fixture.rows.replies.count(known: "profile_id")
                    == 120)
            #expect(try await rings(["stranger-0", "id-\(people[0].lowercase)"], fixture) == 0, "all of it is here")
        }
    }
}
