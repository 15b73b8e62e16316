import JSON

/// A network of a chaos run, with the guarantee its adapter has.
struct ChaosNetwork: Sendable {
    let platform: String
    let guarantee: String
    /// The dialect that practice answers it in.
    let practice: String

    static let facebook = ChaosNetwork(platform: "facebook", guarantee: "lookup", practice: "facebook")
    static let linkedin = ChaosNetwork(platform: "linkedin", guarantee: "none", practice: "linkedin")
    /// A test adapter stands in for TikTok's: its network dedupes on our key.
    static let tiktok = ChaosNetwork(platform: "tiktok", guarantee: "key", practice: "testnet")
    static let all = [facebook, linkedin, tiktok]

    func url(_ name: String) -> String {
        switch platform {
        case "linkedin": "https://www.linkedin.com/in/\(name)"
        case "facebook": "https://www.facebook.com/\(name)"
        default: "https://www.tiktok.com/@\(name)"
        }
    }

    /// The network writes the mention before the text, so that is what arrives.
    func arriving(_ text: String, to name: String) -> String { platform == "tiktok" ? "@\(name) \(text)" : text }
}

/// Somebody to write to: invented, by the id that practice knows them under.
struct ChaosPerson: Sendable {
    let network: ChaosNetwork
    let id: String
    let number: Int

    /// Also the name that the key network mentions.
    var username: String { network.platform == "tiktok" ? id : "chaos.person.\(number)" }
    static let header = "platform,username,full_name,profile_url,platform_user_id\r\n"
    var row: String {
        "\(network.platform),\(username),Mara Muster\(number),\(network.url(username)),\(id)\r\n"
    }
}
