/// One segment of a path, percent-encoded (RFC 3986 section 3.3).
package enum PathSegment {
    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let digits = Array("0123456789ABCDEF")

    /// - Returns: `nil` for what is no name: nothing, `.` and `..`.
    package static func encoded(_ text: String) -> String? {
        guard !text.isEmpty, text != ".", text != ".." else { return nil }
        return text.utf8.reduce(into: "") { path, byte in
            if unreserved.contains(byte) {
                path.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                path += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}
