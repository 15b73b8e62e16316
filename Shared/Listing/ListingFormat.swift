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

    /// `format` decides; without it the type of `Accept` that is wanted most and is one of ours (RFC 9110, 12.4.2).
    init(_ request: Request) {
        if let said = request.query.first("format") {
            self = ListingFormat(rawValue: said) ?? .json
            return
        }
        self = ListingFormat(accept: request.headers["Accept"] ?? "")
    }

    init(accept: String) {
        let wanted = accept.split(separator: ",").enumerated().compactMap {
            place, item -> (Double, Int, ListingFormat)? in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let type = parts.first, let format = ListingFormat.types[type] else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return quality > 0 ? (quality, place, format) : nil
        }
        self = wanted.min { ($1.0, $0.1) < ($0.0, $1.1) }?.2 ?? .json
    }

    private static let types: [String: ListingFormat] = [
        "application/json": .json, "*/*": .json, "application/*": .json, "text/csv": .csv, "application/jsonl": .jsonl,
        "application/x-ndjson": .jsonl,
    ]
}
