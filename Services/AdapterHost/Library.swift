internal import Glibc

/// The module in memory. It is never unloaded.
enum Library {
    /// Loads the very bytes that the service has hashed: they are sealed, and nobody can reach them by another name.
    static func open(descriptor: Int32) throws(HostRefusal) -> UnsafeMutableRawPointer {
        guard let library = dlopen("/proc/self/fd/\(descriptor)", RTLD_NOW | RTLD_LOCAL) else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason"
            throw HostRefusal("NOT_LOADABLE", "the dynamic linker does not take it: \(reason)")
        }
        return library
    }
}
