internal import CCurl

extension HTTPRequest {
    /// What makes this request unfit to send, as a sentence; `nil` when nothing does.
    var problem: String? {
        let lower = url.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
            return "the address does not start with http:// or https://"
        }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            return "the address holds blanks or control characters"
        }
        guard let parsed = curl_url() else { preconditionFailure("libcurl is out of memory") }
        defer { curl_url_cleanup(parsed) }
        guard curl_url_set(parsed, CURLUPART_URL, url, 0) == CURLUE_OK else { return "the address is not a valid URL" }
        guard !method.isEmpty, method.utf8.allSatisfy(isTokenCharacter) else { return "the method is not a word" }
        for (name, value) in headers {
            guard !name.isEmpty, name.utf8.allSatisfy(isTokenCharacter) else { return "a header's name is not a word" }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                return "header \(name) holds control characters"
            }
        }
        return nil
    }
}

extension Duration {
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}

/// RFC 9110 section 5.6.2.
private func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}

extension HTTPClientError {
    static func privateAddress(wasSent: Bool) -> HTTPClientError {
        HTTPClientError(
            .privateAddress, "the server's name stands for an address that is not on the public internet",
            mayHaveBeenSent: wasSent)
    }

    /// Translates libcurl's result; `said` is its own sentence, which names the host but no path, query or credential.
    init(curl code: CURLcode, said: String, limit: Int, wasSent: Bool) {
        let sentence = said.isEmpty ? String(cString: curl_easy_strerror(code)) : said
        switch code {
        case CURLE_FILESIZE_EXCEEDED:
            self.init(.tooLarge, "the answer is longer than \(limit) bytes", mayHaveBeenSent: wasSent)
        case CURLE_OPERATION_TIMEDOUT: self.init(.timeout, "no answer in time: \(sentence)", mayHaveBeenSent: wasSent)
        // The same codes tell of an answer that is no HTTP, and of a redirect to somewhere forbidden.
        case CURLE_URL_MALFORMAT where !wasSent, CURLE_UNSUPPORTED_PROTOCOL where !wasSent:
            self.init(.invalidURL, "the address cannot be used: \(sentence)", mayHaveBeenSent: wasSent)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
            self.init(.tls, "no trusted connection: \(sentence)", mayHaveBeenSent: wasSent)
        default:
            let what = wasSent ? "the server gave no usable answer" : "the server cannot be reached"
            self.init(.unreachable, "\(what): \(sentence)", mayHaveBeenSent: wasSent)
        }
    }
}
