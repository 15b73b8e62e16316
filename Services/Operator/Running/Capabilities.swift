internal import Glibc

/// Root without what makes it root: children of a root's `outreach up` get no capability that they do not use.
enum Capabilities {
    /// Words that become `words` without capabilities.
    /// - Parameter kept: as `setpriv` writes them, such as `+setgid`.
    static func drop(_ words: [String], keeping kept: [String] = []) -> [String] {
        isPossible ? arguments(kept) + words : words
    }

    private static func arguments(_ kept: [String]) -> [String] {
        ["setpriv", "--bounding-set", (["-all"] + kept).joined(separator: ","), "--inh-caps", "-all", "--"]
    }

    /// Only root has any, and a container may have taken the right to give them up.
    private static let isPossible: Bool = {
        guard geteuid() == 0, ParentWatch.isAvailable else { return false }
        let trial = arguments([]) + ["true"]
        let environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        return (try? ProcessStart(trial[0], Array(trial.dropFirst()), environment: environment).finish())?.status == 0
    }()
}
