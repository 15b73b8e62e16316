internal import HTTPServer

/// As what a list is answered.
enum ListingFormat: String, CaseIterable {
    /// A page.
    case json
    case csv
    case jsonl

    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
        case .jsonl: "application/jsonl; charset=utf-8"
        }
    }

    /// `format` decides; without it the first type of `Accept` that is one of ours.
    init(_ request: Request) {
        if let said = request.query.first("format") {
            self = ListingFormat(rawValue: said) ?? .json
            return
        }
        let accepted = request.headers["Accept"] ?? ""
        let types = accepted.split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() }
        self = types.compactMap { ListingFormat.types[$0] }.first ?? .json
    }

    private static let types: [String: ListingFormat] = [
        "application/json": .json, "text/csv": .csv, "application/jsonl": .jsonl, "application/x-ndjson": .jsonl,
    ]
}
