/// The file in a `multipart/form-data` body (RFC 7578): the first part that has a file name, else the first part.
struct MultipartBody {
    let filename: String?
    let file: ArraySlice<UInt8>

    /// - Returns: `nil` when the content type names no boundary or the body does not follow it.
    init?(contentType: String, body: [UInt8]) {
        guard let boundary = MultipartBody.boundary(contentType) else { return nil }
        var chosen: (name: String?, bytes: ArraySlice<UInt8>)?
        for part in MultipartBody.parts(of: body, boundary: Array(("--" + boundary).utf8)) {
            guard let (head, bytes) = MultipartBody.split(part) else { continue }
            let name = MultipartBody.parameter("filename", in: head)
            if chosen == nil || (chosen?.name == nil && name != nil) { chosen = (name, bytes) }
        }
        guard let chosen else { return nil }
        (filename, file) = (chosen.name, chosen.bytes)
    }

    private static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        return parameter("boundary", in: contentType)
    }

    private static func parameter(_ name: String, in text: String) -> String? {
        for piece in text.split(whereSeparator: { $0 == ";" || $0 == "\n" || $0 == "\r\n" }) {
            let sides = piece.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == name else { continue }
            let value = sides[1].filter { $0 != "\"" && $0 != "\r" }
            return value.isEmpty ? nil : String(value.prefix(200))
        }
        return nil
    }

    /// What stands between two boundary lines, without the line breaks that belong to them.
    private static func parts(of body: [UInt8], boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = 0
        while let found = body.firstRange(of: boundary, from: index) {
            if let start, found >= start + 2 { parts.append(body[start..<(found - 2)]) }
            start = found + boundary.count + 2
            index = found + boundary.count
        }
        return parts
    }

    private static func split(_ part: ArraySlice<UInt8>) -> (head: String, body: ArraySlice<UInt8>)? {
        let blank = Array("\r\n\r\n".utf8)
        let limit = part.prefix(8192)
        guard let end = Array(limit).firstRange(of: blank, from: 0) else { return nil }
        let head = String(decoding: limit.prefix(end), as: UTF8.self)
        return (head, part.dropFirst(end + blank.count))
    }
}

extension [UInt8] {
    /// The first place of `pattern` at or behind `start`.
    func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        return withUnsafeBufferPointer { bytes in
            var index = start
            while index <= bytes.count - pattern.count {
                if bytes[index] == first, pattern.indices.allSatisfy({ bytes[index + $0] == pattern[$0] }) {
                    return index
                }
                index += 1
            }
            return nil
        }
    }
}
