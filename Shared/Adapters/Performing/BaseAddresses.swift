package import AdapterWire
package import Configuration
internal import HTTPClient

/// Where the bases of adapters really are: the manifest's addresses, and those that the operator moved.
package struct BaseAddresses: Sendable {
    struct Base: Sendable {
        let address: WebAddress
        /// The operator chose this address, so it may be on this machine or in its network.
        let isMoved: Bool
    }

    private let moved: [String: WebAddress]

    /// Everything where the manifests say.
    package init() { moved = [:] }

    /// - Parameter text: as in `OUTREACH_ADAPTER_URLS`: `facebook=http://127.0.0.1:8090/facebook,x.api=https://…`.
    ///   A platform alone means its base `api`, or its only base.
    /// - Throws: all that is wrong with it, without repeating an address.
    package init(_ text: String) throws(ConfigError) {
        var (moved, problems): ([String: WebAddress], [String]) = ([:], [])
        let entries = text.split(separator: ",").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        for (index, entry) in entries.enumerated() {
            let place = "`\(BaseAddresses.variable)`, entry \(index + 1)"
            guard let mark = entry.firstIndex(of: "="), BaseAddresses.isKey(entry[..<mark]) else {
                problems.append(
                    "\(place) must be a network or a network and its base, and an address: facebook=https://…")
                continue
            }
            let key = String(entry[..<mark])
            if let address = BaseAddresses.address(entry[entry.index(after: mark)...]) {
                if moved.updateValue(address, forKey: key) != nil { problems.append("\(place) moves `\(key)` again") }
            } else {
                problems.append("\(place): the address for `\(key)` must be http or https, a host, and at most a path")
            }
        }
        guard problems.isEmpty else { throw ConfigError(problems: problems) }
        self.moved = moved
    }

    /// What `OUTREACH_ADAPTER_URLS` moves that no such adapter has, as sentences.
    package func problems(_ manifests: [Manifest]) -> [String] {
        moved.keys.sorted().compactMap { key in
            let names = key.split(separator: ".")
            guard let manifest = manifests.first(where: { $0.platform == names[0] }) else {
                return "`\(BaseAddresses.variable)` moves `\(key)`, but no adapter of that name is loaded"
            }
            if names.count == 2 ? manifest.bases[String(names[1])] != nil : manifest.mainBase != nil { return nil }
            let bases = manifest.bases.keys.sorted().map { "\(manifest.platform).\($0)" }.joined(separator: ", ")
            return "`\(BaseAddresses.variable)` moves `\(key)`, which is no base: "
                + (bases.isEmpty ? "\(manifest.displayName) has none" : "there is \(bases)")
        }
    }

    /// - Returns: `nil` for a base that the manifest does not have, or that is no plain address.
    func base(_ name: String, of manifest: Manifest) -> Base? {
        guard let own = manifest.bases[name] else { return nil }
        let general = manifest.mainBase == name ? moved[manifest.platform] : nil
        if let address = moved["\(manifest.platform).\(name)"] ?? general {
            return Base(address: address, isMoved: true)
        }
        return BaseAddresses.address(own[...]).map { Base(address: $0, isMoved: false) }
    }

    /// The base that a complete address lies under.
    func base(above address: WebAddress, of manifest: Manifest) -> Base? {
        guard !address.hasFragment else { return nil }
        return manifest.bases.keys.sorted().lazy.compactMap { base($0, of: manifest) }
            .first { address.lies(under: $0.address) }
    }

    private static let variable = "OUTREACH_ADAPTER_URLS"

    private static func isKey(_ key: Substring) -> Bool {
        let names = key.split(separator: ".", omittingEmptySubsequences: false)
        return names.count <= 2 && names.allSatisfy { Manifest.isPlatformName(String($0)) }
    }

    /// Slashes at the end are left out: paths begin with one.
    private static func address(_ text: Substring) -> WebAddress? {
        var text = text
        while text.last == "/" || text.last == " " { text.removeLast() }
        guard let address = WebAddress(String(text)), !address.hasUser, !address.hasFragment, address.query == nil,
            !WebAddress.climbs(address.path)
        else { return nil }
        return address
    }
}

extension Manifest {
    /// The base that the platform's name alone means.
    fileprivate var mainBase: String? { bases["api"] != nil ? "api" : bases.count == 1 ? bases.keys.first : nil }
}
