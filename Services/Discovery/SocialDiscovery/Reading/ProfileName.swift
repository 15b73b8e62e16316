/// What an address says about whom it shows, network by network.
enum ProfileName {
    case handle(String)
    /// A Facebook profile without a name of its own.
    case number(String)

    /// R0.42, R0.43: people only, companies never.
    private static func notAPerson(_ what: String) -> ProfileURLRefusal {
        ProfileURLRefusal(reason: "is \(what), not a person; give the address of a person's profile")
    }

    /// `/in/<name>`, also from the mobile site (`/mwlite/in/…`, `/m/in/…`) and LinkedIn's own mails (`/comm/in/…`), with a language or a
    /// tab behind it.
    static func linkedIn(_ address: WebAddress) throws(ProfileURLRefusal) -> ProfileName {
        var path = address.segments[...]
        while let first = path.first?.lowercased(), ["mwlite", "m", "comm"].contains(first) { path.removeFirst() }
        switch path.first?.lowercased() {
        case "in":
            guard path.count > 1 else { break }
            return .handle(path[path.startIndex + 1])
        case "company", "showcase", "organization": throw notAPerson("a company page")
        case "school", "edu": throw notAPerson("a school page")
        case "groups": throw notAPerson("a group")
        case "posts", "feed", "pulse", "events", "jobs", "newsletters": throw notAPerson("a post, an event or a job")
        case "sales", "talent", "recruiter":
            throw ProfileURLRefusal(reason: "belongs to a paid LinkedIn tool; give the public address with /in/")
        case "pub":
            throw ProfileURLRefusal(reason: "is an old /pub/ address; open it and give the address with /in/")
        default: break
        }
        throw notAPerson("a LinkedIn page without /in/ and a name")
    }

    /// `/<name>`, `/profile.php?id=…`, `/people/<name>/<number>`, with a tab such as `/about` behind it; and what a conversation shows:
    /// `m.me/<name>`, `messenger.com/t/<name>`, `facebook.com/messages/t/<number>`.
    static func facebook(_ address: WebAddress) throws(ProfileURLRefusal) -> ProfileName {
        var path = address.segments[...]
        while path.count > 1, let step = path.first?.lowercased(), ["messages", "e2ee", "t"].contains(step) {
            path.removeFirst()
        }
        guard let first = path.first else { throw notAPerson("Facebook's front page") }
        switch first.lowercased() {
        case "profile.php": return .number(try facebookNumber(address.value(of: "id")))
        case "people": return .number(try facebookNumber(path.count > 2 ? path[path.startIndex + 2] : nil))
        case "groups", "events": throw notAPerson("a group or an event")
        case "pages", "pg", "business": throw notAPerson("a business page")
        case let word where facebookPages.contains(word): throw notAPerson("a post or one of Facebook's own pages")
        default: break
        }
        if path.count > 1, facebookPosts.contains(path[path.startIndex + 1].lowercased()) { throw notAPerson("a post") }
        return first.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) ? .number(try facebookNumber(first)) : .handle(first)
    }

    /// `/<name>/`, also as the app writes it (`/_u/<name>`), with a tab behind it; and `ig.me/m/<name>`.
    static func instagram(_ address: WebAddress) throws(ProfileURLRefusal) -> ProfileName {
        var path = address.segments[...]
        if path.first == "_u" || (address.host == "ig.me" && path.first == "m") { path.removeFirst() }
        guard let first = path.first else { throw notAPerson("Instagram's front page") }
        let name = first.hasPrefix("@") ? String(first.dropFirst()) : first
        if instagramPages.contains(name.lowercased()) { throw notAPerson("a post or one of Instagram's own pages") }
        if path.count > 2, ["p", "reel", "tv"].contains(path[path.startIndex + 1]) { throw notAPerson("a post") }
        return .handle(name)
    }

    /// `/@<name>`, with or without a tab behind it.
    static func tiktok(_ address: WebAddress) throws(ProfileURLRefusal) -> ProfileName {
        guard let first = address.segments.first, first.hasPrefix("@") else {
            throw notAPerson("a TikTok page without @ and a name")
        }
        if address.segments.count > 1, ["video", "photo"].contains(address.segments[1]) { throw notAPerson("a video") }
        return .handle(String(first.dropFirst()))
    }

    private static func facebookNumber(_ digits: String?) throws(ProfileURLRefusal) -> String {
        guard let digits, 1...20 ~= digits.utf8.count, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
            throw ProfileURLRefusal(reason: "lacks the profile's number; copy the address again from the browser")
        }
        return digits
    }

    private static let facebookPages: Set<String> = [
        "watch", "marketplace", "story.php", "permalink.php", "photo.php", "photo", "photos", "video.php", "videos",
        "reel",
        "reels", "share", "sharer", "sharer.php", "hashtag", "gaming", "stories", "media", "help", "login", "login.php",
        "home.php", "search", "ads", "policies", "privacy", "messages", "t", "e2ee", "notes", "public", "dialog",
        "l.php",
    ]
    private static let facebookPosts: Set<String> = [
        "posts", "videos", "photos", "reel", "permalink", "notes", "events",
    ]
    private static let instagramPages: Set<String> = [
        "_u", "p", "reel", "reels", "tv", "stories", "explore", "accounts", "direct", "about", "developer", "legal",
        "web",
        "s",
    ]
}
