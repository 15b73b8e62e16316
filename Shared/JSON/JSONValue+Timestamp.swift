package import Timekeeping

extension JSONValue {
    /// RFC 3339 in UTC with microseconds; `null` without a moment, and for one that RFC 3339 has no digits for, such as `infinity`.
    package init(_ moment: Timestamp?) { self.init(moment?.shown) }
}
