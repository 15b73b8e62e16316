internal import Addresses
internal import Suppression

/// The cells of one row by meaning; blank ones are absent.
struct Cells {
    let count: Int
    /// There is text behind the header's last column.
    var overflows = false
    private var values: [String?]

    init(count: Int) {
        self.count = count
        values = Array(repeating: nil, count: PersonColumn.allCases.count)
    }

    subscript(column: PersonColumn) -> String? {
        get { values[column.slot] }
        set {
            guard let newValue else { return }
            // What nobody sees at the ends of a name or an address is no part of it; of a text, line ends are.
            let text = column.isName ? Visible.trimmed(newValue) : newValue.trimmingSpaces()
            if !text.isEmpty { values[column.slot] = text }
        }
    }

    /// Nothing but the day LinkedIn remembers.
    var isEmpty: Bool {
        !overflows && PersonColumn.allCases.allSatisfy { $0 == .connectedOn || $0 == .platform || self[$0] == nil }
    }

    var fullName: String? {
        if let name = self[.fullName] { return name }
        let parts = [self[.firstName], self[.lastName]].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// A bio of its own, else what the person does and where.
    var bio: String? {
        switch (self[.bio], self[.position], self[.company]) {
        case (let bio?, _, _): bio
        case (nil, let position?, let company?): "\(position) at \(company)"
        case (nil, let position?, nil): position
        case (nil, nil, let company?): "Works at \(company)"
        case (nil, nil, nil): nil
        }
    }
}

extension PersonColumn {
    fileprivate var isName: Bool {
        switch self {
        case .platform, .username, .profileURL, .followersCount, .platformUserID, .email: true
        default: false
        }
    }

    fileprivate var slot: Int {
        switch self {
        case .platform: 0
        case .username: 1
        case .fullName: 2
        case .firstName: 3
        case .lastName: 4
        case .profileURL: 5
        case .bio: 6
        case .location: 7
        case .category: 8
        case .followersCount: 9
        case .platformUserID: 10
        case .email: 11
        case .company: 12
        case .position: 13
        case .connectedOn: 14
        }
    }
}

/// Collects everything that is wrong with a row, so that one correction is enough.
struct Notes {
    private(set) var reasons: [String] = []

    mutating func add(_ reason: String) { reasons.append(reason) }

    /// Too long is refused and never cut: half a name is somebody else's. Lengths are the seed's (R0.16), in code points.
    mutating func text(_ value: String?, _ field: String, atMost limit: Int) -> String? {
        guard let value, value.utf8.count > limit else { return value }
        let length = value.unicodeScalars.count
        if length > limit { add("\(field) has \(length) characters; at most \(limit) are allowed, so shorten it.") }
        return value
    }

    mutating func followers(_ value: String?) -> Int32? {
        guard let value else { return nil }
        let count = FollowersCount.parse(value)
        if count == nil { add("followers_count is not a whole number from 0 to \(Int32.max); correct or empty it.") }
        return count
    }

    /// The cell as it is: `mailto:`, brackets, several addresses; ``MailAddress`` reads it where it is hashed.
    mutating func email(_ value: String?) -> String? {
        guard let value else { return nil }
        if value.utf8.count > 4096 || MailAddress.read(value).isEmpty {
            add("email holds no e-mail address; correct or empty it.")
        }
        return value
    }

    mutating func userID(_ value: String?, _ address: (url: ProfileURL, username: String)?) -> String? {
        let known = address?.url.platformUserID
        guard let value = text(value, "platform_user_id", atMost: 255) else { return known }
        if let known, known != value {
            add("platform_user_id is not the one in profile_url; correct one of them.")
        }
        return value
    }
}
