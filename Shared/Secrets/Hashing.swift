internal import CCrypto

/// SHA-256 of `bytes`: 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let worked = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(worked == 1, "OpenSSL has no SHA-256")
    return digest
}

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

/// HMAC-SHA-256 (RFC 2104): 32 bytes.
package func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let worked = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &tag, &length)
    precondition(worked != nil && length == 32, "OpenSSL has no HMAC-SHA-256")
    return tag
}

/// Compares in a time that depends on the lengths only.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
}

/// `count` bytes of the operating system's randomness, by way of OpenSSL's generator.
package func randomBytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    precondition(RAND_bytes(&bytes, Int32(count)) == 1, "no randomness")
    return bytes
}

/// How much work a password guess costs. Source: OWASP Password Storage Cheat Sheet (2^15, 8, 3 takes 32 MiB).
package struct ScryptCost: Sendable, Equatable {
    package var n: UInt64
    package var r: UInt64
    package var p: UInt64

    package init(n: UInt64 = 1 << 15, r: UInt64 = 8, p: UInt64 = 3) { (self.n, self.r, self.p) = (n, r, p) }
}

/// scrypt (RFC 7914). Takes tens of milliseconds: call it through `Loop.offload`.
/// - Returns: `nil` when the cost is not one that scrypt allows.
package func scrypt(password: [UInt8], salt: [UInt8], cost: ScryptCost = ScryptCost(), length: Int = 32) -> [UInt8]? {
    var key = [UInt8](repeating: 0, count: length)
    let memory = 256 * cost.n.multipliedReportingOverflow(by: cost.r).partialValue + (1 << 20)
    let worked = password.withUnsafeBytes { text in
        EVP_PBE_scrypt(
            text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, salt, salt.count, cost.n, cost.r, cost.p,
            memory, &key, length)
    }
    return worked == 1 ? key : nil
}
