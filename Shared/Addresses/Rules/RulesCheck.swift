/// A mistake in a network's rules: a rule that cannot be kept, or would take other networks' people for its own.
package struct RulesMistake: Error, Sendable, Equatable {
    /// The member, such as `addresses.hosts`.
    package let place: String
    /// Continues the place: "must …".
    package let reason: String

    init(_ place: String, _ reason: String) { (self.place, self.reason) = (place, reason) }
}

extension PlatformRules {
    /// - Throws: the first mistake.
    package func check() throws(RulesMistake) {
        let isPlain = title.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard (1...60).contains(title.unicodeScalars.count), isPlain else {
            throw RulesMistake("title", "must have 1 to 60 characters, no control character among them (display_name)")
        }
        try checkHosts()
        try checkForms()
        try checkNames()
        try checkFiles()
        try checkProfile()
    }

    private func checkHosts() throws(RulesMistake) {
        let place = "addresses.hosts"
        guard (1...20).contains(addresses.hosts.count) else { throw RulesMistake(place, "must name 1 to 20 hosts") }
        for host in addresses.hosts.map(\.name) + addresses.forwarding {
            try PlatformRules.checkHost(host, at: place)
        }
        guard addresses.forwarding.count <= 20 else {
            throw RulesMistake("addresses.forwarding", "has more than 20 hosts")
        }
    }

    /// A host that many different sites lie under would make everybody's pages this network's.
    private static func checkHost(_ host: String, at place: String) throws(RulesMistake) {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            (4...253).contains(host.utf8.count) && host.utf8.allSatisfy(AddressParts.isHostByte)
            && labels.allSatisfy { !$0.isEmpty && $0.first != "-" && $0.last != "-" }
        guard isHost, labels.last?.utf8.contains(where: { !(0x30...0x39).contains($0) }) == true else {
            throw RulesMistake(place, "must hold hosts in small letters, like network.example")
        }
        let shared = ["co", "com", "net", "org", "edu", "gov", "ac", "or", "ne", "github", "blogspot"]
        let isShared = labels.count == 2 && labels[1].utf8.count == 2 && shared.contains(String(labels[0]))
        guard labels.count >= 2, !isShared else {
            throw RulesMistake(place, "names \(host), under which everybody's pages lie: name the network's own host")
        }
    }

    private func checkForms() throws(RulesMistake) {
        let place = "addresses.forms"
        guard (1...64).contains(addresses.forms.count) else { throw RulesMistake(place, "must have 1 to 64 entries") }
        for form in addresses.forms {
            guard let pattern = PathPattern(form.path) else {
                throw RulesMistake(
                    place,
                    "has a path that is none: steps are words, {any}, {name}, @{name} or {number}, like /in/{name}")
            }
            guard form.meaning != .person || pattern.namesSomebody else {
                throw RulesMistake(
                    place, "has a path of people without {name} or {number}: it would be everybody's page")
            }
        }
        guard addresses.forms.contains(where: { $0.meaning == .person && $0.path.contains("{name}") }) else {
            throw RulesMistake(place, "has no path of people with {name}")
        }
        for path in addresses.noes.forms where PathPattern(path)?.namesSomebody != true {
            throw RulesMistake("addresses.noes.forms", "must hold paths with {name}")
        }
        let words = addresses.passed + addresses.noes.passed + addresses.noes.nobody
        guard words.count <= 100, words.allSatisfy({ !$0.isEmpty && $0 == $0.lowercased() && $0.utf8.count <= 60 })
        else {
            throw RulesMistake("addresses.passed", "must hold words in small letters, at most 100 with those of noes")
        }
    }

    private func checkNames() throws(RulesMistake) {
        let isSign: (UInt8) -> Bool = { byte in "-._~'&+".utf8.contains(byte) }
        guard names.signs.utf8.allSatisfy(isSign) else { throw RulesMistake("names.signs", "may hold - . _ ~ ' & +") }
        guard names.ignored.utf8.allSatisfy(names.signs.utf8.contains) else {
            throw RulesMistake("names.ignored", "must be some of names.signs")
        }
        guard (1...NameRules.anyLength).contains(names.longest) else {
            throw RulesMistake("names.longest", "must be from 1 to \(NameRules.anyLength)")
        }
        // Everybody's name would be an id, in which case matters.
        guard names.opaque.map({ !$0.prefix.isEmpty && $0.shortest >= 8 }) ?? true else {
            throw RulesMistake("names.opaque", "must have a prefix, and a shortest of 8 or more")
        }
    }

    private func checkFiles() throws(RulesMistake) {
        for word in files.shortNames + files.columns + [platform] {
            guard (1...40).contains(word.utf8.count), word == word.lowercased() else {
                throw RulesMistake("files", "must hold words in small letters, at most 40 each")
            }
        }
        // Fewer are in everybody's files, and those people would all be this network's.
        guard files.ownExport.isEmpty || (3...20).contains(Set(files.ownExport).count) else {
            throw RulesMistake("files.own_export", "must name 3 to 20 columns, or none")
        }
        // Then each row says itself on which network it is.
        guard files.ownExport.isEmpty || files.ownExport.contains("profile_url") else {
            throw RulesMistake("files.own_export", "must name profile_url among its columns")
        }
    }

    /// What is written is read again as the same person; otherwise one would become two.
    private func checkProfile() throws(RulesMistake) {
        let place = "addresses.profile"
        guard addresses.profile.hasPrefix("https://"), addresses.profile.split(separator: "{name}").count <= 2,
            addresses.profile.contains("{name}"), addresses.profile.utf8.count <= 500
        else { throw RulesMistake(place, "must be an https address with {name} in it, once") }
        let reader = PlatformReader(self)
        // A name that no list of the network's own pages has.
        let name = "q7x9z"
        let target: ProfileTarget
        do throws(AddressRefusal) {
            let address = try AddressParts(reader.address(of: name))
            guard AddressBook.serves(address.host, anyOf: addresses.hosts.map(\.name)) else {
                throw AddressRefusal(reason: "is on a host that is none of addresses.hosts")
            }
            target = try reader.target(of: address)
        } catch {
            throw RulesMistake(place, "is not read as a person's address: it \(error.reason)")
        }
        guard case .name(name) = target else {
            throw RulesMistake(place, "is read as somebody else's address by addresses.forms")
        }
        try checkNumbered(reader)
    }

    private func checkNumbered(_ reader: PlatformReader) throws(RulesMistake) {
        let digits = "4200000000001"
        guard let text = reader.address(ofNumber: digits) else { return }
        let address = try? AddressParts(text)
        let isOurs = address.map { AddressBook.serves($0.host, anyOf: addresses.hosts.map(\.name)) } ?? false
        guard text.hasPrefix("https://"), isOurs, let address, case .number(digits)? = try? reader.target(of: address)
        else {
            throw RulesMistake(
                "addresses.numbered",
                "must be an https address on one of addresses.hosts, read by addresses.forms as {number}"
            )
        }
    }
}

extension AddressBook {
    /// Whether another known network has one of these hosts, or one of them lies under another's.
    /// - Returns: the host, and whose it is.
    package func claim(on rules: PlatformRules) -> (host: String, platform: String)? {
        let mine = rules.addresses.hosts.map(\.name) + rules.addresses.forwarding
        for reader in all where reader.platform != rules.platform {
            let theirs = reader.rules.addresses.hosts.map(\.name) + reader.rules.addresses.forwarding
            for host in mine {
                let isTaken = theirs.contains { $0 == host || host.hasSuffix("." + $0) || $0.hasSuffix("." + host) }
                if isTaken { return (host, reader.platform) }
            }
        }
        return nil
    }
}
