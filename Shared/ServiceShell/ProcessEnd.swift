internal import Glibc

/// Ends the process when going on would do harm.
enum ProcessEnd {
    /// Status 78 is `EX_CONFIG` of sysexits.h: a supervisor need not try again soon.
    static func refuse() -> Never { exit(78) }
}
