/// Names on networks, in the spelling in which two of them are compared.
package enum NetworkName {
    /// Facebook ignores full stops in its names; elsewhere they mean something.
    /// - Returns: the name as it is when nothing else would be left.
    package static func plain(_ name: String, on platform: String?) -> String {
        guard platform == "facebook", name.utf8.contains(UInt8(ascii: ".")) else { return name }
        let rest = name.filter { $0 != "." }
        return rest.isEmpty ? name : rest
    }

    /// The name that percent-encoding in it stands for; as it is without any.
    package static func unescaped(_ name: String) -> String {
        name.utf8.contains(UInt8(ascii: "%")) ? PercentEscapes.resolved(name.utf8) : name
    }
}
