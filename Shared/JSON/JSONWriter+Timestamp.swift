package import Timekeeping

extension JSONWriter {
    /// RFC 3339 in UTC with microseconds.
    package mutating func value(_ moment: Timestamp) {
        raw(CollectionOfOne(UInt8(ascii: "\"")))
        moment.appendISO8601(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}
