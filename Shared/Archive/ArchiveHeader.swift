internal import JSON
internal import Secrets

/// The first three lines of an archive, readable by anybody: the format with its version; how the keys come from the passphrase and
/// how the rest is sealed, as JSON; and a proof that both lines are as they were written, which only the passphrase can make.
///
/// The keys are scrypt's 64 bytes (RFC 7914): 32 for the chunks (``ChunkSeal``), 32 for the proof (HMAC-SHA-256).
package struct ArchiveHeader: Sendable, Equatable {
    /// The version this program writes; it reads no other.
    package static let version = 1
    static let magic = "outreach backup "
    /// Plaintext of one chunk, but for the last.
    package static let chunkLength = 1 << 20
    /// No header is longer.
    static let longest = 2048

    let cost: ScryptCost
    let salt: [UInt8]
    let prefix: [UInt8]
    var chunkLength: Int
    /// Which program wrote it; for people.
    package let madeBy: String

    /// A header of a new archive. The cost takes 128 MiB and about half a second (OWASP Password Storage Cheat Sheet).
    init(madeBy: String, cost: ScryptCost = ScryptCost(n: 1 << 17, r: 8, p: 1)) {
        (self.cost, self.madeBy, chunkLength) = (cost, madeBy, ArchiveHeader.chunkLength)
        (salt, prefix) = (randomBytes(16), randomBytes(ChunkSeal.prefixLength))
    }

    /// The two lines that the third proves.
    var text: String {
        let description: JSONValue = [
            "made_by": .string(madeBy),
            "kdf": [
                "name": "scrypt", "n": .int(Int64(cost.n)), "r": .int(Int64(cost.r)), "p": .int(Int64(cost.p)),
                "salt": .string(hex(salt)),
            ],
            "cipher": [
                "name": "AES-256-GCM", "mode": "STREAM", "chunk_bytes": JSONValue(chunkLength),
                "nonce_prefix": .string(hex(prefix)),
            ],
        ]
        return "\(ArchiveHeader.magic)\(ArchiveHeader.version)\n\(description.text)\n"
    }

    /// - Throws: ``ArchiveFault`` when these are no lines of an archive that this program can open.
    init(lines: [Substring]) throws(ArchiveFault) {
        guard let version = lines.first.flatMap({ ArchiveHeader.version(of: $0) }) else {
            throw ArchiveFault(.foreign, "this is no backup of Outreach, or its first line was changed")
        }
        guard version == ArchiveHeader.version else {
            throw ArchiveFault(
                .newer, "this is a backup of format \(version); this version of Outreach knows \(ArchiveHeader.version)"
            )
        }
        guard lines.count == 3, let json = try? JSONValue.parse(Array(lines[1].utf8)), let kdf = json["kdf"],
            let cipher = json["cipher"], kdf["name"] == "scrypt", cipher["name"] == "AES-256-GCM",
            cipher["mode"] == "STREAM",
            let cost = ArchiveHeader.cost(kdf), let salt = kdf["salt"]?.stringValue.flatMap({ bytes(hex: $0) }),
            salt.count == 16,
            let prefix = cipher["nonce_prefix"]?.stringValue.flatMap({ bytes(hex: $0) }),
            prefix.count == ChunkSeal.prefixLength,
            let chunk = cipher["chunk_bytes"]?.intValue, (1024...(16 << 20)).contains(chunk),
            let madeBy = json["made_by"]?.stringValue
        else { throw ArchiveFault(.changed, "the second line of the backup was changed: it can't be read any more") }
        (self.cost, self.salt, self.prefix, chunkLength, self.madeBy) = (cost, salt, prefix, Int(chunk), madeBy)
    }

    private static func version(of line: Substring) -> Int? {
        line.hasPrefix(magic) ? Int(line.dropFirst(magic.count)) : nil
    }

    /// Costs that a stranger's file may ask of this machine: at most 1 GiB of memory.
    private static func cost(_ json: JSONValue) -> ScryptCost? {
        guard let n = json["n"]?.intValue, let r = json["r"]?.intValue, let p = json["p"]?.intValue,
            (1 << 10...1 << 20).contains(n),
            n & (n - 1) == 0, (1...16).contains(r), (1...16).contains(p), n * r <= 1 << 23
        else { return nil }
        return ScryptCost(n: UInt64(n), r: UInt64(r), p: UInt64(p))
    }

    /// The chunks' key and the proof's. Takes half a second: call it away from a loop.
    func keys(passphrase: [UInt8]) throws(ArchiveFault) -> (chunks: [UInt8], proof: [UInt8]) {
        guard let both = scrypt(password: passphrase, salt: salt, cost: cost, length: 64) else {
            throw ArchiveFault(
                .changed, "the second line of the backup names a key derivation that is not possible here")
        }
        return (Array(both[..<32]), Array(both[32...]))
    }
}
