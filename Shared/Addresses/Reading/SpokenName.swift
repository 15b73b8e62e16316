/// A name on a network as people say it, in the spelling in which two are compared: without case, `@`, escapes, final slashes and what the
/// network ignores.
package enum SpokenName {
    /// - Parameter reader: `nil` for a network that is not known.
    package static func of(_ text: String, on reader: PlatformReader?) -> String {
        var name = Visible.folded(PercentEscapes.resolved(text))
        if name.hasPrefix("@") { name = Visible.folded(String(name.dropFirst())) }
        while name.utf8.last == UInt8(ascii: "/") { name.removeLast() }
        return reader?.names.plain(name) ?? name
    }
}
