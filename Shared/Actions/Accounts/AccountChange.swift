/// What a person says about an account; what is `nil` stays as it is.
package struct AccountChange: Sendable {
    package var handle: String?
    package var delivery: Account.Delivery?
    /// A JSON object as text.
    package var settings: String?
    package var isDefault: Bool?
    /// An IANA name; its days and weeks are the caps'.
    package var timeZone: String?

    package init(
        handle: String? = nil, delivery: Account.Delivery? = nil, settings: String? = nil, isDefault: Bool? = nil,
        timeZone: String? = nil
    ) {
        (self.handle, self.delivery, self.settings, self.isDefault) = (handle, delivery, settings, isDefault)
        self.timeZone = timeZone
    }
}
