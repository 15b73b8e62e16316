/// Why something waits; shown to the operator with a moment.
package enum HeldBy: String, Sendable, CaseIterable {
    case perMinute = "per_minute"
    case spacing
    case perDay = "per_day"
    case perWeek = "per_week"
    /// Somebody, or the ledger itself, stopped the account, the network, or everything.
    case paused
    /// The last try failed; the next comes by itself.
    case retry
    /// It is to be done later, and its moment has not come.
    case scheduled
    /// No process that runs has an adapter for its network that works.
    case adapter
    /// Others of the same account come first.
    case earlier
    /// It is under way.
    case sending
    /// Nobody knows yet whether it arrived; the network is asked, or the key repeated.
    case lookup
    /// Nobody can know; a person decides.
    case person
    /// The database was put back to an older state: it may have happened since, and a person answers for it, in bulk.
    case restored
    /// Nothing but a person's hands.
    case hands
    /// No process that runs knows its product, or what the product wants done; or the product's tables are damaged.
    case product
    /// The account is warming up: it has done today what it may.
    case ramp
    /// A product's word, until its moment: outside the hours in which it may be done; what it may cost; not approved yet; the same
    /// person was reached a short while ago; so was somebody of the same company; somebody else is at it; no browser is free.
    case window, budget, approval, `guard`, company, lock, browser
    /// A limit that several operations use together; the reason names it.
    case shared
}
