internal import FoundationEssentials

/// Turns the environment into typed values. Read everything, then ``check()``: all problems are reported together.
///
/// A variable set to nothing counts as not set, because container files write absent values that way.
package struct EnvironmentReader {
    /// What was wrong so far, in the order it was met. Names only, never a value.
    package private(set) var problems: [String] = []

    /// Adds what somebody else found wrong with a value, so that it is reported with the rest.
    package mutating func note(_ problems: [String]) { self.problems += problems }
    private var values: [String: String] = [:]
    private var isBad: Set<String> = []

    /// Resolves `_FILE` twins and checks every known name that is set, also those this process does not read.
    package init(_ environment: [String: String]) {
        for known in KnownNames.all {
            guard let text = text(of: known, in: environment) else { continue }
            if known.kind.allows(text) {
                values[known.name] = text
            } else {
                reject(known, "is not \(known.kind.expectation)")
            }
        }
        for name in environment.keys.sorted() where name.hasPrefix(KnownNames.prefix) && !NearestName.isKnown(name) {
            let hint = NearestName.of(name).map { "; did you mean `\($0)`?" } ?? ""
            problems.append("`\(NearestName.printable(name))` is not a variable this version knows\(hint)")
        }
    }

    /// The process's own environment.
    package init() { self.init(ProcessInfo.processInfo.environment) }

    /// Reads a variable that must have a value: its own, else `fallback`, else the list's default.
    /// - Returns: `nil` after noting the problem.
    package mutating func read<Value: EnvironmentValue>(_ name: String, default fallback: Value? = nil) -> Value? {
        let known = declared(name)
        if let value: Value = readIfSet(name) { return value }
        guard !isBad.contains(name) else { return nil }
        if let fallback { return fallback }
        if let text = defaultText(of: known), known.kind.allows(text) { return convert(text, known) }
        if known.fallback == .none {
            reject(known, "is not set" + (known.fileName.map { " (nor is `\($0)`)" } ?? ""))
        } else {
            reject(known, "is not set, and its default is not \(known.kind.expectation)")
        }
        return nil
    }

    /// Reads a variable that may be absent. A bad value was noted when the reader was made.
    package func readIfSet<Value: EnvironmentValue>(_ name: String) -> Value? {
        let known = declared(name)
        return values[name].map { convert($0, known) }
    }

    /// Notes a problem when only some of these are set, such as an address without the model's name.
    package mutating func requireTogether(_ names: String...) {
        let missing = names.filter { values[$0] == nil && !isBad.contains($0) }
        guard !missing.isEmpty, missing.count < names.count else { return }
        let present = names.filter { !missing.contains($0) }
        problems.append(
            "\(missing.map { "`\($0)`" }.joined(separator: " and ")) must be set together with "
                + present.map { "`\($0)`" }.joined(separator: " and "))
    }

    /// - Throws: everything that was wrong.
    package func check() throws(ConfigError) {
        guard problems.isEmpty else { throw ConfigError(problems: problems) }
    }

    private mutating func text(of known: KnownName, in environment: [String: String]) -> String? {
        let own = environment[known.name].flatMap { $0.isEmpty ? nil : $0 }
        guard let file = known.fileName, let path = environment[file], !path.isEmpty else { return own }
        guard own == nil else {
            reject(known, "and `\(file)` are both set; keep one")
            return nil
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: path)), bytes.count <= 65_536,
            var text = String(data: bytes, encoding: .utf8)
        else {
            reject(known, "cannot be read from the file that `\(file)` names")
            return nil
        }
        while text.last?.isNewline == true { text.removeLast() }
        if text.isEmpty { reject(known, "is empty in the file that `\(file)` names") }
        return text.isEmpty ? nil : text
    }

    private func defaultText(of known: KnownName) -> String? {
        switch known.fallback {
        case .none: nil
        case .text(let text): text
        case .above(let other, let distance):
            (readIfSet(other) ?? defaultText(of: declared(other)).flatMap(Int.init)).map { String($0 + distance) }
        }
    }

    private mutating func reject(_ known: KnownName, _ reason: String) {
        isBad.insert(known.name)
        problems.append("`\(known.name)` \(reason)")
    }

    private func declared(_ name: String) -> KnownName {
        guard let known = KnownNames.named(name) else { preconditionFailure("\(name) is missing in KnownNames") }
        return known
    }

    private func convert<Value: EnvironmentValue>(_ text: String, _ known: KnownName) -> Value {
        guard let value = Value(environment: text, kind: known.kind) else {
            preconditionFailure("\(known.name) cannot be read as \(Value.self)")
        }
        return value
    }
}
