internal import CCurl

/// An `http` or `https` address in its parts, as libcurl reads it: what is judged is what will be called.
package struct WebAddress: Sendable, Equatable {
    /// Small letters.
    package let scheme: String
    /// Small letters; a numeric address in its usual form.
    package let host: String
    package let port: UInt16
    /// Without dot segments; never empty.
    package let path: String
    package let query: String?
    /// A user or a password before the host.
    package let hasUser: Bool
    package let hasFragment: Bool
    /// The whole address with these parts.
    package let text: String

    /// - Returns: `nil` for anything else than an absolute `http` or `https` address.
    package init?(_ text: String) {
        guard HTTPRequest(url: text).problem == nil, let parsed = curl_url() else { return nil }
        defer { curl_url_cleanup(parsed) }
        func part(_ what: CURLUPart, _ flags: Int32 = 0) -> String? {
            var out: UnsafeMutablePointer<CChar>?
            guard curl_url_get(parsed, what, &out, UInt32(flags)) == CURLUE_OK, let out else { return nil }
            defer { curl_free(out) }
            return String(cString: out)
        }
        guard curl_url_set(parsed, CURLUPART_URL, text, 0) == CURLUE_OK,
            let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST), let path = part(CURLUPART_PATH),
            let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap(UInt16.init), let whole = part(CURLUPART_URL)
        else { return nil }
        (self.scheme, self.host, self.port, self.path) = (scheme.lowercased(), host.lowercased(), port, path)
        (query, self.text) = (part(CURLUPART_QUERY), whole)
        hasUser = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
        hasFragment = part(CURLUPART_FRAGMENT) != nil
    }

    /// Same scheme, host and port, and a path at or below the base's; no user, and no encoded way up.
    package func lies(under base: WebAddress) -> Bool {
        guard (scheme, host, port) == (base.scheme, base.host, base.port), !hasUser, !WebAddress.climbs(path),
            !path.contains("\\")
        else { return false }
        let prefix = base.path.hasSuffix("/") ? String(base.path.dropLast()) : base.path
        return path == prefix || path.hasPrefix(prefix + "/")
    }

    /// Whether some server could read a way to the folder above out of a path.
    package static func climbs(_ path: String) -> Bool {
        let plain = path.lowercased().replacing("%2e", with: ".").replacing("%2f", with: "/")
            .replacing("%5c", with: "/").replacing("\\", with: "/")
        return plain.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }
}
