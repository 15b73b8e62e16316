extension String {
    /// What an adapter chose to say, fit for a line of a log: no controls, and at most `most` scalars.
    package func readable(upTo most: Int) -> String {
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(most) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: out.append(" ")
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// A name that an adapter made up: 64 printable ASCII characters of it.
    var shortName: String {
        String(decoding: utf8.prefix(64).map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
