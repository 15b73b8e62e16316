/// The gate in front of evhttp: it sees a head only after this has found nothing wrong with it.
///
/// evhttp cuts lines at NUL, takes bare line feeds, folds lines and answers in HTML; each is a door for request smuggling
/// or an unreadable error. Stricter than RFC 9112 wherever leniency is optional.
struct HeadParser {
    static let maxHead = 16 * 1024
    static let maxTarget = 8 * 1024
    static let maxFields = 100

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var fields = 0
    private var hosts = 0
    private var contentLength: Int?
    private var isChunked = false
    private var expectsContinue = false
    private var saysClose = false
    private var saysKeepAlive = false

    /// - Parameter bytes: up to and including the empty line.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) -> RequestHead {
        var parser = HeadParser(bytes: bytes)
        return try parser.parse()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func parse() throws(Problem) -> RequestHead {
        let name = try word("the method", limit: 32)
        let target = try word("the request target", limit: HeadParser.maxTarget)
        let isOld = try version()
        let start = position
        while bytes[position] != UInt8(ascii: "\r") { try field() }
        guard position + 2 == bytes.count else { throw .badRequest("A header line is malformed.") }
        guard hosts == 1 || isOld && hosts == 0 else { throw .badRequest("Exactly one Host header is needed.") }
        if isChunked && contentLength != nil {
            throw .badRequest("Content-Length and Transfer-Encoding exclude each other.")
        }
        let method = Method(bytes: name)
        // The body of a HEAD has no meaning, and a proxy might take it for the next request.
        if method == .head && (isChunked || (contentLength ?? 0) > 0) { throw .badRequest("HEAD takes no body.") }
        if isChunked && isOld { throw .badRequest("HTTP/1.0 has no Transfer-Encoding.") }
        let mark = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        return RequestHead(
            method: method, path: String(decoding: target[..<mark], as: UTF8.self),
            rawQuery: mark == target.endIndex ? [] : Array(target[(mark + 1)...]),
            headers: Headers(lines: Array(bytes[start..<position])), contentLength: contentLength,
            isChunked: isChunked, expectsContinue: expectsContinue, closes: saysClose || isOld && !saysKeepAlive,
            isOld: isOld)
    }

    /// Printable ASCII up to a blank.
    private mutating func word(_ what: String, limit: Int) throws(Problem) -> UnsafeBufferPointer<UInt8> {
        let start = position
        while bytes[position] > 0x20, bytes[position] < 0x7F { position += 1 }
        guard bytes[position] == 0x20, position > start else {
            throw .badRequest("The request line is malformed at \(what).")
        }
        guard position - start <= limit else {
            throw Problem(414, "uri-too-long", title: "The address is too long", detail: "At most \(limit) bytes.")
        }
        let word = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        if start > 0 {
            guard word[0] == UInt8(ascii: "/"), word.count == 1 || word[1] != UInt8(ascii: "/") else {
                throw .badRequest("The request target must be a path.")
            }
            guard !word.contains(UInt8(ascii: "#")) else { throw .badRequest("The request target holds a fragment.") }
        }
        return word
    }

    /// - Returns: whether it is HTTP/1.0.
    private mutating func version() throws(Problem) -> Bool {
        let line: StaticString = "HTTP/1."
        guard bytes.count - position >= 10, UnsafeBufferPointer(rebasing: bytes[position..<position + 7]).equals(line),
            bytes[position + 7] == UInt8(ascii: "1") || bytes[position + 7] == UInt8(ascii: "0"),
            bytes[position + 8] == UInt8(ascii: "\r"), bytes[position + 9] == UInt8(ascii: "\n")
        else { throw .badRequest("The request line must end in HTTP/1.1.") }
        defer { position += 10 }
        return bytes[position + 7] == UInt8(ascii: "0")
    }

    private mutating func field() throws(Problem) {
        fields += 1
        guard fields <= HeadParser.maxFields else {
            throw .headTooLarge("At most \(HeadParser.maxFields) header fields.")
        }
        guard let line = HeaderLine(bytes, from: position), !line.name.isEmpty,
            line.name.allSatisfy(\.isTokenCharacter)
        else { throw .badRequest("A header line is malformed.") }
        // Also catches a bare carriage return, a line feed cannot be inside.
        for byte in line.value where byte < 0x20 && byte != 0x09 || byte == 0x7F {
            throw .badRequest("A header value holds a control character.")
        }
        position = line.end
        try judge(line)
    }

    /// The fields that decide where this request ends.
    private mutating func judge(_ line: HeaderLine) throws(Problem) {
        switch line.name.count {
        case 4 where line.name.matches("Host"): hosts += 1
        case 6 where line.name.matches("Expect"):
            guard line.value.matches("100-continue") else {
                throw Problem(
                    417, "expectation-failed", title: "Unknown expectation", detail: "Only 100-continue is known.")
            }
            expectsContinue = true
        case 10 where line.name.matches("Connection"):
            for option in line.value.members {
                if option.matches("close") { saysClose = true }
                if option.matches("keep-alive") { saysKeepAlive = true }
            }
        case 14 where line.name.matches("Content-Length"):
            guard contentLength == nil else { throw .badRequest("Content-Length stands twice.") }
            contentLength = try length(line.value)
        case 17 where line.name.matches("Transfer-Encoding"):
            guard !isChunked, line.value.matches("chunked") else {
                throw .badRequest("The only Transfer-Encoding taken is chunked, once.")
            }
            isChunked = true
        default: break
        }
    }

    private func length(_ digits: UnsafeBufferPointer<UInt8>) throws(Problem) -> Int {
        var value = 0
        guard !digits.isEmpty, digits.count <= 15 else { throw .badRequest("Content-Length is not a length.") }
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                throw .badRequest("Content-Length is not a length.")
            }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}

extension Problem {
    static func headTooLarge(_ detail: String) -> Problem {
        Problem(431, "headers-too-large", title: "The request's head is too large", detail: detail)
    }
}

extension UnsafeBufferPointer<UInt8> {
    func equals(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { $0.elementsEqual(self) }
    }
}

extension UInt8 {
    /// RFC 9110 section 5.6.2.
    var isTokenCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "!"),
            UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
