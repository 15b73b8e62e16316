/// The events of Social Outreach. Names are versioned nouns in the past tense; a changed meaning gets a new version.
/// Producers, consumers and payloads: Docs/events.md.
package enum SocialEvent {
    /// discovery → profiles, bulk: people that a file or a search gave, in columns.
    package static let peopleFound = "social.people.found.v1"
    /// profiles → discovery, bulk: what became of each of them.
    package static let peopleApplied = "social.people.applied.v1"
    /// profiles → messaging: the facts and statuses of people that may be written to.
    package static let profileChanged = "social.profile.changed.v1"
    /// messaging → profiles: a draft exists.
    package static let messageDrafted = "social.message.drafted.v1"
    /// messaging → profiles, scheduling: a message was sent.
    package static let messageSent = "social.message.sent.v1"
    /// messaging → profiles, scheduling: a report of sending was taken back.
    package static let messageUnsent = "social.message.unsent.v1"
    /// messaging → profiles: a draft was deleted, or a message skipped or failed.
    package static let messageDropped = "social.message.dropped.v1"
    /// messaging → scheduling, profiles: a person has written to us.
    package static let replyReceived = "social.reply.received.v1"
    /// messaging → profiles, scheduling: where people stand by what was done, and who said no.
    package static let recipientsStated = "social.recipient.stated.v1"
    /// messaging, discovery, profiles → profiles: by what names somebody goes who is on the list of those who said no.
    package static let noHeard = "social.no.heard.v1"
    /// messaging → scheduling: a follow-up that a timer asked for could not be drafted.
    package static let followupFailed = "social.followup.failed.v1"
    /// messaging → scheduling: after a restore somebody has answered for a person.
    package static let personConfirmed = "social.person.confirmed.v1"
    /// scheduling → messaging: it is time to follow up.
    package static let followupDue = "social.followup.due.v1"

    /// Aggregate types (subjects).
    package static let importSubject = "social.import"
    package static let profileSubject = "social.profile"
    /// A person as messaging and scheduling know them; everything about their messages is in this order.
    package static let recipientSubject = "social.recipient"
    /// An entry of the list of those who said no.
    package static let noSubject = "social.no"
}
