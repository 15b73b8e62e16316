/// FNV-1a, 64 bits: the same on every machine and in every version, unlike `Hasher`.
package enum Fingerprint {
    package static func of(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits of FNV-1a are weak in short texts, and callers take remainders.
        return hash ^ (hash >> 32)
    }
}
