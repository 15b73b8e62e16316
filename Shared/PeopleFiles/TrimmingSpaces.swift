extension String {
    /// Without spaces (also no-break ones) and marks that nobody sees at both ends. Tabs and line ends stay: they are part of a
    /// value's bytes; so do tags, which end a flag.
    func trimmingSpaces() -> String {
        // Most values need no work, and a look at both ends tells.
        if let first = utf8.first, let last = utf8.last, first != 0x20, first < 0x80, last != 0x20, last < 0x80 {
            return self
        }
        func isSpace(_ scalar: Unicode.Scalar) -> Bool {
            if scalar == " " || scalar == "\u{A0}" { return true }
            return scalar.properties.generalCategory == .format && !(0xE0000...0xE007F).contains(scalar.value)
        }
        guard let first = unicodeScalars.firstIndex(where: { !isSpace($0) }),
            let last = unicodeScalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
