internal import Glibc

/// The socket to the service: four bytes of length, little-endian, and that many bytes (Shared/AdapterWire/Frame.swift).
struct WireLine {
    let descriptor: Int32

    func send(_ text: String) {
        var text = text
        text.withUTF8 { send($0) }
    }

    /// Ends the process when nobody listens any more.
    func send(_ bytes: UnsafeBufferPointer<UInt8>) {
        var header = UInt32(truncatingIfNeeded: bytes.count).littleEndian
        withUnsafeMutableBytes(of: &header) { header in
            var parts = [
                iovec(iov_base: header.baseAddress, iov_len: 4),
                iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count),
            ]
            var left = 4 + bytes.count
            while left > 0 {
                let sent = writev(descriptor, &parts, 2)
                guard sent > 0 else { exit(HostExit.done) }
                left -= sent
                let ofHeader = min(sent, parts[0].iov_len)
                parts[0].iov_base += ofHeader
                parts[0].iov_len -= ofHeader
                guard left > 0 else { break }
                parts[1].iov_base += sent - ofHeader
                parts[1].iov_len -= sent - ofHeader
            }
        }
    }
}
