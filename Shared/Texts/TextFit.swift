package import AdapterWire

/// What a place takes as a text: something, and not too much of it, counted as the place counts.
package struct TextFit: Sendable, Equatable {
    package let limit: Manifest.TextLimit
    /// The place, as people call it.
    package let place: String

    package init(_ limit: Manifest.TextLimit, in place: String) { (self.limit, self.place) = (limit, place) }

    /// - Throws: by how much the text is too long, in the place's own unit, or that there is no text.
    package func admit(_ text: String) throws(Finding) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw Finding(.empty, "The text is empty; write at least a sentence.")
        }
        let excess = limit.length(of: text) - limit.max
        guard excess > 0 else { return }
        throw Finding(
            .tooLong,
            "The text is \(excess) \(limit.unit.words) too long for \(place), which takes \(limit.max); shorten it.")
    }
}
