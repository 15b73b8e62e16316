internal import Configuration
internal import Glibc
internal import Secrets

/// A key beside the database without which a backup is not whole: made once, so that another one belongs to another installation.
///
/// The file of noes is none of them: the database holds what it held at that moment, and its worth is to be newer.
/// The admin key is none of them: whoever holds a backup could act with it, the database knows its hash only, and the next start
/// makes a new one where the old is missing.
struct KeptFile: Sendable, Equatable {
    let name: String
    /// What may give it in the file's place.
    let variable: String

    static let suppressionKey = KeptFile(name: "suppression-key", variable: "OUTREACH_SUPPRESSION_KEY")
    static let secretsKey = KeptFile(name: "secrets-key", variable: "OUTREACH_SECRETS_KEY")
    static let all = [suppressionKey, secretsKey]

    static func named(_ name: String) -> KeptFile? { all.first { $0.name == name } }

    func path(in home: Home) -> String { "\(home.path)/\(name)" }

    /// What this installation has of it; `nil` when it has none.
    func text(_ home: Home, _ environment: [String: String]) throws(Failure) -> String? {
        try given(environment) ?? Home.readText(path(in: home))
    }

    /// What the environment gives.
    func given(_ environment: [String: String]) throws(Failure) -> String? {
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
