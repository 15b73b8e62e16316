internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Hands
internal import Outbox
internal import Quarantine
internal import Secrets
internal import SocialContract
internal import SocialThreads
internal import Telemetry

/// What a person's answer does to one message of an older life.
struct SocialRestoredSettling: Sendable {
    let context: SocialMessagingContext
    let request: Request

    /// - Throws: a problem with a sentence when it is no longer as it was.
    func settle(_ item: RestoredItem, _ word: RestoredWord) async throws {
        switch (item.group, word) {
        case (.queued, _): try await resolve(item.id, word)
        case (.hands, .sent), (.hands, .skip): try await hands(item.id, word)
        case (.drafts, .sent):
            try await takeForSent(item)
            try await resolve(item.id, .sent)
        case (.drafts, .skip): try await drop(item)
        // The person is confirmed, and that is all there is to do.
        case (.hands, .goOn), (.drafts, .goOn), (.followups, _), (.people, _): break
        }
    }

    private func resolve(_ message: UUID, _ word: RestoredWord) async throws {
        try await word.settle(message, of: SocialLedger.product, in: context.ledger, by: request.principal)
    }

    private func hands(_ message: UUID, _ word: RestoredWord) async throws {
        let item = try await context.database.withConnection {
            try await HandsReading.item(product: SocialLedger.product, subject: message, on: $0)
        }
        guard let item else { throw Problem.notFound("There is no such message in the queue.") }
        let acts = SocialHands(context: context).acts(by: request.principal)
        if word == .sent {
            try await acts.sent(item.id, text: nil, alreadySent: true)
        } else {
            try await acts.skipped(item.id, reason: "not sent, said after a restore")
        }
    }

    /// A draft that was sent: it gets an action in doubt, which the person's word then settles as any other.
    private func takeForSent(_ item: RestoredItem) async throws {
        try await context.outbox.transaction { connection in
            guard let draft = try await SocialMessageStore.find(item.id, on: connection), draft.isDraft,
                let text = draft.draftBody,
                let account = try await SendingAccounts(on: connection).sender(draft.accountID, item.platform)
            else {
                throw Problem.conflict(
                    "not-a-draft", "This is no draft any more, or there is no account for its network.")
            }
            let action = NewAction(
                product: SocialLedger.product, subjectID: item.id, account: account,
                operation: SocialLedger.operation, guarantee: .none, input: "{}",
                bodySHA256: sha256(Array(text.utf8)),
                recipientHashes: [], createdBy: request.principal.id, traceparent: request.trace.child().traceparent)
            guard try await Ledger.enqueue([action], on: connection).contains(item.id),
                let cut = try await Quarantines.cut(on: connection)
            else { throw Problem.conflict("not-a-draft", "This message is being sent.") }
            try await RestoredActions.doubt(
                product: SocialLedger.product, subjects: [item.id], asks: false, since: cut.since,
                quarantine: cut.quarantine, on: connection)
            _ = try await SocialRecipientStore.lock([item.personID], on: connection)
            guard try await SocialMessageStore.doubt(item.id, of: account.id, on: connection) else {
                throw Problem.conflict("not-a-draft", "This message was changed at this moment.")
            }
        }
    }

    private func drop(_ item: RestoredItem) async throws {
        try await context.outbox.transaction { connection in
            _ = try await SocialRecipientStore.lock([item.personID], on: connection)
            try await SocialWithdrawal(context: context).drop(
                [item.id], reason: "not sent, said after a restore", trace: request.trace, on: connection)
        }
    }
}
