internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox

/// How a "no" came to us.
package struct NoOrigin: Sendable {
    /// What was said, or why; a sentence for the operator.
    package var reason: String
    /// Who or what told us, for people: a key's name, `reply on facebook`.
    package var source: String
    /// The caller's id, if a person recorded it: they may take it back for a while.
    package var recordedBy: String?
    /// It was read out of what the person wrote: a reviewer may find that it was none.
    package var isRead: Bool
    /// What it was read from, by a name that is the same each time: `facebook`, NUL and the message's id. Only its hash is kept.
    package var words: String?
    /// The people it means have been looked up by name already, or products are told the names in the same transaction.
    package var isSearched: Bool

    package init(
        reason: String, source: String, recordedBy: String? = nil, isRead: Bool = false, words: String? = nil,
        isSearched: Bool = false
    ) {
        (self.reason, self.source, self.recordedBy) = (reason, source, recordedBy)
        (self.isRead, self.words, self.isSearched) = (isRead, words, isSearched)
    }
}
