internal import CCrypto

/// How much work a password guess costs. Source: OWASP Password Storage Cheat Sheet (2^15, 8, 3 takes 32 MiB).
package struct ScryptCost: Sendable, Equatable {
    package var n: UInt64
    package var r: UInt64
    package var p: UInt64

    package init(n: UInt64 = 1 << 15, r: UInt64 = 8, p: UInt64 = 3) { (self.n, self.r, self.p) = (n, r, p) }
}
