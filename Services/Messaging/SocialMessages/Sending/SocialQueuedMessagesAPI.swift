internal import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import Hands
internal import JSON
internal import Outbox
internal import SocialContract
package import SocialThreads

/// A person's word about one message that was queued: take it back, or say what became of it.
package struct SocialQueuedMessagesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .post(
                "/api/social/messages/{message_id}/cancel", .send, "Take a queued message back.",
                answer: .json(SocialMessageShapes.triedMessage, "The message as it is now.").refusing(
                    "unknown-outcome", "under-way", "not-queued")
            ) { request in
                let id = try request.uuid("message_id")
                try await cancel(id, by: request)
                return try await shown(id)
            },
            .post(
                "/api/social/messages/{message_id}/resolve", .send,
                "Say what became of a message of which nobody knows whether it arrived.",
                body: PersonsWord.body,
                answer: .json(SocialMessageShapes.triedMessage, "The message as it is now.").refusing(
                    "being-looked-up", "not-unknown")
            ) { request in
                let id = try request.uuid("message_id")
                try await resolve(id, by: request)
                return try await shown(id)
            },
        ]
    }

    private func shown(_ id: UUID) async throws -> Response {
        try await SocialShownMessage.read([id], in: context.database)[0].get().response
    }

    private func cancel(_ id: UUID, by request: Request) async throws {
        let item = try await context.database.withConnection {
            try await HandsReading.item(product: SocialLedger.product, subject: id, on: $0)
        }
        if let item {
            return try await SocialHands(context: context).acts(by: request.principal).skipped(
                item.id, reason: SocialMessageStore.cancelled)
        }
        try await withdraw(id, by: request)
    }

    private func withdraw(_ id: UUID, by request: Request) async throws {
        let withdrawal = SocialWithdrawal(context: context)
        try await context.outbox.transaction { connection in
            let reason = SocialMessageStore.cancelled
            let taken = try await withdrawal.cancel([id], reason: reason, by: request.principal.id, on: connection)
            guard let message = try await SocialMessageStore.find(id, on: connection) else {
                throw Problem.notFound("There is no such message.")
            }
            guard taken.contains(id) else {
                let mayHaveArrived = try await Ledger.isInLineInDoubt(
                    product: SocialLedger.product, subject: id, on: connection)
                throw SocialQueuedMessagesAPI.refusal(of: message.status, mayHaveArrived: mayHaveArrived)
            }
            _ = try await SocialRecipientStore.lock([message.profileID], on: connection)
            try await withdrawal.drop(taken, reason: reason, trace: request.trace, on: connection)
        }
    }

    /// - Parameters:
    ///   - status: where the message is instead of in the queue.
    ///   - mayHaveArrived: it is in the queue, to be sent once more with the key of a call that may have arrived.
    private static func refusal(of status: SocialMessageStatus, mayHaveArrived: Bool) -> Problem {
        let (code, detail) =
            switch status {
            case .queued where mayHaveArrived:
                ("unknown-outcome", "This message may have arrived already; say what became of it (resolve).")
            case .queued, .sending:
                ("under-way", "This message is being sent at this moment and cannot be taken back any more.")
            case .unknown:
                ("unknown-outcome", "Nobody knows yet whether this message arrived; say what became of it (resolve).")
            case .draft, .approved: ("not-queued", "This message is a draft and is not queued; delete it instead.")
            default: ("not-queued", "This message is \(status.rawValue); there is nothing to take back.")
            }
        return .conflict(code, detail, extra: [("message_status", .string(status.rawValue))])
    }

    private func resolve(_ id: UUID, by request: Request) async throws {
        guard let word = PersonsWord(request) else { return }
        let isSettled = try await context.ledger.resolve(
            product: SocialLedger.product, subject: id, word, by: request.principal.name, id: request.principal.id)
        if isSettled { return context.ringSender() }
        let message = try await context.database.withConnection { try await SocialMessageStore.find(id, on: $0) }
        guard let message else { throw Problem.notFound("There is no such message.") }
        throw PersonsWord.refusal(
            of: "message", message.status.rawValue, isUnknown: message.status == .unknown)
    }
}
