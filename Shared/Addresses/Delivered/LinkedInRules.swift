extension PlatformRules {
    /// `/in/<name>`, also from the mobile site (`/mwlite/in/…`, `/m/in/…`) and LinkedIn's own mails (`/comm/in/…`), with a language or a
    /// tab behind it.
    package static let linkedin = PlatformRules(
        platform: "linkedin", title: "LinkedIn",
        addresses: AddressRules(
            hosts: [.init("linkedin.com")], forwarding: ["lnkd.in"], passed: ["mwlite", "m", "comm"],
            forms: [
                .init("/in/{name}"),
                .init("/company|showcase|organization", .other("a company page")),
                .init("/school|edu", .other("a school page")),
                .init("/groups", .other("a group")),
                .init("/posts|feed|pulse|events|jobs|newsletters", .other("a post, an event or a job")),
                .init(
                    "/sales|talent|recruiter",
                    .refused("belongs to a paid LinkedIn tool; give the public address with /in/")),
                .init("/pub", .refused("is an old /pub/ address; open it and give the address with /in/")),
            ],
            otherwise: "a LinkedIn page without /in/ and a name", profile: "https://www.linkedin.com/in/{name}",
            noes: .init(forms: ["/pub/{name}"])),
        // LinkedIn calls the name a vanity name; an `fsd_profile` id may stand in its place.
        names: NameRules(letters: .any, opaque: .init(prefix: "ACo", shortest: 30)),
        files: FileRules(
            shortNames: ["li"], columns: ["linkedin", "linkedinprofileurl", "personlinkedinurl"],
            ownExport: ["first_name", "last_name", "profile_url", "connected_on"],
            emptyRow: "as LinkedIn writes it for members who left or hide themselves; there is nothing to do."))
}
