internal import Addresses

/// What the networks that Outreach is delivered with say in their manifests of people and texts. It holds also where no adapter is loaded
/// and a person writes by hand; so it stands here, once, and their adapters take it from here (decision 0029).
package struct DeliveredNetwork: Sendable {
    package let people: Manifest.People
    /// How long a direct message may be.
    package let text: Manifest.TextLimit

    package static let linkedin = DeliveredNetwork(
        people: Manifest.People(.linkedin, writing: .linkedin), text: Manifest.TextLimit(max: 8_000, unit: .characters))
    package static let facebook = DeliveredNetwork(
        people: Manifest.People(.facebook, writing: .facebook), text: Manifest.TextLimit(max: 2_000, unit: .characters))
    package static let instagram = DeliveredNetwork(
        people: Manifest.People(.instagram, writing: .instagram), text: Manifest.TextLimit(max: 1_000, unit: .bytes))
    package static let tiktok = DeliveredNetwork(
        people: Manifest.People(.tiktok, writing: .tiktok), text: Manifest.TextLimit(max: 6_000, unit: .utf16))

    package static let all = [linkedin, facebook, instagram, tiktok]

    /// - Returns: `nil` for any other network.
    package static func of(_ platform: String) -> DeliveredNetwork? {
        all.first { $0.people.rules.platform == platform }
    }
}
