internal import Glibc

extension LoopServer {
    /// Puts the response's head, and a small body, into `scratch`. What the route does not say, the server adds.
    /// - Returns: the length of the body.
    @discardableResult
    func writeHead(_ response: Response, trail: RequestTrail, closes: Bool, isHead: Bool) -> Int {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(text: "HTTP/1.1 ")
        scratch.appendDecimal(response.status)
        scratch.append(text: StatusText.phrase(response.status))
        scratch.append(text: "\r\nDate: ")
        scratch.append(contentsOf: clock.text())
        scratch.append(text: "\r\nX-Request-Id: ")
        trail.appendRequestID(to: &scratch)
        scratch.append(text: "\r\ntraceparent: ")
        trail.appendTraceparent(to: &scratch)
        scratch.append(text: "\r\nX-Content-Type-Options: nosniff\r\n")
        if closes { scratch.append(text: "Connection: close\r\n") }
        let names = writeFields(response)
        if !names.hasCacheControl { scratch.append(text: "Cache-Control: no-store\r\n") }
        let count = writeLength(response, hasType: names.hasType)
        scratch.append(text: "\r\n")
        if case .bytes(let bytes) = response.body, !isHead { scratch.append(contentsOf: bytes) }
        return count
    }

    private func writeFields(_ response: Response) -> (hasType: Bool, hasCacheControl: Bool) {
        var (hasType, hasCacheControl) = (false, false)
        for (name, value) in response.headers {
            // A line break would begin a header, or a body, of somebody else's choice.
            guard name.utf8.allSatisfy(\.isTokenCharacter), value.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }) else {
                continue
            }
            if name == "Content-Type" { hasType = true }
            if name == "Cache-Control" { hasCacheControl = true }
            scratch.append(contentsOf: name.utf8)
            scratch.append(text: ": ")
            scratch.append(contentsOf: value.utf8)
            scratch.append(text: "\r\n")
        }
        return (hasType, hasCacheControl)
    }

    private func writeLength(_ response: Response, hasType: Bool) -> Int {
        let count: Int
        switch response.body {
        case .events:
            scratch.append(text: "Content-Type: text/event-stream\r\nX-Accel-Buffering: no\r\n")
            return 0
        // How its end is told depends on the caller, and stands among the fields.
        case .pieces: return 0
        case .empty, .reset: count = 0
        case .bytes(let bytes): count = bytes.count
        case .shared(let bytes): count = bytes.count
        }
        if response.status == 204 || response.status == 304 { return 0 }
        if !hasType && count > 0 { scratch.append(text: "Content-Type: application/json; charset=utf-8\r\n") }
        scratch.append(text: "Content-Length: ")
        scratch.appendDecimal(count)
        scratch.append(text: "\r\n")
        return count
    }
}

/// Reason phrases with the blank before them.
enum StatusText {
    static func phrase(_ status: Int) -> StaticString {
        switch status {
        case 200: " OK"
        case 201: " Created"
        case 202: " Accepted"
        case 204: " No Content"
        case 304: " Not Modified"
        case 400: " Bad Request"
        case 401: " Unauthorized"
        case 403: " Forbidden"
        case 404: " Not Found"
        case 405: " Method Not Allowed"
        case 408: " Request Timeout"
        case 409: " Conflict"
        case 412: " Precondition Failed"
        case 413: " Content Too Large"
        case 414: " URI Too Long"
        case 415: " Unsupported Media Type"
        case 417: " Expectation Failed"
        case 422: " Unprocessable Content"
        case 429: " Too Many Requests"
        case 431: " Request Header Fields Too Large"
        case 500: " Internal Server Error"
        case 501: " Not Implemented"
        case 502: " Bad Gateway"
        case 503: " Service Unavailable"
        case 504: " Gateway Timeout"
        default: " "
        }
    }
}

/// The `Date` header's text, made once a second.
struct HeaderClock {
    private var second = 0
    private var bytes: [UInt8] = []

    mutating func text() -> [UInt8] {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            bytes = HeaderClock.text(of: second)
        }
        return bytes
    }

    /// RFC 9110 section 5.6.7: `Sat, 21 Nov 2026 06:30:00 GMT`. Names in English, whatever the locale.
    private static func text(of second: Int) -> [UInt8] {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var seconds = time_t(second)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day =
            "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return Array("\(day) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT".utf8)
    }
}
