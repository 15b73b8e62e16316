extension PlatformRules {
    /// `/@<name>`, with or without a tab behind it.
    package static let tiktok = PlatformRules(
        platform: "tiktok", title: "TikTok",
        addresses: AddressRules(
            hosts: [.init("tiktok.com")], forwarding: ["vm.tiktok.com", "vt.tiktok.com"],
            forms: [.init("/@{any}/video|photo", .other("a video")), .init("/@{name}")],
            otherwise: "a TikTok page without @ and a name", profile: "https://www.tiktok.com/@{name}"),
        files: FileRules(shortNames: ["tt"]))

    /// The networks that Outreach is delivered with (R0.3): known before any adapter is loaded, and also without one.
    package static let delivered: [PlatformRules] = [linkedin, facebook, instagram, tiktok]
}
