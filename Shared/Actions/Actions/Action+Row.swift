package import Database
internal import FoundationEssentials
internal import Timekeeping

extension Action: RowDecodable {
    /// Of `platform.actions a`, in the order in which they are read.
    static let columns: SQL = """
        a.id, a.product, a.subject_id, a.account_id, a.platform, a.operation, a.guarantee, a.settle_ms, a.key_window_ms, \
        a.input, a.status, a.attempts, a.failures, a.doubts, a.not_before, a.first_call_at, a.last_call_at, \
        a.recipient_hashes, a.worker, a.slot_at, a.charged_at, a.traceparent, a.in_doubt, a.delivery, a.claimed_by, \
        a.claimed_name, a.claimed_until
        """

    package init(_ row: Row) throws(DatabaseError) {
        id = try row["id"]
        product = try row["product"]
        subjectID = try row["subject_id"]
        accountID = try row["account_id"]
        platform = try row["platform"]
        operation = try row["operation"]
        guarantee = Guarantee(rawValue: try row["guarantee"]) ?? .none
        settle = .milliseconds(try row["settle_ms"] as Int64)
        keyWindow = (try row["key_window_ms"] as Int64?).map { .milliseconds($0) }
        input = try row["input"]
        status = ActionStatus(rawValue: try row["status"]) ?? .unknown
        attempts = Int(try row["attempts"] as Int32)
        failures = Int(try row["failures"] as Int32)
        doubts = Int(try row["doubts"] as Int32)
        notBefore = try row["not_before"]
        firstCallAt = try row["first_call_at"]
        lastCallAt = try row["last_call_at"]
        recipientHashes = try row["recipient_hashes"]
        worker = try row["worker"]
        slotAt = try row["slot_at"]
        chargedAt = try row["charged_at"]
        traceparent = try row["traceparent"]
        inDoubt = try row["in_doubt"]
        delivery = ActionDelivery(rawValue: try row["delivery"]) ?? .api
        claim = Claim(
            by: try row["claimed_by"], name: try row["claimed_name"], at: lastCallAt,
            until: try row["claimed_until"])
    }
}
