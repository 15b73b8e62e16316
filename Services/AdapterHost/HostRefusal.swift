/// Why there will be no conversation: a code of Docs/wire-contract.md and a sentence for the operator.
struct HostRefusal: Error {
    let code: String
    let reason: String

    init(_ code: String, _ reason: String) { (self.code, self.reason) = (code, reason) }

    var greeting: String { "{\"refused\":{\"code\":\(quoted(code)),\"reason\":\(quoted(reason))}}" }
}

/// As a JSON string. Bytes that are no UTF-8 were replaced when the text was made.
func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\":
            out += "\\"
            out.unicodeScalars.append(scalar)
        case _ where scalar.value < 0x20: out += " "
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}
