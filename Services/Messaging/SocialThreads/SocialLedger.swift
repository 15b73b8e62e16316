/// The ledger's words for what Social Outreach does.
package enum SocialLedger {
    package static let product = "social"
    package static let operation = "message"
}
