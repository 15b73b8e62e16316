internal import CEvent
internal import Glibc

/// What a descriptor is ready for.
package struct SocketReadiness: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let read = SocketReadiness(rawValue: 1)
    package static let write = SocketReadiness(rawValue: 2)
}

/// Tells when a descriptor can be read or written, again and again until cancelled. Confined to its loop.
package final class Watch {
    private let ready: (SocketReadiness) -> Void
    private var reading: OpaquePointer?
    private var writing: OpaquePointer?
    private var wanted: SocketReadiness = []

    fileprivate init(loop: Loop, descriptor: Int32, ready: @escaping (SocketReadiness) -> Void) {
        self.ready = ready
        let me = Unmanaged.passUnretained(self).toOpaque()
        reading = event_new(loop.base, descriptor, Int16(EV_READ | EV_PERSIST), watchCallback, me)
        writing = event_new(loop.base, descriptor, Int16(EV_WRITE | EV_PERSIST), watchCallback, me)
    }

    deinit { cancel() }

    /// Changes what is waited for; unchanged wishes cost nothing.
    package func update(read: Bool, write: Bool) {
        set(.read, read, reading)
        set(.write, write, writing)
    }

    private func set(_ kind: SocketReadiness, _ on: Bool, _ event: OpaquePointer?) {
        guard let event, wanted.contains(kind) != on else { return }
        if on {
            wanted.insert(kind)
            event_add(event, nil)
        } else {
            wanted.remove(kind)
            event_del(event)
        }
    }

    /// Stops for good. Call it before the descriptor is closed.
    package func cancel() {
        if let reading { event_free(reading) }
        if let writing { event_free(writing) }
        reading = nil
        writing = nil
        wanted = []
    }

    fileprivate func fire(_ what: Int32) {
        var readiness: SocketReadiness = []
        if what & EV_READ != 0 { readiness.insert(.read) }
        if what & EV_WRITE != 0 { readiness.insert(.write) }
        withExtendedLifetime(self) { ready(readiness) }
    }
}

extension Loop {
    /// Watches a non-blocking descriptor. On the loop's thread only; the caller keeps the watch.
    package func watch(
        _ descriptor: Int32, read: Bool, write: Bool, _ ready: @escaping (SocketReadiness) -> Void
    ) -> Watch {
        preconditionCurrent()
        let watch = Watch(loop: self, descriptor: descriptor, ready: ready)
        watch.update(read: read, write: write)
        return watch
    }
}

private func watchCallback(_: Int32, _ what: Int16, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<Watch>.fromOpaque(argument!).takeUnretainedValue().fire(Int32(what))
}
