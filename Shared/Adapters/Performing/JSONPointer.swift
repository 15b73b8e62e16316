internal import JSON

extension JSONValue {
    /// The value that a JSON pointer (RFC 6901) leads to; `nil` when it leads nowhere.
    func at(pointer: String) -> JSONValue? {
        guard !pointer.isEmpty else { return self }
        var value = self
        for step in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = String(step).replacing("~1", with: "/").replacing("~0", with: "~")
            if let array = value.arrayValue {
                // No sign and no leading zero: those are other names.
                guard let index = Int(name), String(index) == name, array.indices.contains(index) else { return nil }
                value = array[index]
            } else {
                guard let member = value[name] else { return nil }
                value = member
            }
        }
        return value
    }
}
