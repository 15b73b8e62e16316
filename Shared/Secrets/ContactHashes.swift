package import JSON

/// Keyed hashes of e-mail addresses, as they travel between services: hexadecimal text, with or without PostgreSQL's `\x` in front.
package enum ContactHashes {
    /// - Returns: without the prefix; nothing for what is no array, and without what is no hash.
    package static func read(_ json: JSONValue?) -> [String] {
        (json?.arrayValue ?? []).compactMap(\.stringValue).map { $0.hasPrefix("\\x") ? String($0.dropFirst(2)) : $0 }
            .filter {
                $0.utf8.count == 64 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
            }
    }

    /// PostgreSQL's text for a `bytea[]`, to be bound beside others of different lengths; `nil` for none.
    package static func literal(_ hashes: [String]) -> String? {
        hashes.isEmpty ? nil : "{" + hashes.map { "\"\\\\x\($0)\"" }.joined(separator: ",") + "}"
    }
}
