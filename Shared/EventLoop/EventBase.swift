internal import CEvent
internal import Glibc

/// Makes event bases that other threads may wake.
enum EventBase {
    private static let threads: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return evthread_use_pthreads() == 0
    }()

    static func make() -> OpaquePointer {
        precondition(threads, "libevent was built without threads")
        guard let base = event_base_new() else { preconditionFailure("libevent gives no event base") }
        return base
    }
}
