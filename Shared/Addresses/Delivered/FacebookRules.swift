extension PlatformRules {
    /// `/<name>`, `/profile.php?id=…`, `/people/<name>/<number>`, with a tab such as `/about` behind it; and what a conversation shows:
    /// `m.me/<name>`, `messenger.com/t/<name>`, `facebook.com/messages/t/<number>`.
    package static let facebook = PlatformRules(
        platform: "facebook", title: "Facebook",
        addresses: AddressRules(
            hosts: [
                .init("facebook.com"), .init("fb.com"), .init("m.me", isExactInNoes: true), .init("messenger.com"),
            ],
            forwarding: ["fb.me", "l.facebook.com"], passed: ["messages", "e2ee", "t"],
            forms: [
                .init("/profile.php?id={number}"), .init("/people/{any}/{number}"),
                .init("/groups|events", .other("a group or an event")),
                .init("/pages|pg|business", .other("a business page")),
                .init(facebookPages, .other("a post or one of Facebook's own pages")),
                .init("/{any}/posts|videos|photos|reel|permalink|notes|events", .other("a post")),
                .init("/{number}"), .init("/{name}"),
            ],
            otherwise: "one of Facebook's own pages", front: "Facebook's front page",
            profile: "https://www.facebook.com/{name}",
            numbered: "https://www.facebook.com/profile.php?id={number}",
            noes: .init(passed: ["pg"], nobody: ["messages", "e2ee", "t"])),
        // Facebook ignores full stops in its names.
        names: NameRules(letters: .any, ignored: "."), files: FileRules(shortNames: ["fb"]))

    private static let facebookPages =
        "/watch|marketplace|story.php|permalink.php|photo.php|photo|photos|video.php|videos|reel|reels|share|sharer|sharer.php"
        + "|hashtag|gaming|stories|media|help|login|login.php|home.php|search|ads|policies|privacy|messages|t|e2ee|notes|public"
        + "|dialog|l.php"
}
