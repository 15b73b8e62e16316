extension PlatformRules {
    /// `/<name>/`, also as the app writes it (`/_u/<name>`), with a tab behind it; and `ig.me/m/<name>`.
    package static let instagram = PlatformRules(
        platform: "instagram", title: "Instagram",
        addresses: AddressRules(
            hosts: [
                .init("instagram.com"), .init("instagr.am"), .init("ig.me", step: "m", isExactInNoes: true),
            ],
            forwarding: ["l.instagram.com"], passed: ["_u"], allowsAt: true,
            forms: [
                .init(
                    "/_u|p|reel|reels|tv|stories|explore|accounts|direct|about|developer|legal|web|s",
                    .other("a post or one of Instagram's own pages")),
                .init("/{any}/p|reel|tv/{any}", .other("a post")), .init("/{name}"),
            ],
            otherwise: "one of Instagram's own pages", front: "Instagram's front page",
            profile: "https://www.instagram.com/{name}/",
            noes: .init(passed: ["stories"], nobody: ["direct", "highlights", "stories"])),
        files: FileRules(shortNames: ["ig", "insta"]))
}
