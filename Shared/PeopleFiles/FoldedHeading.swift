/// A heading without what varies from file to file: case, spaces, underscores, punctuation.
struct FoldedHeading {
    let text: String

    init(_ heading: String) {
        text = String(
            heading.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
