internal import Glibc

/// Whether an address is somebody's on the public internet, and not this machine, its networks, or a way back to them.
///
/// Source: IANA special-purpose address registries (RFC 6890 and successors). What is not known to be public is not.
/// - Parameter bytes: 4 or 16 of them, in network order.
package func isPublicAddress(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: !specialIPv4.contains { $0.contains(bytes) }
    // The well-known NAT64 prefix leads to the IPv4 address in its last four bytes (RFC 6052).
    case 16 where nat64.contains(bytes): isPublicAddress(Array(bytes.suffix(4)))
    // Outside 2000::/3 are mapped, compatible, local, site-local, link-local and multicast addresses, and nobody's.
    case 16: globalUnicast.contains(bytes) && !specialIPv6.contains { $0.contains(bytes) }
    default: false
    }
}

/// The bytes of a numeric address; `nil` for everything else, an address with a zone included.
package func addressBytes(_ text: String) -> [UInt8]? {
    var (short, long) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, text, &short) == 1 { return withUnsafeBytes(of: &short) { Array($0) } }
    if inet_pton(AF_INET6, text, &long) == 1 { return withUnsafeBytes(of: &long) { Array($0) } }
    return nil
}

private struct AddressBlock: Sendable {
    private let start: [UInt8]
    private let bits: Int

    init(_ text: String, _ bits: Int) {
        guard let start = addressBytes(text) else { preconditionFailure("\(text) is no address") }
        (self.start, self.bits) = (start, bits)
    }

    func contains(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == start.count else { return false }
        let (whole, rest) = (bits / 8, bits % 8)
        guard bytes[..<whole] == start[..<whole] else { return false }
        return rest == 0 || (bytes[whole] ^ start[whole]) >> UInt8(8 - rest) == 0
    }
}

private let specialIPv4 = [
    AddressBlock("0.0.0.0", 8), AddressBlock("10.0.0.0", 8), AddressBlock("100.64.0.0", 10),
    AddressBlock("127.0.0.0", 8), AddressBlock("169.254.0.0", 16), AddressBlock("172.16.0.0", 12),
    AddressBlock("192.0.0.0", 24), AddressBlock("192.0.2.0", 24), AddressBlock("192.88.99.0", 24),
    AddressBlock("192.168.0.0", 16), AddressBlock("198.18.0.0", 15), AddressBlock("198.51.100.0", 24),
    AddressBlock("203.0.113.0", 24), AddressBlock("224.0.0.0", 4), AddressBlock("240.0.0.0", 4),
]
private let nat64 = AddressBlock("64:ff9b::", 96)
private let globalUnicast = AddressBlock("2000::", 3)
/// Protocol assignments (Teredo, ORCHID, benchmarks), documentation twice, 6to4.
private let specialIPv6 = [
    AddressBlock("2001::", 23), AddressBlock("2001:db8::", 32), AddressBlock("3fff::", 20), AddressBlock("2002::", 16),
]
