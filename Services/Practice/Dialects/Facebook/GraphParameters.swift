internal import HTTPServer
internal import JSON

/// The parameters of a call, wherever they stand: query, form, or the members of a JSON body. In query and form a value that is no
/// scalar is JSON text. The body wins.
struct GraphParameters {
    private let query: QueryItems
    private let form: QueryItems?
    private let body: JSONObject

    init(_ request: Request) throws {
        query = request.query
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" && $0 != " " }.lowercased() ?? ""
        if request.body.isEmpty {
            (form, body) = (nil, [:])
        } else if type == "application/json" {
            guard let object = (try? JSONValue.parse(request.body))?.objectValue else {
                throw PracticeGraphError.parameter("The body is not a valid JSON object").refusal
            }
            (form, body) = (nil, object)
        } else if type == "application/x-www-form-urlencoded" || type.isEmpty {
            guard let items = QueryItems(decoding: request.body) else {
                throw PracticeGraphError.parameter("The form is not valid percent-encoded UTF-8").refusal
            }
            (form, body) = (items, [:])
        } else {
            throw PracticeGraphError.parameter("A body of type \(type) is not supported").refusal
        }
    }

    /// As text, whatever it was written as.
    func text(_ name: String) -> String? {
        switch body[name] {
        case .string(let text): text
        case .int(let number): String(number)
        case .null, nil: form?.first(name) ?? query.first(name)
        case let other?: other.text
        }
    }

    /// An object or a list.
    /// - Throws: code 100 when there is something else under this name.
    func structure(_ name: String) throws -> JSONValue? {
        if let value = body[name], value.objectValue != nil || value.arrayValue != nil { return value }
        guard let text = text(name) else { return nil }
        guard let value = try? JSONValue.parse(Array(text.utf8)), value.objectValue != nil || value.arrayValue != nil
        else {
            throw PracticeGraphError.parameter("param \(name) must be a JSON object").refusal
        }
        return value
    }

    /// A whole number within a range; `usual` when it is absent or no number.
    func number(_ name: String, in range: ClosedRange<Int>, usual: Int) -> Int {
        guard let number = text(name).flatMap(Int.init) else { return usual }
        return min(max(number, range.lowerBound), range.upperBound)
    }

    /// The query as it was, for the address of the next page.
    func query(without names: Set<String>) -> [(String, String)] {
        query.items.filter { !names.contains($0.name) }.map { ($0.name, $0.value) }
    }
}
