/// Immutable bytes at a fixed address. Any number of responses send the same ones without a copy.
package final class SharedBytes: Sendable {
    nonisolated(unsafe) private let storage: UnsafeMutableRawBufferPointer

    package init(_ bytes: some Collection<UInt8>) {
        storage = .allocate(byteCount: bytes.count, alignment: 1)
        storage.copyBytes(from: bytes)
    }

    /// - Parameter fill: writes every byte.
    package init(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
        storage = .allocate(byteCount: count, alignment: 1)
        fill(storage)
    }

    deinit { storage.deallocate() }

    package var count: Int { storage.count }

    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(storage))
    }
}
