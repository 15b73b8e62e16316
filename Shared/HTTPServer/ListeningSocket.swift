internal import Glibc

/// A bound, listening, non-blocking socket.
struct ListeningSocket {
    let descriptor: Int32
    let port: Int

    /// - Parameter address: an IPv4 or IPv6 address, no name.
    init(address: String, port: Int) throws(ServerError) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address, String(port), &hints, &found) == 0, let info = found?.pointee else {
            throw ServerError(description: "\(address) is not an address to listen on")
        }
        defer { freeaddrinfo(found) }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(info.ai_family, type, 0)
        guard descriptor >= 0 else { throw ServerError(description: "no socket: \(String(cString: strerror(errno)))") }
        // Address reuse only over closing connections. SO_REUSEPORT would silently share with an older process.
        ListeningSocket.enable(descriptor, SOL_SOCKET, SO_REUSEADDR)
        ListeningSocket.enable(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        guard bind(descriptor, info.ai_addr, info.ai_addrlen) == 0, listen(descriptor, 1024) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw ServerError(description: "cannot listen on \(address):\(port): \(reason)")
        }
        self.port = ListeningSocket.port(of: descriptor)
    }

    private static func enable(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        withUnsafeMutableBytes(of: &address) { bytes in
            _ = getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress!, &length)
        }
        // The port lies at the same place for both families.
        return Int(UInt16(bigEndian: address.sin6_port))
    }

    /// The same socket for one more loop.
    func duplicate() throws(ServerError) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw ServerError(description: "no descriptor: \(String(cString: strerror(errno)))") }
        return copy
    }
}
