/// A `multipart/form-data` body (RFC 7578): one file, and fields beside it.
struct MultipartBody {
    let filename: String?
    let file: ArraySlice<UInt8>
    /// The other parts, by their names, in order.
    let fields: [(name: String, value: String)]

    /// Why a body is not taken; a sentence.
    struct Refusal: Error { let reason: String }

    /// The file is the part that has a file name, or is called `file`, or is the only one.
    init(contentType: String, body: [UInt8]) throws(Refusal) {
        guard let boundary = MultipartBody.boundary(contentType) else {
            throw Refusal(reason: "The multipart body names no boundary.")
        }
        let parts = MultipartBody.parts(of: body, boundary: Array(("--" + boundary).utf8)).compactMap(Part.init)
        guard !parts.isEmpty else {
            throw Refusal(reason: "The multipart body holds no file, or does not follow its boundary.")
        }
        var files = parts.filter { $0.filename != nil }
        if files.isEmpty { files = parts.count == 1 ? parts : parts.filter { $0.name == "file" } }
        guard let file = files.first, files.count == 1 else {
            throw Refusal(reason: "The multipart body holds \(files.count) files; send one.")
        }
        (filename, self.file) = (file.filename, file.bytes)
        fields = parts.filter { $0.start != file.start }.map {
            (name: $0.name ?? "", value: String(decoding: $0.bytes, as: UTF8.self))
        }
    }

    private struct Part {
        let name: String?
        let filename: String?
        let bytes: ArraySlice<UInt8>
        var start: Int { bytes.startIndex }

        init?(_ part: ArraySlice<UInt8>) {
            let blank = Array("\r\n\r\n".utf8)
            let limit = Array(part.prefix(8192))
            guard let end = limit.firstRange(of: blank, from: 0) else { return nil }
            let head = String(decoding: limit.prefix(end), as: UTF8.self)
            name = MultipartBody.parameter("name", in: head)
            filename = MultipartBody.parameter("filename", in: head)
            bytes = part.dropFirst(end + blank.count)
        }
    }

    private static func boundary(_ contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        return parameter("boundary", in: contentType)
    }

    /// A parameter of a header line; in quotes it may hold what else would end it.
    private static func parameter(_ name: String, in text: String) -> String? {
        var (pieces, piece, isQuoted, isEscaped) = ([String](), "", false, false)
        for character in text {
            if isEscaped || isQuoted && character == "\\" {
                if isEscaped { piece.append(character) }
                isEscaped.toggle()
                continue
            }
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted, "\n" where !isQuoted, "\r\n" where !isQuoted:
                pieces.append(piece)
                piece = ""
            case "\r": break
            default: piece.append(character)
            }
        }
        for piece in pieces + [piece] {
            let sides = piece.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, sides[0].filter({ $0 != " " }).lowercased() == name else { continue }
            return String(sides[1].prefix(200))
        }
        return nil
    }

    /// What stands between two boundary lines, without the line breaks that belong to them. What looks like one in the middle of a line is
    /// part of a file.
    private static func parts(of body: [UInt8], boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var index = 0
        while let found = body.firstRange(of: boundary, from: index) {
            index = found + boundary.count
            guard found == 0 || found >= 2 && body[found - 2] == 0x0D && body[found - 1] == 0x0A else { continue }
            if let start, found >= start + 2 { parts.append(body[start..<(found - 2)]) }
            start = index + 2
        }
        return parts
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
