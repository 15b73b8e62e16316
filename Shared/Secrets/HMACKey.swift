internal import CCrypto

/// A key for many HMAC-SHA-256 tags of short texts; the same tags as ``hmacSHA256(key:_:)``.
package struct HMACKey: Sendable {
    private let prepared: prepared_hmac

    package init(_ key: [UInt8]) {
        var prepared = prepared_hmac()
        prepared_hmac_init(&prepared, key, key.count)
        self.prepared = prepared
    }

    /// 32 bytes.
    package func tag(_ bytes: [UInt8]) -> [UInt8] {
        withUnsafePointer(to: prepared) { prepared in
            [UInt8](unsafeUninitializedCapacity: 32) { tag, count in
                prepared_hmac_tag(prepared, bytes, bytes.count, tag.baseAddress)
                count = 32
            }
        }
    }
}
