/// Who writes: the one account that each network here has.
enum PracticeAccounts {
    static let page = "1042000000000001"
    static let pageName = "Practice Page"
    /// A person's id; the URN is ``memberURN``.
    static let member = "PractMe001"
    static let memberURN = "urn:li:person:PractMe001"
    static let memberName = (first: "Robin", last: "Practice")
    static let testnet = "practice"

    static func own(_ network: PracticeNetwork) -> String {
        switch network {
        case .facebook: page
        case .linkedin: memberURN
        case .testnet: testnet
        }
    }
}
