internal import Glibc
internal import Synchronization

/// The zones that this system knows, each read once.
package enum Zones {
    /// Debian's `tzdata`.
    package static let directory = "/usr/share/zoneinfo"
    private static let known = Mutex<[String: Zone]>([:])

    /// - Parameter name: as in IANA's database; capitals count.
    /// - Returns: `nil` for a name that this system has no table of.
    package static func named(_ name: String) -> Zone? {
        if name == Zone.utc.name { return .utc }
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard isName(name), let bytes = read("\(directory)/\(name)"), let table = ZoneTable(tzif: bytes) else {
            return nil
        }
        let zone = Zone(name: name, table: table)
        known.withLock { $0[name] = zone }
        return zone
    }

    /// `Area/Place`: nothing that leads out of the folder.
    static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return text.utf8.count <= 64
            && parts.allSatisfy { part in
                guard let first = part.utf8.first, isLetter(first) else { return false }
                return part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "_+-".utf8.contains($0) }
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// No table is larger than 4 KiB.
    private static let most = 65_536

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: most)
        let count = fread(&bytes, 1, most, file)
        return count > 0 && count < most ? Array(bytes.prefix(count)) : nil
    }
}
