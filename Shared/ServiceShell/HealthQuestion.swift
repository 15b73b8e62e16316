internal import Glibc

/// Asks a service of this machine for `/readyz`, without a loop or a library: it runs every few seconds in every container.
struct HealthQuestion {
    /// What the service listens on; for all interfaces, loopback is asked.
    let address: String
    let port: UInt16
    /// Longest wait for the answer's first line, in seconds; connecting to this machine takes none.
    private static let patience = 3

    /// Why the service is not ready; `nil` when it is.
    var problem: String? {
        guard let socket = connected() else { return "nobody answers at \(address):\(port)" }
        defer { close(socket) }
        let request = Array("GET /readyz HTTP/1.1\r\nHost: \(address)\r\nConnection: close\r\n\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return "\(address):\(port) closed the connection"
        }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(socket, &bytes, bytes.count, 0)
        guard count > 0 else { return "\(address):\(port) gave no answer within \(HealthQuestion.patience) s" }
        let answer = String(decoding: bytes[..<count], as: UTF8.self)
        return answer.hasPrefix("HTTP/1.1 200 ") ? nil : "not ready: \(answer.split(separator: "\r\n").last ?? "")"
    }

    private func connected() -> Int32? {
        var hints = addrinfo()
        // Without a host, and unless it is passive, the address is loopback.
        hints.ai_flags = AI_NUMERICHOST
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(isEverywhere ? nil : address, String(port), &hints, &found) == 0 else { return nil }
        defer { freeaddrinfo(found) }
        var next = found
        while let info = next?.pointee {
            let socket = socket(info.ai_family, info.ai_socktype, 0)
            var limit = timeval(tv_sec: HealthQuestion.patience, tv_usec: 0)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            if connect(socket, info.ai_addr, info.ai_addrlen) == 0 { return socket }
            close(socket)
            next = info.ai_next
        }
        return nil
    }

    private var isEverywhere: Bool { ["0.0.0.0", "::"].contains(address) }
}
