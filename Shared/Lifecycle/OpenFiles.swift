internal import Glibc

/// How many descriptors this process may have (`RLIMIT_NOFILE`).
package enum OpenFiles {
    /// Enough for every connection that a server takes, and for what works behind them.
    private static let wanted: rlim_t = 16_384
    /// For the database, networks, modules, logs.
    private static let reserve: rlim_t = 256

    private static var limit: rlimit {
        var limit = rlimit(rlim_cur: 1024, rlim_max: 1024)
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return limit
    }

    /// Takes as many as it may: a login gives 1,024, fewer than a crowd of callers opens.
    package static func raise() {
        var limit = limit
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, wanted))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Standard input, output and error that were closed at the start lead nowhere: otherwise the next file or connection would get the
    /// number of one of them, and what is written for people would go into it. To be called before anything is opened.
    package static func fillStandard() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// What is left for callers.
    package static var forConnections: Int {
        let open = min(limit.rlim_cur, wanted)
        return Int(open > 2 * reserve ? open - reserve : open / 2)
    }
}
