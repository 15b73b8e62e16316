import JSON

/// Invented people, as files hold them. The same number is always the same person.
enum InventedPeople {
    static let networks = ["linkedin", "facebook", "instagram", "tiktok"]
    static let header = "platform,username,full_name,profile_url,bio,location,category,followers_count"

    static func network(_ number: Int) -> String { networks[number % 4] }
    static func username(_ number: Int) -> String { "invented.person.\(number)" }

    static func url(_ number: Int) -> String {
        switch network(number) {
        case "linkedin": "https://www.linkedin.com/in/\(username(number))"
        case "facebook": "https://www.facebook.com/\(username(number))"
        case "instagram": "https://www.instagram.com/\(username(number))/"
        default: "https://www.tiktok.com/@\(username(number))"
        }
    }

    static func row(_ number: Int) -> String {
        """
        \(network(number)),\(username(number)),"Maria ""Mia"" Muster\(number)",\(url(number)),"Head of Tests at Örtlich \(number), \
        Inc",Musterstadt,engineering,\(number * 10)
        """
    }

    static func csv(_ numbers: Range<Int>) -> String {
        ([header] + numbers.map(row)).joined(separator: "\r\n") + "\r\n"
    }

    /// As LinkedIn writes a member's connections: notes first, dates in its own form, no platform.
    static func connections(_ numbers: Range<Int>) -> String {
        let notes = """
            Notes:
            "When exporting your connection data, you may notice that some of the email addresses are missing. You will only \
            see email addresses for connections who have allowed it."

            First Name,Last Name,URL,Email Address,Company,Position,Connected On

            """
        return notes
            + numbers.map {
                "Jo,Beispiel\($0),https://www.linkedin.com/in/jo-beispiel-\($0),,Muster GmbH,Tester,03 Jan 2026\n"
            }
            .joined()
    }
}
