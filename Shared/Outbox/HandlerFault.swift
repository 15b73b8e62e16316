internal import Database

/// Whose fault a failure is: the event's, or that of the surroundings.
enum HandlerFault {
    /// A handler refused the event. Lost connections, lost leases and missing tables or columns say nothing about the event.
    static func isOfEvent(_ error: any Error) -> Bool {
        if error is OutboxFault || error is CancellationError { return false }
        guard let error = error as? DatabaseError else { return true }
        if error.isOfMissingParts { return false }
        switch error.kind {
        case .connection, .poolExhausted, .commitUnknown, .cancelled: return false
        default: return !(error.sqlState?.hasPrefix("57P") ?? false) && error.sqlState != "25P03"
        }
    }

    static func isOfMissingParts(_ error: any Error) -> Bool { (error as? DatabaseError)?.isOfMissingParts ?? false }

    /// What the operator reads and groups by: the kind of error, without the values of the case.
    static func text(_ error: any Error) -> String { String("\(error)".prefix(500)) }

    /// FNV-1a of the error's type and its text without digits: failures of one cause share it.
    static func fingerprint(_ error: any Error) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let words = "\(type(of: error)):\(error)".utf8.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        for byte in words.prefix(300) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
