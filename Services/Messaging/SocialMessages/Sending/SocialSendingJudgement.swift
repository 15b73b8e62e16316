internal import Actions
internal import AdapterWire
internal import Database
internal import Dispatch
internal import FoundationEssentials
internal import JSON
internal import Secrets
internal import SocialContract
internal import SocialThreads
internal import SocialWriting
internal import Suppression
internal import Telemetry

/// What may be queued, before anything is locked or charged.
struct SocialSendingJudgement: Sendable {
    let context: SocialMessagingContext
    let order: SocialSendingQueue.Order

    /// Why a message is passed over.
    private struct Skip: Error { let sentence: String }

    /// What the judgement of one chunk rests on.
    private struct Ground {
        let accounts: SendingAccounts
        let suppressed: Set<UUID>
        let doubtful: Set<UUID>
        /// By account.
        var rules: [UUID: InterfaceRules] = [:]
    }

    /// - Returns: what may be queued; and who was passed over, and why.
    func judge(_ ids: [UUID]) async throws -> ([SocialSendingQueue.Candidate], [UUID: String]) {
        let (messages, first) = try await context.database.withConnection { connection in
            let messages = try await SocialJudgedMessage.of(ids, on: connection)
            let people = messages.compactMap(\.person)
            return (
                messages,
                Ground(
                    accounts: try await SendingAccounts(on: connection),
                    suppressed: try await context.suppressions.suppressed(among: people, on: connection),
                    doubtful: try await SocialDoubts.among(people.map(\.id), on: connection))
            )
        }
        var ground = first
        var skipped = Dictionary(ids.map { ($0, "there is no such message") }) { first, _ in first }
        var candidates: [SocialSendingQueue.Candidate] = []
        for judged in messages {
            do {
                candidates.append(try await candidate(judged, &ground))
                skipped[judged.message.id] = nil
            } catch let skip as Skip {
                skipped[judged.message.id] = skip.sentence
            }
        }
        return (candidates, skipped)
    }

    static func refusal(of person: SocialRecipient, _ type: SocialMessageType, _ suppressed: Set<UUID>) -> String? {
        if suppressed.contains(person.id) { return SocialRefusal.suppressed.sentence }
        return person.refusalOfAny ?? person.refusal(of: type)?.sentence
    }

    private func candidate(
        _ judged: SocialJudgedMessage, _ ground: inout Ground
    ) async throws -> SocialSendingQueue.Candidate {
        let message = judged.message
        guard let person = judged.person else { throw Skip(sentence: "the person is no longer there") }
        if let sentence = SocialSendingJudgement.refusal(of: person, message.type, ground.suppressed) {
            throw Skip(sentence: sentence)
        }
        if ground.doubtful.contains(person.id) { throw Skip(sentence: SocialRefusal.doubtful.sentence) }
        guard message.isDraft, let text = message.draftBody else { throw Skip(sentence: "is a draft no longer") }
        guard context.style(person.platform) != nil else {
            throw Skip(sentence: "the adapter of \(person.platform) is not loaded, so nothing is sent there meanwhile")
        }
        guard let account = try account(of: message, ground) else {
            throw Skip(sentence: "there is no account for \(person.platform)")
        }
        let isNamed =
            order.accountID != nil && order.accountID != ground.accounts.sender(message.accountID, message.platform)?.id
        let remedy = isNamed ? "leave account_id out, or send it as a DRAFT" : "approve it again"
        if let sentence = SocialApproval.refusal(of: message, to: person, by: account.id, remedy: remedy) {
            throw Skip(sentence: sentence)
        }
        let delivery = order.delivery ?? account.delivery
        if delivery == .assisted, context.interfaces.people(on: person.platform)?.hasHands == false {
            throw Skip(sentence: "nothing is sent by hand on \(person.platform), as its adapter says; send by api")
        }
        let action =
            switch delivery {
            case .api: try await self.action(message.id, text, person, account, &ground)
            case .assisted: offer(message.id, text, person, account)
            }
        return SocialSendingQueue.Candidate(
            id: message.id, version: message.version, text: text, type: message.type, person: person, action: action)
    }

    private func account(of message: SocialMessage, _ ground: Ground) throws -> Account? {
        let own = ground.accounts.sender(message.accountID, message.platform)
        guard let named = order.accountID.flatMap({ ground.accounts[$0] }) else { return own }
        guard named.platform == message.platform else {
            throw Skip(
                sentence: "the account is one of \(named.platform), and this message goes out on \(message.platform)")
        }
        return named
    }

    /// Hands find text and link at the message.
    private func offer(
        _ id: UUID, _ text: String, _ person: SocialRecipient, _ account: Account, delivery: ActionDelivery = .hands,
        _ guarantee: Guarantee = .none, settle: Duration = .zero, keyWindow: Duration? = nil, input: String = "{}"
    ) -> NewAction {
        NewAction(
            product: SocialLedger.product, subjectID: id, account: account, operation: SocialLedger.operation,
            guarantee: guarantee, settle: settle, keyWindow: keyWindow, input: input,
            bodySHA256: sha256(Array(text.utf8)), recipientHashes: context.suppressions.hashes(for: person.identifiers),
            createdBy: order.actor, traceparent: order.trace.child().traceparent, delivery: delivery)
    }

    private func action(
        _ id: UUID, _ text: String, _ person: SocialRecipient, _ account: Account, _ ground: inout Ground
    ) async throws -> NewAction {
        var rules = ground.rules[account.id]
        if rules == nil { rules = try await context.interfaces.rules(of: account) }
        ground.rules[account.id] = rules
        let question = InterfaceQuestion(
            text: text, hasRecipientID: person.platformUserID != nil, lastWrote: person.lastInboundAt)
        switch rules?(question) {
        case .taken(let guarantee, let settle, let keyWindow):
            return offer(
                id, text, person, account, delivery: .api, guarantee, settle: settle, keyWindow: keyWindow,
                input: SocialSendingJudgement.input(text, to: person))
        case .refused(let sentence): throw Skip(sentence: sentence)
        case nil: throw Skip(sentence: "\(account.platform) cannot be asked now")
        }
    }

    /// What the adapter gets: whom, by everything the network may ask for, and the text as it is.
    static func input(_ text: String, to person: SocialRecipient) -> String {
        var recipient: JSONObject = [
            "username": .string(person.username), "profile_url": .string(person.profileURL),
        ]
        if let id = person.platformUserID { recipient["platform_user_id"] = .string(id) }
        return JSONValue.object(["recipient": .object(recipient), "text": .string(text)]).text
    }
}
