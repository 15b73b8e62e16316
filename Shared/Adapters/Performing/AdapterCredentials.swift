package import AdapterWire
internal import FoundationEssentials

/// The credentials of one adapter, from the environment and from what was sealed in the database.
package struct AdapterCredentials: Sendable, CustomStringConvertible {
    /// By the manifest's names.
    package let values: [String: String]
    /// Environment names of those that nobody has set, in the manifest's order.
    package let missing: [String]
    /// What is wrong with those that are set, as sentences; holds no value.
    package let problems: [String]

    /// Reads `NAME`, or the file that `NAME_FILE` names, for every credential of the manifest.
    ///
    /// One newline at the end of a file is no part of the value. What is set to nothing counts as not set.
    /// - Parameter sealed: by the manifest's names; these win, because the network may have replaced the operator's.
    package init(of manifest: Manifest, environment: [String: String], sealed: [String: String] = [:]) {
        var (values, missing, problems): ([String: String], [String], [String]) = ([:], [], [])
        for credential in manifest.credentials {
            if let value = sealed[credential.name], !value.isEmpty {
                values[credential.name] = value
                continue
            }
            do throws(Problem) {
                values[credential.name] = try AdapterCredentials.value(credential.environment, in: environment)
            } catch {
                problems.append("`\(credential.environment)` \(error.text)")
            }
            if values[credential.name] == nil { missing.append(credential.environment) }
        }
        (self.values, self.missing, self.problems) = (values, missing, problems)
    }

    /// The names of those that are there.
    package var present: Set<String> { Set(values.keys) }

    /// Keeps the values out of log lines.
    package var description: String { "AdapterCredentials(\(values.keys.sorted()), missing: \(missing))" }

    private struct Problem: Error { let text: String }
    private static let maxBytes = 64 << 10

    private static func value(_ name: String, in environment: [String: String]) throws(Problem) -> String? {
        let own = environment[name].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = environment[name + "_FILE"], !path.isEmpty else { return own }
        guard own == nil else { throw Problem(text: "and `\(name)_FILE` are both set; keep one") }
        guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= maxBytes,
            let text = String(validating: data, as: UTF8.self)
        else { throw Problem(text: "cannot be read from the file that `\(name)_FILE` names") }
        // A line end of another system is one character to Swift.
        let value = text.last?.isNewline == true ? String(text.dropLast()) : text
        guard !value.isEmpty else { throw Problem(text: "is empty in the file that `\(name)_FILE` names") }
        return value
    }
}
