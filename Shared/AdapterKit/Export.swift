package import CAdapterABI
internal import Glibc

/// Makes the block that `outreach_adapter_entry` returns. It lives as long as the process.
///
/// - Parameter perform: answers one request; a capture-free closure, because C calls it:
///   `{ respond(to: $0, $1, $2, with: LinkedIn()) }`.
package func exportAdapter(
    platform: StaticString, version: StaticString,
    _ perform: @convention(c) (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<outreach_reply>?) -> Int32
) -> UnsafePointer<outreach_adapter> {
    let block = UnsafeMutablePointer<outreach_adapter>.allocate(capacity: 1)
    block.initialize(
        to: outreach_adapter(
            magic: UInt32(OUTREACH_ADAPTER_MAGIC), abi_major: UInt16(OUTREACH_ADAPTER_ABI_MAJOR),
            abi_minor: UInt16(OUTREACH_ADAPTER_ABI_MINOR), struct_size: UInt32(MemoryLayout<outreach_adapter>.size),
            reserved: 0, platform: UnsafeRawPointer(platform.utf8Start).assumingMemoryBound(to: CChar.self),
            version: UnsafeRawPointer(version.utf8Start).assumingMemoryBound(to: CChar.self), perform: perform,
            release: release))
    return UnsafePointer(block)
}

/// One request answered by `adapter`, in memory that ``release`` frees.
/// - Returns: 0, or 1 when the request breaks the contract.
package func respond(
    to request: UnsafePointer<UInt8>?, _ size: Int, _ reply: UnsafeMutablePointer<outreach_reply>?,
    with adapter: some PlatformAdapter
) -> Int32 {
    guard let reply, let answer = try? adapter.answer(UnsafeRawBufferPointer(start: request, count: size)),
        let memory = malloc(max(answer.count, 1))
    else { return 1 }
    answer.withUnsafeBytes { if let start = $0.baseAddress { memcpy(memory, start, answer.count) } }
    reply.pointee = outreach_reply(data: memory.assumingMemoryBound(to: UInt8.self), size: answer.count)
    return 0
}

private func release(_ reply: UnsafeMutablePointer<outreach_reply>?) {
    free(reply?.pointee.data)
    reply?.pointee = outreach_reply()
}
