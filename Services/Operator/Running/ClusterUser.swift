internal import Glibc

/// As whom Postgres runs. It refuses root; a clone below a private home is not readable to anybody else.
enum ClusterUser: Sendable {
    /// Not root: as the operator.
    case same
    /// Root with user namespaces: Postgres sees another user, and its files are root's outside.
    case mapped(user: uid_t, group: gid_t)
    /// Root without them: as `postgres`, who must be able to enter the home.
    case other(user: uid_t, group: gid_t)

    init(environment: [String: String]) throws(Failure) {
        guard geteuid() == 0 else {
            self = .same
            return
        }
        guard let account = getpwnam("postgres") else {
            throw Failure(
                "Postgres refuses to run as root, and there is no user postgres; Services/Operator/bootstrap.sh installs both"
            )
        }
        let (user, group) = (account.pointee.pw_uid, account.pointee.pw_gid)
        let mapped = ClusterUser.mapped(user: user, group: group)
        let trial = mapped.command("true", [])
        let isPossible =
            (try? ProcessStart(trial[0], Array(trial.dropFirst()), environment: environment).finish())?.status == 0
        self = isPossible ? mapped : .other(user: user, group: group)
    }

    /// The words that run `program` as this user.
    func command(_ program: String, _ arguments: [String]) -> [String] {
        switch self {
        case .same: [program] + arguments
        case .mapped(let user, let group):
            ["unshare", "--user", "--map-user=\(user)", "--map-group=\(group)", "--", program] + arguments
        case .other(let user, let group):
            // Not runuser or su: they stay as a parent and don't pass signals on.
            ["setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--", program] + arguments
        }
    }

    /// Gives a directory to the user, where its files would not be its own otherwise.
    func own(_ directories: [String], home: Home) throws(Failure) {
        guard case .other(let user, let group) = self else { return }
        chmod(home.path, 0o711)
        for directory in directories where chown(directory, user, group) != 0 {
            throw Failure("cannot give \(directory) to the user postgres: \(String(cString: strerror(errno)))")
        }
        let trial = command("test", ["-x", directories[0]])
        let result = try ProcessStart(trial[0], Array(trial.dropFirst()), environment: [:]).finish()
        guard result.status == 0 else {
            throw Failure(
                "user postgres cannot enter \(home.path); choose an OUTREACH_HOME it can reach, or set DATABASE_URL")
        }
    }
}
