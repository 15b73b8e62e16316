internal import FoundationEssentials
internal import Glibc

/// PostgreSQL's own programs on this machine.
enum PostgresPrograms {
    private static let root = "/usr/lib/postgresql"

    /// - Parameter major: of the server it speaks to, or of the program that wrote what it reads: older ones cannot.
    static func path(of name: String, atLeast major: Int) throws(Failure) -> String {
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
            .sorted()
        for version in versions where version >= major && access("\(root)/\(version)/bin/\(name)", X_OK) == 0 {
            return "\(root)/\(version)/bin/\(name)"
        }
        throw Failure(
            "\(name) of PostgreSQL \(major) or newer is not installed; apt install postgresql-client-\(major)")
    }

    /// What such a program needs of the environment: where libpq looks for certificates and passwords.
    static func environment(_ all: [String: String]) -> [String: String] {
        var kept = all.filter { $0.key == "HOME" || $0.key.hasPrefix("PG") }
        kept["PATH"] = all["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin"
        kept["LC_ALL"] = "C.UTF-8"
        return kept
    }
}
