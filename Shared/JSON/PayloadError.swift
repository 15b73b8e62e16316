package import FoundationEssentials

/// A payload that does not hold what its event type promises.
package struct PayloadError: Error, Sendable, CustomStringConvertible {
    package let member: String
    package var description: String { "the event's payload has no usable \(member)" }
    package init(member: String) { self.member = member }
}

extension JSONValue {
    package func string(_ key: String) throws(PayloadError) -> String {
        guard let value = self[key]?.stringValue else { throw PayloadError(member: key) }
        return value
    }

    package func integer(_ key: String) throws(PayloadError) -> Int64 {
        guard let value = self[key]?.intValue else { throw PayloadError(member: key) }
        return value
    }

    package func uuid(_ key: String) throws(PayloadError) -> UUID {
        guard let value = self[key]?.stringValue.flatMap(UUID.init(text:)) else { throw PayloadError(member: key) }
        return value
    }

    package func array(_ key: String) throws(PayloadError) -> [JSONValue] {
        guard let value = self[key]?.arrayValue else { throw PayloadError(member: key) }
        return value
    }

    package func choice<T: RawRepresentable>(_ key: String) throws(PayloadError) -> T where T.RawValue == String {
        guard let value = T(rawValue: try string(key)) else { throw PayloadError(member: key) }
        return value
    }
}
