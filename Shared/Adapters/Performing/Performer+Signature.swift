package import AdapterWire
internal import Secrets

extension Performer {
    /// The tag that a call carries where its manifest says that one must stand; a call without a well-formed one costs no hash.
    /// - Returns: 32 bytes, or `nil`.
    package static func tag(_ headers: [WireHeader], _ signature: Manifest.Signature) -> [UInt8]? {
        let values = headers.filter { $0.name == signature.header }
        guard values.count == 1, values[0].value.hasPrefix(signature.prefix) else { return nil }
        let digits = String(values[0].value.dropFirst(signature.prefix.count))
        guard digits.utf8.count == 64 else { return nil }
        return bytes(hex: digits)
    }

    /// Whether one of the accounts' secrets made the tag of this body. All of them are tried, whether or not one was found.
    package static func isSigned(
        _ body: [UInt8], _ tag: [UInt8], _ signature: Manifest.Signature, _ credentials: [[String: String]]
    ) -> Bool {
        let secrets = Set(credentials.compactMap { $0[signature.secret] }.filter { !$0.isEmpty })
        return secrets.count { constantTimeEqual(hmacSHA256(key: Array($0.utf8), body), tag) } > 0
    }
}
