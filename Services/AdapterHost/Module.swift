internal import CAdapterABI
internal import Glibc

/// The block behind `outreach_adapter_entry`, checked.
struct Module {
    let block: UnsafePointer<outreach_adapter>
    private let platform: String
    private let version: String

    init(_ library: UnsafeMutableRawPointer) throws(HostRefusal) {
        guard let symbol = dlsym(library, "outreach_adapter_entry") else {
            throw HostRefusal("MISSING_SYMBOL", "it does not export outreach_adapter_entry")
        }
        let entry = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<outreach_adapter>?).self)
        guard let block = entry() else { throw HostRefusal("WRONG_ABI", "outreach_adapter_entry gives nothing") }
        try Module.check(block)
        self.block = block
        platform = block.pointee.platform.map { String(cString: $0) } ?? ""
        version = block.pointee.version.map { String(cString: $0) } ?? ""
    }

    /// The first three fields stay where they are in every version, so that the rest is read only when it fits.
    private static func check(_ block: UnsafePointer<outreach_adapter>) throws(HostRefusal) {
        guard block.pointee.magic == UInt32(OUTREACH_ADAPTER_MAGIC) else {
            throw HostRefusal("WRONG_ABI", "its block does not begin with the magic number of an adapter")
        }
        let (major, minor) = (Int32(block.pointee.abi_major), Int32(block.pointee.abi_minor))
        guard major == OUTREACH_ADAPTER_ABI_MAJOR else {
            throw HostRefusal(
                "WRONG_ABI",
                "it was built for version \(major).\(minor) of the adapters' interface, and this is "
                    + "\(OUTREACH_ADAPTER_ABI_MAJOR).\(OUTREACH_ADAPTER_ABI_MINOR); build it again")
        }
        let (size, own) = (Int(block.pointee.struct_size), MemoryLayout<outreach_adapter>.size)
        // A newer minor version may have added fields behind the ones known here.
        guard size == own || size > own && minor > OUTREACH_ADAPTER_ABI_MINOR else {
            throw HostRefusal("WRONG_ABI", "its block has \(size) bytes, and this version's has \(own); build it again")
        }
        guard block.pointee.perform != nil, block.pointee.release != nil else {
            throw HostRefusal("WRONG_ABI", "its block lacks perform or release")
        }
    }

    func greeting(confinesFiles: Bool) -> String {
        "{\"loaded\":{\"platform\":\(quoted(platform)),\"version\":\(quoted(version)),\"confines_files\":\(confinesFiles)}}"
    }
}
