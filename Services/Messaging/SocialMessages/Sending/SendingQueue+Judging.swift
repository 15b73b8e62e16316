internal import Actions
internal import AdapterWire
internal import Database
internal import FoundationEssentials
internal import JSON
internal import Secrets
internal import SocialContract
internal import SocialThreads
internal import SocialWriting
internal import Suppression
internal import Telemetry

/// Judging what may be queued, before anything is locked or charged.
extension SendingQueue {
    /// Why a message is passed over.
    private struct Skip: Error { let sentence: String }

    /// What the judgement of one chunk rests on.
    private struct Ground {
        let accounts: SendingAccounts
        let suppressed: Set<UUID>
        let doubtful: Set<UUID>
        let order: Order
        /// By account.
        var rules: [UUID: InterfaceRules] = [:]
    }

    func judge(_ ids: [UUID], _ order: Order) async throws -> ([Candidate], [UUID: String]) {
        let (rows, accounts, suppressed, doubtful) = try await context.database.withConnection { connection in
            let rows = try await connection.query(
                """
                SELECT m.id, m.status, m.version, m.platform, m.account_id, m.draft_body, r.profile_id IS NOT NULL,
                    m.message_type, \(sql: SocialRecipient.columns)
                FROM social.social_messages m LEFT JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
                WHERE m.id = ANY(\(ids))
                """)
            var people: [SocialRecipient] = []
            for row in rows where try row[6] { people.append(try SocialRecipient(row, first: 8)) }
            return (
                rows, try await SendingAccounts(on: connection),
                try await context.suppressions.suppressed(among: people, on: connection),
                try await Doubts.among(people.map(\.id), on: connection)
            )
        }
        var ground = Ground(accounts: accounts, suppressed: suppressed, doubtful: doubtful, order: order)
        var skipped = Dictionary(ids.map { ($0, "there is no such message") }) { first, _ in first }
        var candidates: [Candidate] = []
        for row in rows {
            let id: UUID = try row[0]
            do {
                candidates.append(try await candidate(row, &ground))
                skipped[id] = nil
            } catch let skip as Skip {
                skipped[id] = skip.sentence
            }
        }
        return (candidates, skipped)
    }

    private func candidate(_ row: Row, _ ground: inout Ground) async throws -> Candidate {
        guard try row[6] else { throw Skip(sentence: "the person is no longer there") }
        let person = try SocialRecipient(row, first: 8)
        let kind: String = try row[7]
        let type = MessageType(rawValue: kind) ?? .initial
        if let sentence = refusal(of: person, type, ground.suppressed) { throw Skip(sentence: sentence) }
        if ground.doubtful.contains(person.id) { throw Skip(sentence: SocialRefusal.doubtful.sentence) }
        let status: String = try row[1]
        let text: String? = try row[5]
        guard status == "DRAFT" || status == "APPROVED", let text else {
            throw Skip(sentence: "is a draft no longer")
        }
        guard context.style(person.platform) != nil else {
            throw Skip(sentence: "the adapter of \(person.platform) is not loaded, so nothing is sent there meanwhile")
        }
        guard let account = try account(of: row, ground) else {
            throw Skip(sentence: "there is no account for \(person.platform)")
        }
        let (id, version): (UUID, Int64) = (try row[0], try row[2])
        let delivery = ground.order.delivery ?? account.delivery
        if delivery == .assisted, context.interfaces.people(on: person.platform)?.hasHands == false {
            throw Skip(sentence: "nothing is sent by hand on \(person.platform), as its adapter says; send by api")
        }
        let action =
            switch delivery {
            case .api: try await self.action(id, text, person, account, &ground)
            case .assisted: offer(id, text, person, account, ground)
            }
        return Candidate(id: id, version: version, text: text, type: type, person: person, action: action)
    }

    private func account(of row: Row, _ ground: Ground) throws -> Account? {
        let platform: String = try row[3]
        let own = ground.accounts.sender(try row[4], platform)
        guard let named = ground.order.accountID.flatMap({ ground.accounts[$0] }) else { return own }
        guard named.platform == platform else {
            throw Skip(sentence: "the account is one of \(named.platform), and this message goes out on \(platform)")
        }
        return named
    }

    /// Hands find text and link at the message.
    private func offer(
        _ id: UUID, _ text: String, _ person: SocialRecipient, _ account: Account, _ ground: Ground
    ) -> NewAction {
        NewAction(
            product: SocialLedger.product, subjectID: id, account: account, operation: SocialLedger.operation,
            guarantee: .none, input: "{}", bodySHA256: sha256(Array(text.utf8)),
            recipientHashes: context.suppressions.hashes(for: person.identifiers), createdBy: ground.order.actor,
            traceparent: ground.order.trace.child().traceparent, delivery: .hands)
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
            return NewAction(
                product: SocialLedger.product, subjectID: id, account: account, operation: SocialLedger.operation,
                guarantee: guarantee, settle: settle, keyWindow: keyWindow,
                input: SendingQueue.input(text, to: person), bodySHA256: sha256(Array(text.utf8)),
                recipientHashes: context.suppressions.hashes(for: person.identifiers), createdBy: ground.order.actor,
                traceparent: ground.order.trace.child().traceparent)
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
