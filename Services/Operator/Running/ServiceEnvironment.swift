internal import Configuration

/// What each child finds in its environment: what it reads, and no secret of somebody else's. A crash, a core file or a hole in
/// one service then gives nothing away that only another one needs.
enum ServiceEnvironment {
    /// Who reads which secret; compose.yml hands them out in the same way.
    private static let readers: [String: Set<String>] = [
        "OUTREACH_SUPPRESSION_KEY": ["discovery", "profiles", "messaging"],
        "OUTREACH_SECRETS_KEY": ["messaging", "scheduling"],
        "OUTREACH_LLM_API_KEY": ["messaging"],
    ]

    /// Only this one speaks with networks, and which variables those read their manifests say.
    private static let speaker = "messaging"

    /// The system's own, the database's and TLS' names.
    private static let system: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM", "TMPDIR", "XDG_RUNTIME_DIR",
        "NO_COLOR",
        "DATABASE_URL", "DATABASE_URL_FILE",
    ]
    private static let prefixes = ["LC_", "LD_", "PG", "SSL_CERT_", "OPENSSL_", "SWIFT_", "MALLOC_", "GLIBC_"]

    static func of(_ service: String, _ all: [String: String]) -> [String: String] {
        all.filter { name, _ in
            if isSystem(name) { return true }
            guard let known = declared(name) else { return service == speaker || name.hasPrefix("OUTREACH_") }
            if let readers = readers[known.name] { return readers.contains(service) }
            // A secret of the installation that nobody above reads is the operator's own.
            if known.isSecret { return service == speaker && !known.name.hasPrefix("OUTREACH_") }
            return service == speaker || known.name.hasPrefix("OUTREACH_")
        }
    }

    /// nginx asks nobody for anything.
    static func ofGateway(_ all: [String: String]) -> [String: String] {
        all.filter { name, _ in ["PATH", "LANG", "TZ"].contains(name) || name.hasPrefix("LC_") || name.hasPrefix("LD_")
        }
    }

    /// Registers are printed with what they point to, which may be anybody's words. Whoever asks for them gets them.
    static func withQuietBacktraces(_ all: [String: String]) -> [String: String] {
        var all = all
        let own = all["SWIFT_BACKTRACE"] ?? ""
        if !own.contains("registers=") {
            all["SWIFT_BACKTRACE"] = own.isEmpty ? "registers=none" : own + ",registers=none"
        }
        return all
    }

    private static func isSystem(_ name: String) -> Bool {
        system.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    /// The variable itself, or the one whose file this names.
    private static func declared(_ name: String) -> KnownName? {
        KnownNames.named(name) ?? (name.hasSuffix("_FILE") ? KnownNames.named(String(name.dropLast(5))) : nil)
    }
}
