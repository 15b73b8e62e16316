/// The text of an API key: `ok_`, 8 characters that name it, `_`, 32 random bytes in base 62 (43 characters), and a
/// checksum of 6, so that a scanner can tell a leaked key from any other word without asking us.
package struct APIKey: Sendable, Equatable, CustomStringConvertible {
    /// Shown once, never stored, never logged.
    package let text: String
    /// `ok_` and the 8 characters: safe to show in lists.
    package var prefix: String { String(text.prefix(11)) }
    /// What is stored: SHA-256 of the whole text. The secret has 256 random bits, so nothing slower is needed.
    package var hash: [UInt8] { sha256(Array(text.utf8)) }

    /// Keeps the secret out of log lines.
    package var description: String { "APIKey(\(prefix)…)" }

    package static func generate() -> APIKey {
        let body = "ok_" + base62(randomBytes(6), width: 9).suffix(8) + "_" + base62(randomBytes(32), width: 43)
        return APIKey(unchecked: body + checksum(body))
    }

    /// - Returns: `nil` when the text cannot be a key: no database has to be asked.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard text.utf8.count == 61, parts.count == 3, parts[0] == "ok", parts[1].utf8.count == 8, isBase62(parts[1]),
            isBase62(parts[2]), text.suffix(6) == APIKey.checksum(String(text.dropLast(6)))
        else { return nil }
        self.init(unchecked: text)
    }

    private init(unchecked text: String) { self.text = text }

    /// CRC-32 in six characters of base 62.
    private static func checksum(_ body: String) -> String {
        let sum = crc32(Array(body.utf8))
        return base62((0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - $0 * 8)) }, width: 6)
    }
}

/// CRC-32 of ISO 3309, as in gzip.
private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
}
