/// One call to somebody else's server.
package struct HTTPRequest: Sendable {
    package var method: String
    /// `http` or `https`; anything else is refused.
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]?
    /// From the first look-up to the last byte. Connecting may take 5 s of it.
    package var timeout: Duration
    /// A longer answer is refused, not cut.
    package var maxBytes: Int
    /// How many redirects are followed; a redirect is an answer like any other by default.
    package var maxRedirects: Int
    /// `false` connects to the public internet only, whatever a name stands for, and past any proxy: an address is judged
    /// when it is connected to, so no name can mean something else by then.
    package var allowsPrivateAddresses: Bool
    /// `true` takes a connection of its own. On a kept one that closes without an answer libcurl sends a second time, and
    /// the first may have been heard.
    package var isSentOnce: Bool

    package init(
        method: String = "GET", url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        timeout: Duration = .seconds(30), maxBytes: Int = 2 << 20, maxRedirects: Int = 0,
        allowsPrivateAddresses: Bool = true, isSentOnce: Bool = false
    ) {
        (self.method, self.url, self.headers, self.body) = (method, url, headers, body)
        (self.timeout, self.maxBytes, self.maxRedirects) = (timeout, maxBytes, maxRedirects)
        (self.allowsPrivateAddresses, self.isSentOnce) = (allowsPrivateAddresses, isSentOnce)
    }
}
