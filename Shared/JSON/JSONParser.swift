extension JSONValue {
    /// Reads one document. Stricter than the RFC asks: valid UTF-8 only, no member twice, no deeper than `maxDepth`.
    /// - Parameter leniently: takes strings as somebody meant them: half a surrogate pair and what is no UTF-8 become U+FFFD, controls stay;
    ///   of two members with one name the last counts; a number too large is the text of its digits, what is nested too deep is null.
    ///   For what others sent us, where one broken value must not cost the rest.
    package static func parse(
        _ bytes: [UInt8], maxDepth: Int = 64, leniently: Bool = false
    ) throws(JSONError) -> JSONValue {
        var outcome: Result<JSONValue, JSONError> = .success(.null)
        bytes.withUnsafeBytes { buffer in
            do throws(JSONError) {
                outcome = .success(try parse(buffer, maxDepth: maxDepth, leniently: leniently))
            } catch { outcome = .failure(error) }
        }
        return try outcome.get()
    }

    package static func parse(
        _ buffer: UnsafeRawBufferPointer, maxDepth: Int = 64, leniently: Bool = false
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes: buffer, maxDepth: maxDepth, isLenient: leniently)
        if leniently, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == buffer.count else { throw parser.error("text after the end of the document") }
        return value
    }
}

/// A recursive descent over borrowed bytes.
struct JSONParser {
    let bytes: UnsafeRawBufferPointer
    let maxDepth: Int
    let isLenient: Bool
    var position = 0
    /// Earlier members that were looked at because one of the same name came: one each, however many there are.
    private(set) var passed = 0

    init(bytes: UnsafeRawBufferPointer, maxDepth: Int, isLenient: Bool = false) {
        self.bytes = bytes
        self.maxDepth = maxDepth
        self.isLenient = isLenient
    }

    func error(_ reason: String) -> JSONError { JSONError(offset: position, reason: reason) }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipBlanks()
        if depth >= maxDepth, next == UInt8(ascii: "{") || next == UInt8(ascii: "[") {
            guard isLenient else { throw error("nested deeper than \(maxDepth) levels") }
            try skipNested()
            return .null
        }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case nil: throw error("the document ends too early")
        default: return try number()
        }
    }

    /// Passes over one array or object, however deep: by its brackets, which count outside strings only.
    private mutating func skipNested() throws(JSONError) {
        var depth = 0
        while let byte = next {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\""):
                _ = try string()
                continue
            default: break
            }
            position += 1
            if depth == 0 { return }
        }
        throw error("the document ends too early")
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw error("the document ends too early") }
        for index in 0..<count where word.utf8Start[index] != bytes[position + index] {
            throw error("not a JSON value")
        }
        position += count
        return value
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take("]") { return .array(elements) }
            guard take(",") else { throw error("expected a comma or the end of the array") }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var fields: [(key: String, value: JSONValue)] = []
        var places: [String: Int] = [:]
        skipBlanks()
        if take("}") { return .object(JSONObject(fields)) }
        while true {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw error("expected a member's name in quotes") }
            let key = try string()
            let place = places[key]
            guard place == nil || isLenient else { throw error("a member's name stands twice in one object") }
            skipBlanks()
            guard take(":") else { throw error("expected a colon after a member's name") }
            let read = try value(depth: depth + 1)
            if let place {
                passed += 1
                fields[place].value = read
            } else {
                places[key] = fields.count
                fields.append((key: key, value: read))
            }
            skipBlanks()
            if take("}") { return .object(JSONObject(fields)) }
            guard take(",") else { throw error("expected a comma or the end of the object") }
        }
    }
}
