internal import CCrypto

/// SHA-256 over parts that arrive one after the other.
package struct RunningSHA256: ~Copyable {
    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL has no SHA-256")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func update(_ bytes: [UInt8]) {
        precondition(EVP_DigestUpdate(context, bytes, bytes.count) == 1, "OpenSSL refuses to hash")
    }

    /// Adds a length before the bytes, so that no two lists of fields hash alike.
    package mutating func update(field bytes: [UInt8]) {
        update((0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) })
        update(bytes)
    }

    /// 32 bytes.
    package consuming func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(EVP_DigestFinal_ex(context, &digest, nil) == 1, "OpenSSL refuses to hash")
        return digest
    }
}
