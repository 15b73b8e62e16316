internal import CCurl

/// One request on its way: libcurl's easy handle and what it collected. Confined to its loop.
final class Transfer: @unchecked Sendable {
    typealias Outcome = Result<HTTPReply, HTTPClientError>

    let handle: UnsafeMutableRawPointer
    private let request: HTTPRequest
    private var headerList: UnsafeMutablePointer<curl_slist>?
    /// libcurl writes its sentence here, at any time until the handle is freed.
    private let errorText: UnsafeMutablePointer<CChar>
    private var headers: [(name: String, value: String)] = []
    private var body: [UInt8] = []
    private var isTooLarge = false
    private var metPrivateAddress = false
    /// Cleared when the transfer is over, so that nobody is answered twice.
    var finish: ((Outcome) -> Void)?

    /// - Throws: `invalidURL`, also for a header or a method that would break out of its line.
    init(_ request: HTTPRequest) throws(HTTPClientError) {
        guard let problem = request.problem else {
            guard let handle = curl_easy_init() else { preconditionFailure("libcurl gives no handle") }
            (self.handle, self.request) = (handle, request)
            errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
            errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
            configure()
            return
        }
        throw HTTPClientError(.invalidURL, problem, mayHaveBeenSent: false)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    private func configure() {
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_set_text(handle, CURLOPT_URL, request.url)
        curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_set_text(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        curl_set_long(handle, CURLOPT_FOLLOWLOCATION, request.maxRedirects > 0 ? 1 : 0)
        curl_set_long(handle, CURLOPT_MAXREDIRS, request.maxRedirects)
        // Signals would interrupt other threads' system calls.
        curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, 5000)
        curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, request.timeout.wholeMilliseconds))
        // Only refuses early by Content-Length; what really arrives is counted in `take`.
        curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.maxBytes))
        curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        curl_set_text(handle, CURLOPT_USERAGENT, "Outreach")
        // A .netrc of whoever started the process must not add credentials.
        curl_set_long(handle, CURLOPT_NETRC, 0)
        curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        curl_set_bytes_callback(handle, CURLOPT_WRITEFUNCTION, bodyArrived)
        curl_set_pointer(handle, CURLOPT_WRITEDATA, me)
        curl_set_bytes_callback(handle, CURLOPT_HEADERFUNCTION, headerArrived)
        curl_set_pointer(handle, CURLOPT_HEADERDATA, me)
        configureConnection()
        configureBody()
        configureHeaders()
    }

    private func configureConnection() {
        if request.isSentOnce { curl_set_long(handle, CURLOPT_FRESH_CONNECT, 1) }
        guard !request.allowsPrivateAddresses else { return }
        // A proxy would look names up by itself; an empty text also turns off those of the environment.
        curl_set_text(handle, CURLOPT_PROXY, "")
        curl_set_guard(handle, socketWanted, requestReady, Unmanaged.passUnretained(self).toOpaque())
    }

    private func configureBody() {
        if let body = bodyToSend {
            curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
            // A null pointer would mean "ask a callback" instead of "nothing".
            if body.isEmpty { curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, "") }
            body.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
                curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: start))
            }
        } else if request.method == "HEAD" {
            curl_set_long(handle, CURLOPT_NOBODY, 1)
        }
        curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
    }

    /// Methods that always have a body say `Content-Length: 0` rather than nothing.
    private var bodyToSend: [UInt8]? {
        request.body ?? (["POST", "PUT", "PATCH"].contains(request.method) ? [] : nil)
    }

    private func configureHeaders() {
        // "Expect: 100-continue" costs a second at servers that ignore it; libcurl leaves out a header without value.
        headerList = curl_slist_append(nil, "Expect:")
        if bodyToSend != nil, !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headerList = curl_slist_append(headerList, "Content-Type:")
        }
        for (name, value) in request.headers {
            headerList = curl_slist_append(headerList, value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        curl_set_list(handle, CURLOPT_HTTPHEADER, headerList)
    }

    /// - Returns: how many bytes were taken; fewer than given ends the transfer.
    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= request.maxBytes else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    func take(headerLine bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes, as: UTF8.self)
        // A new status line: what came before belongs to a redirect or a "100 Continue".
        if line.hasPrefix("HTTP/") {
            headers = []
            body = []
            return
        }
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
        headers.append((String(line[..<colon]), line[line.index(after: colon)...].trimmed))
    }

    /// - Returns: whether this transfer may talk to the address; `nil` bytes are of a family that nobody judged.
    func mayUse(_ address: [UInt8]?) -> Bool {
        if let address, isPublicAddress(address) { return true }
        metPrivateAddress = true
        return false
    }

    func complete(_ code: CURLcode) {
        let finish = finish
        self.finish = nil
        finish?(outcome(code))
    }

    private func outcome(_ code: CURLcode) -> Outcome {
        if code == CURLE_OK {
            return .success(HTTPReply(status: curl_get_status(handle), headers: headers, body: body))
        }
        if metPrivateAddress, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
            return .failure(.privateAddress(wasSent: curl_get_request_size(handle) > 0))
        }
        let fault = isTooLarge ? CURLE_FILESIZE_EXCEEDED : code
        return .failure(
            HTTPClientError(
                curl: fault, said: String(cString: errorText), limit: request.maxBytes,
                wasSent: curl_get_request_size(handle) > 0))
    }
}

private func bodyArrived(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
        .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
}

private func headerArrived(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
        .take(headerLine: UnsafeRawBufferPointer(start: bytes, count: size * count))
    return size * count
}

private func socketWanted(
    _ context: UnsafeMutableRawPointer?, _: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address else { return CURL_SOCKET_BAD }
    var count = 0
    let bytes = curl_address_bytes(address, &count).map { Array(UnsafeBufferPointer(start: $0, count: count)) }
    let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    return transfer.mayUse(bytes) ? curl_open_socket(address) : CURL_SOCKET_BAD
}

/// A kept connection was opened for another request, perhaps one that may talk to anybody.
private func requestReady(
    _ context: UnsafeMutableRawPointer?, _ remote: UnsafeMutablePointer<CChar>?, _: UnsafeMutablePointer<CChar>?,
    _: Int32, _: Int32
) -> Int32 {
    let address = remote.flatMap { addressBytes(String(cString: $0)) }
    let transfer = Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    return transfer.mayUse(address) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

extension Substring {
    /// Without blanks, tabs and line ends at either side.
    fileprivate var trimmed: String {
        var rest = self[...].unicodeScalars
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
