/// A type that a variable can be read as.
package protocol EnvironmentValue: Sendable {
    /// - Returns: `nil` when `text` is not what `kind` allows.
    init?(environment text: String, kind: KnownName.Kind)
}

extension String: EnvironmentValue {
    package init?(environment text: String, kind: KnownName.Kind) {
        switch kind {
        case .choice(let choices): guard choices.contains(text) else { return nil }
        case .choices(let choices, let names): guard areChoices(text, choices, names) else { return nil }
        case .url(let schemes): guard isAddress(text, schemes) else { return nil }
        default: guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
        }
        self = text
    }
}

extension Int: EnvironmentValue {
    package init?(environment text: String, kind: KnownName.Kind) {
        // `Int("+5")` is a number to Swift; to an operator it is a typing error.
        guard !text.hasPrefix("+"), let number = Int(text) else { return nil }
        switch kind {
        case .integer(let range), .seconds(let range), .milliseconds(let range):
            guard range.contains(number) else { return nil }
        case .port: guard (1...65_535).contains(number) else { return nil }
        default: return nil
        }
        self = number
    }
}

extension UInt16: EnvironmentValue {
    package init?(environment text: String, kind: KnownName.Kind) {
        guard let number = Int(environment: text, kind: kind) else { return nil }
        self.init(exactly: number)
    }
}

extension Bool: EnvironmentValue {
    package init?(environment text: String, kind: KnownName.Kind) {
        switch text.lowercased() {
        case "true", "yes", "1": self = true
        case "false", "no", "0": self = false
        default: return nil
        }
    }
}

extension Duration: EnvironmentValue {
    package init?(environment text: String, kind: KnownName.Kind) {
        guard let number = Int(environment: text, kind: kind) else { return nil }
        switch kind {
        case .seconds: self = .seconds(number)
        case .milliseconds: self = .milliseconds(number)
        default: return nil
        }
    }
}

/// What an array read from a variable may hold: names of a list, or bytes of a key.
package protocol EnvironmentElement: Sendable {
    static func elements(of text: String, kind: KnownName.Kind) -> [Self]?
}

extension Array: EnvironmentValue where Element: EnvironmentElement {
    package init?(environment text: String, kind: KnownName.Kind) {
        guard let elements = Element.elements(of: text, kind: kind) else { return nil }
        self = elements
    }
}

extension String: EnvironmentElement {
    package static func elements(of text: String, kind: KnownName.Kind) -> [String]? {
        guard case .list(let choices) = kind else { return nil }
        if text == KnownName.Kind.emptyList { return [] }
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
        return names.allSatisfy(choices.contains) && Set(names).count == names.count ? names : nil
    }
}

extension UInt8: EnvironmentElement {
    package static func elements(of text: String, kind: KnownName.Kind) -> [UInt8]? {
        guard case .key(let bytes) = kind, text.utf8.count == bytes * 2 else { return nil }
        var rest = text.utf8[...]
        var key: [UInt8] = []
        while let high = rest.popFirst(), let low = rest.popFirst() {
            guard let high = nibble(high), let low = nibble(low) else { return nil }
            key.append(high << 4 | low)
        }
        return key
    }
}

extension KnownName.Kind {
    /// Whether a value of this kind may be `text`, whatever type it is read as later.
    func allows(_ text: String) -> Bool {
        switch self {
        case .text, .url, .choice, .choices: String(environment: text, kind: self) != nil
        case .integer, .port, .seconds, .milliseconds: Int(environment: text, kind: self) != nil
        case .list: [String](environment: text, kind: self) != nil
        case .boolean: Bool(environment: text, kind: self) != nil
        case .key: [UInt8](environment: text, kind: self) != nil
        }
    }
}

/// One plain choice at most, and at most one for each name.
private func areChoices(_ text: String, _ choices: [String], _ names: [String]) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.split(separator: "=", omittingEmptySubsequences: false).map(trimmed)
    }
    let owners = parts.map { $0.count == 1 ? "" : $0[0] }
    return Set(owners).count == owners.count
        && parts.allSatisfy { part in
            switch part.count {
            case 1: choices.contains(part[0])
            case 2: names.contains(part[0]) && choices.contains(part[1])
            default: false
            }
        }
}

/// A scheme, `://`, something behind it, and only printable ASCII without blanks.
private func isAddress(_ text: String, _ schemes: [String]) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        && schemes.contains { text.hasPrefix($0 + "://") && text.utf8.count > $0.utf8.count + 3 }
}

private func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
}

private func nibble(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}
