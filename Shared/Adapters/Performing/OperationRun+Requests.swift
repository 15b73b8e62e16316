internal import AdapterWire
internal import HTTPClient
internal import JSON

extension OperationRun {
    /// The connection's own headers: whoever sets them can hide one request in another.
    private static let forbiddenHeaders: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer", "expect",
        "proxy-authorization", "proxy-connection",
    ]

    private static let mostHeaders = 64

    /// What can be said about a request before anything of its step is sent.
    mutating func check(_ request: WireRequest) throws(AdapterFailure) {
        if request.commits {
            guard !hasCommitted else { throw .broken(manifest, "asks for a second request that commits") }
            hasCommitted = true
        }
        if case .base(let name, let path) = request.target {
            guard performer.bases.base(name, of: manifest) != nil else {
                throw .broken(manifest, "calls the base \"\(name)\", which is not a usable one of its manifest")
            }
            guard !WebAddress.climbs(path) else { throw .broken(manifest, "gives a path that leads upwards") }
        }
        for name in request.headers.map({ $0.name.lowercased() }) where OperationRun.forbiddenHeaders.contains(name) {
            throw .broken(manifest, "sets the header \"\(name)\", which is the host's")
        }
        try hidden.require(request.secrets)
        try hidden.expect(request.capture.count)
        for name in request.capture.keys.sorted() {
            guard let credential = HiddenValues.credential(of: name) else { continue }
            guard operation.credentials.contains(credential) else {
                throw .broken(manifest, "would replace the credential \"\(credential)\" without having declared it")
            }
        }
    }

    /// - Returns: `nil` when it cannot be made: a captured value is missing, or leads somewhere else.
    mutating func message(of request: WireRequest) throws(AdapterFailure) -> HTTPRequest? {
        guard let target = target(of: request), let query = try hidden.pairs(request.query, upTo: .address),
            let headers = try headers(of: request)
        else { return nil }
        var message = HTTPRequest(
            method: request.method, url: target.text, headers: headers, maxBytes: Performer.maxAnswer,
            allowsPrivateAddresses: target.mayBePrivate, isSentOnce: request.commits)
        if !query.isEmpty { message.url += (target.hasQuery ? "&" : "?") + URLEncoding.query.text(query) }
        guard message.url.utf8.count <= FillingLimit.address.bytes else {
            // The network's own word, which the adapter has not seen.
            if case .captured = request.target { return nil }
            throw .broken(manifest, "makes an address of more than \(FillingLimit.address.bytes >> 10) KiB")
        }
        var type: String?
        switch request.body {
        case .none: break
        case .json(let json): (type, message.body) = ("application/json", json.serialized())
        case .form(let pairs):
            guard let pairs = try hidden.pairs(pairs, upTo: .body) else { return nil }
            type = "application/x-www-form-urlencoded"
            let body = Array(URLEncoding.form.text(pairs).utf8)
            guard body.count <= FillingLimit.body.bytes else {
                throw .broken(manifest, "makes a form of more than \(FillingLimit.body.bytes >> 10) KiB")
            }
            message.body = body
        case .text(let value):
            guard let bytes = try hidden.bytes(of: value, upTo: .body) else { return nil }
            (type, message.body) = ("text/plain; charset=utf-8", bytes)
        }
        if let type, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            message.headers.append(("Content-Type", type))
        }
        return message
    }

    private func target(of request: WireRequest) -> (text: String, hasQuery: Bool, mayBePrivate: Bool)? {
        switch request.target {
        case .base(let name, let path):
            guard let base = performer.bases.base(name, of: manifest) else { return nil }
            let text = base.address.text
            return ((text.hasSuffix("/") ? String(text.dropLast()) : text) + path, false, base.isMoved)
        case .captured(let name):
            guard let text = hidden.captured(name), let address = WebAddress(text),
                let base = performer.bases.base(above: address, of: manifest)
            else { return nil }
            return (address.text, address.query != nil, base.isMoved)
        }
    }

    private mutating func headers(of request: WireRequest) throws(AdapterFailure) -> [(name: String, value: String)]? {
        guard request.headers.count <= OperationRun.mostHeaders else {
            throw .broken(manifest, "sets more than \(OperationRun.mostHeaders) headers")
        }
        var headers: [(name: String, value: String)] = []
        for header in request.headers {
            guard let value = try hidden.text(of: header.value, upTo: .header) else { return nil }
            headers.append((header.name, value))
        }
        return headers
    }
}

extension WireRequest {
    /// The credentials it is made of, by name.
    fileprivate var secrets: Set<String> {
        var values = (query + headers).map(\.value)
        switch body {
        case .form(let pairs): values += pairs.map(\.value)
        case .text(let value): values.append(value)
        case .none, .json: break
        }
        return values.reduce(into: []) { $0.formUnion($1.secrets) }
    }
}
