internal import Addresses

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
