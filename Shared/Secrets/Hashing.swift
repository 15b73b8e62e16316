internal import CCrypto

/// SHA-256 of `bytes`: 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let worked = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(worked == 1, "OpenSSL has no SHA-256")
    return digest
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
