internal import Configuration
internal import Glibc
internal import Secrets

/// A file beside the database without which a backup is not whole.
///
/// The admin key is none of them: whoever holds a backup could act with it, the database knows its hash only, and the next start
/// makes a new one where the old is missing.
struct KeptFile: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// Made once; another one belongs to another installation. The environment may give it instead.
        case key(variable: String)
        /// Lines that are only ever added; a restore adds those that are missing.
        case lines
    }

    let name: String
    let kind: Kind

    static let suppressionKey = KeptFile(name: "suppression-key", kind: .key(variable: "OUTREACH_SUPPRESSION_KEY"))
    static let secretsKey = KeptFile(name: "secrets-key", kind: .key(variable: "OUTREACH_SECRETS_KEY"))
    static let noes = KeptFile(name: "noes", kind: .lines)
    static let all = [suppressionKey, secretsKey, noes]

    static func named(_ name: String) -> KeptFile? { all.first { $0.name == name } }

    func path(in home: Home) -> String { "\(home.path)/\(name)" }

    /// What this installation has of it; `nil` when it has none.
    func text(_ home: Home, _ environment: [String: String]) throws(Failure) -> String? {
        try given(environment) ?? Home.readText(path(in: home))
    }

    /// A key that the environment gives instead of the file.
    func given(_ environment: [String: String]) throws(Failure) -> String? {
        guard case .key(let variable) = kind else { return nil }
        let reader = EnvironmentReader(environment)
        do {
            try reader.check()
        } catch {
            throw .usage(error.description)
        }
        let bytes: [UInt8]? = reader.readIfSet(variable)
        return bytes.map { hex($0) + "\n" }
    }
}
