package import Actions
package import Database
package import FoundationEssentials
package import HTTPServer
package import Hands
package import JSON
internal import SocialContract
package import SocialThreads
internal import Suppression
internal import Timekeeping

/// Social's messages, as people send them with their own hands.
package struct SocialHands: HandsProduct {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var name: String { SocialLedger.product }
    package var path: String { "/api/social" }

    package let form = HandsForm(
        noun: "message", shape: "SocialAssisted", subject: "message_id", platforms: .known { SocialPlatform.names },
        fields: [
            .required("profile_url", .text, "Where to send it."), .required("profile_id", .uuid),
            .required("full_name", .nullable(.text)), .required("username", .text),
            .required("message_type", .choice(SocialMessageType.allCases.map(\.rawValue))),
            .required("status", .choice(SocialMessageStatus.allCases.map(\.rawValue)), "The message's."),
            .required("sent_at", .nullable(.timestamp)), .required("reason", .nullable(.text)),
            .required("is_flagged", .boolean), .required("thread_id", .nullable(.uuid)),
            .required("said_no_at", .nullable(.timestamp), "The person said no."),
        ], refusals: ["suppressed", "answered", "closed", "rejected", "unfounded"])

    package func acts(by principal: Principal) -> HandsActs<SocialHands> {
        HandsActs(self, ledger: context.ledger, by: principal)
    }

    /// Those whose person is gone are not there.
    package func subjects(_ ids: [UUID], on connection: Connection) async throws -> [SocialJudgedMessage] {
        try await SocialJudgedMessage.of(ids, on: connection).filter { $0.person != nil }
    }

    /// To whoever said no.
    package func hidden(_ subjects: [SocialJudgedMessage], on connection: Connection) async throws -> Set<UUID> {
        let suppressed = try await context.suppressions.suppressed(
            among: subjects.compactMap(\.person), on: connection)
        return Set(subjects.filter { suppressed.contains($0.message.profileID) }.map(\.id))
    }

    package func holds(_ subjects: [SocialJudgedMessage], on connection: Connection) async throws -> [UUID: Hold] {
        let held = try await SocialRestoredPeople.held(subjects.map(\.message.profileID), on: connection)
        let hold = Hold(heldBy: .restored, until: nil, reason: Problem.restored.detail)
        return Dictionary(
            uniqueKeysWithValues: subjects.filter { held.contains($0.message.profileID) }.map { ($0.id, hold) })
    }

    package func code(of sentence: String) -> String? {
        SocialRefusal.allCases.first { $0.sentence == sentence }?.rawValue
    }
}

extension SocialJudgedMessage: HandsSubject {
    package var id: UUID { message.id }
    package var text: String? { message.text }
    package var isUnsettled: Bool { SocialMessageStatus.underWay.contains(message.status) }

    package var members: JSONObject {
        [
            "profile_url": JSONValue(person?.profileURL), "profile_id": .string(message.profileID.lowercase),
            "full_name": JSONValue(person?.fullName), "username": JSONValue(person?.username),
            "message_type": .string(message.type.rawValue), "status": .string(message.status.rawValue),
            "sent_at": JSONValue(message.sentAt), "reason": JSONValue(message.reason),
            "is_flagged": .bool(message.isFlagged), "thread_id": JSONValue(message.threadID?.lowercase),
            "said_no_at": JSONValue(person?.saidNoAt),
        ]
    }
}
