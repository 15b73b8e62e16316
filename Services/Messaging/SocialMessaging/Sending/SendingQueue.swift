internal import Actions
internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Secrets
internal import SocialContract
internal import Suppression
internal import Telemetry
internal import Timekeeping

/// Puts drafts in line: in a person's queue, or in the ledger.
struct SendingQueue: Sendable {
    let context: MessagingContext

    /// How the caller wants them sent; what is `nil` the message's account decides.
    struct Order: Sendable {
        var delivery: Account.Delivery?
        var accountID: UUID?
        var actor: String
        var trace: TraceContext
    }

    /// A draft that may be queued, as it was judged.
    private struct Candidate {
        let id: UUID
        let version: Int64
        let text: String
        let person: Recipient
        let account: Account?
        /// `nil` for a person's hands.
        let action: NewAction?
    }

    /// - Returns: who was passed over, and why.
    func queue(_ ids: [UUID], _ order: Order) async throws -> [UUID: String] {
        var (candidates, skipped) = try await judge(ids, order)
        guard !candidates.isEmpty else { return skipped }
        // Actions come before people, and in one order, so that two callers of the same drafts wait in line.
        candidates.sort { $0.id < $1.id }
        let late = try await context.database.transaction { connection in
            let actions = candidates.compactMap(\.action)
            let live = try await Ledger.enqueue(actions, on: connection)
            let people = try await Recipient.lock(candidates.map(\.person.id), on: connection)
            let suppressed = try await context.suppressions.suppressed(among: Array(people.values), on: connection)
            let free = candidates.filter { candidate in
                people[candidate.person.id].map { refusal(of: $0, suppressed) == nil } ?? false
                    && (candidate.action == nil || live.contains(candidate.id))
            }
            let moved = try await move(free, on: connection)
            _ = try await Withdrawal(context: context).cancel(
                live.subtracting(moved).sorted(), reason: "was not queued after all", on: connection)
            return candidates.filter { !moved.contains($0.id) }.map { candidate in
                (candidate.id, people[candidate.person.id].flatMap { refusal(of: $0, suppressed) } ?? changed)
            }
        }
        if candidates.contains(where: { $0.action != nil }) { context.ringSender() }
        return skipped.merging(late) { $1 }
    }

    private var changed: String { "is a draft no longer, or was changed at this moment" }

    private func refusal(of person: Recipient, _ suppressed: Set<UUID>) -> String? {
        suppressed.contains(person.id) ? Refusal.suppressed.sentence : person.refusalOfAny
    }

    // MARK: Judging, without locks

    private func judge(_ ids: [UUID], _ order: Order) async throws -> ([Candidate], [UUID: String]) {
        let (rows, accounts, suppressed) = try await context.database.withConnection { connection in
            let rows = try await connection.query(
                """
                SELECT m.id, m.status, m.version, m.platform, m.account_id, m.draft_body, r.profile_id IS NOT NULL,
                    \(sql: Recipient.columns)
                FROM social.social_messages m LEFT JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
                WHERE m.id = ANY(\(ids))
                """)
            var people: [Recipient] = []
            for row in rows where try row[6] { people.append(try Recipient(row, first: 7)) }
            return (
                rows, try await SendingAccounts(on: connection),
                try await context.suppressions.suppressed(among: people, on: connection)
            )
        }
        var skipped = Dictionary(ids.map { ($0, "there is no such message") }) { first, _ in first }
        var candidates: [Candidate] = []
        for row in rows {
            switch try await judge(row, accounts, suppressed, order) {
            case .success(let candidate):
                skipped[candidate.id] = nil
                candidates.append(candidate)
            case .failure(let why): skipped[try row[0]] = why.sentence
            }
        }
        return (candidates, skipped)
    }

    private struct Skip: Error { let sentence: String }

    private func judge(
        _ row: Row, _ accounts: SendingAccounts, _ suppressed: Set<UUID>, _ order: Order
    ) async throws -> Result<Candidate, Skip> {
        func skip(_ sentence: String) -> Result<Candidate, Skip> { .failure(Skip(sentence: sentence)) }
        guard try row[6] else { return skip("the person is no longer there") }
        let person = try Recipient(row, first: 7)
        if let sentence = refusal(of: person, suppressed) { return skip(sentence) }
        let status: String = try row[1]
        let text: String? = try row[5]
        guard status == "DRAFT" || status == "APPROVED", let text else { return skip("is a draft no longer") }
        let platform: String = try row[3]
        let own = accounts.sender(try row[4], platform)
        let account = order.accountID.map { accounts[$0] } ?? own
        if let account, account.platform != platform {
            return skip("the account is one of \(account.platform), and this message goes out on \(platform)")
        }
        let delivery = order.delivery ?? account?.delivery ?? .assisted
        let (id, version): (UUID, Int64) = (try row[0], try row[2])
        guard delivery == .api else {
            return .success(
                Candidate(id: id, version: version, text: text, person: person, account: account, action: nil))
        }
        guard let account else { return skip("there is no account for \(platform)") }
        switch try await action(id, text, person, account, order) {
        case .success(let action):
            return .success(
                Candidate(id: id, version: version, text: text, person: person, account: account, action: action))
        case .failure(let why): return .failure(why)
        }
    }

    private func action(
        _ id: UUID, _ text: String, _ person: Recipient, _ account: Account, _ order: Order
    ) async throws -> Result<NewAction, Skip> {
        let question = InterfaceQuestion(
            text: text, hasRecipientID: person.platformUserID != nil, lastWrote: person.lastInboundAt)
        switch try await context.interfaces.judge(question, from: account) {
        case .refused(let sentence): return .failure(Skip(sentence: sentence))
        case .taken(let guarantee, let settle, let keyWindow):
            return .success(
                NewAction(
                    product: SocialActions.product, subjectID: id, account: account,
                    operation: SendingAccounts.operation, guarantee: guarantee, settle: settle, keyWindow: keyWindow,
                    input: SendingQueue.input(text, to: person), bodySHA256: sha256(Array(text.utf8)),
                    recipientHashes: context.suppressions.hashes(for: person.identifiers), createdBy: order.actor,
                    traceparent: order.trace.child().traceparent))
        }
    }

    /// What the adapter gets: whom, by everything the network may ask for, and the text as it is.
    static func input(_ text: String, to person: Recipient) -> String {
        var recipient: JSONObject = [
            "username": .string(person.username), "profile_url": .string(person.profileURL),
        ]
        if let id = person.platformUserID { recipient["platform_user_id"] = .string(id) }
        return JSONValue.object(["recipient": .object(recipient), "text": .string(text)]).text
    }

    // MARK: Moving, under lock

    /// - Returns: those that are queued now; a text that was changed since it was judged is not.
    private func move(_ candidates: [Candidate], on connection: Connection) async throws -> Set<UUID> {
        let rows = try await connection.query(
            """
            WITH queued AS (
                UPDATE social.social_messages m SET status = 'QUEUED', delivery = c.delivery, account_id = c.account,
                    reason = NULL, version = m.version + 1, updated_at = now()
                FROM unnest(\(candidates.map(\.id)), \(candidates.map(\.version)), \(candidates.map { $0.account?.id }),
                            \(candidates.map { ($0.action == nil ? Account.Delivery.assisted : .api).rawValue }))
                    AS c (id, version, account, delivery)
                WHERE m.id = c.id AND m.version = c.version AND m.status IN ('DRAFT', 'APPROVED')
                RETURNING m.id, m.delivery
            ), items AS (
                INSERT INTO social.social_assisted (id, message_id)
                SELECT gen_random_uuid(), id FROM queued WHERE delivery = 'assisted')
            SELECT id FROM queued
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }
}
