internal import CEvent
internal import Glibc

/// Which loop owns the running thread.
enum LoopThread {
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        precondition(pthread_key_create(&key, nil) == 0, "no thread-specific key")
        return key
    }()

    static var current: Loop? {
        get { pthread_getspecific(key).map { Unmanaged<Loop>.fromOpaque($0).takeUnretainedValue() } }
        set { pthread_setspecific(key, newValue.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) }) }
    }
}

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
