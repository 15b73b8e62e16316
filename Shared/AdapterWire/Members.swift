internal import JSON

/// The members of one object, each taken once; what is left at the end is a mistake.
struct Members {
    let place: String
    private var rest: JSONObject

    init(_ json: JSONValue, at place: String) throws(WireError) {
        guard let object = json.objectValue else { throw WireError(place, "must be an object") }
        (self.place, rest) = (place, object)
    }

    private mutating func pull(_ name: String) -> JSONValue? {
        let value = rest[name]
        rest[name] = nil
        return value == .null ? nil : value
    }

    func error(_ name: String, _ reason: String) -> WireError { WireError("\(place).\(name)", reason) }

    mutating func any(_ name: String) -> JSONValue? { pull(name) }

    mutating func string(_ name: String) throws(WireError) -> String {
        guard let text = try optionalString(name) else { throw error(name, "is missing") }
        return text
    }

    mutating func optionalString(_ name: String) throws(WireError) -> String? {
        guard let value = pull(name) else { return nil }
        guard let text = value.stringValue else { throw error(name, "must be a string") }
        return text
    }

    mutating func number(_ name: String) throws(WireError) -> Double? {
        guard let value = pull(name) else { return nil }
        guard let number = value.doubleValue, number.isFinite, number >= 0 else {
            throw error(name, "must be a number, zero or more")
        }
        return number
    }

    mutating func integer(_ name: String) throws(WireError) -> Int? {
        guard let value = pull(name) else { return nil }
        guard let number = value.intValue, number >= 0 else {
            throw error(name, "must be a whole number, zero or more")
        }
        return Int(number)
    }

    mutating func bool(_ name: String) throws(WireError) -> Bool? {
        guard let value = pull(name) else { return nil }
        guard let bool = value.boolValue else { throw error(name, "must be true or false") }
        return bool
    }

    mutating func array(_ name: String) throws(WireError) -> [JSONValue] {
        guard let value = pull(name) else { return [] }
        guard let array = value.arrayValue else { throw error(name, "must be an array") }
        return array
    }

    mutating func object(_ name: String) throws(WireError) -> JSONObject {
        guard let value = pull(name) else { return JSONObject() }
        guard let object = value.objectValue else { throw error(name, "must be an object") }
        return object
    }

    mutating func strings(_ name: String) throws(WireError) -> [String] {
        var all: [String] = []
        for value in try array(name) {
            guard let text = value.stringValue else { throw error(name, "must hold strings only") }
            all.append(text)
        }
        return all
    }

    mutating func choice<T: RawRepresentable & CaseIterable>(_ name: String) throws(WireError) -> T
    where T.RawValue == String {
        try Members.choice(try string(name), at: "\(place).\(name)")
    }

    static func choice<T: RawRepresentable & CaseIterable>(_ text: String, at place: String) throws(WireError) -> T
    where T.RawValue == String {
        guard let value = T(rawValue: text) else {
            throw WireError(place, "must be one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    /// - Throws: when a member was not taken: nobody reads it, so it is a typing mistake or of another version.
    func finish() throws(WireError) {
        if let name = rest.keys.first { throw error(name.shortName, "is not known to this contract") }
    }
}
