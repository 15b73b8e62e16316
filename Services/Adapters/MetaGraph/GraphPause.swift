internal import AdapterKit
internal import AdapterWire
internal import JSON

extension GraphNetwork {
    /// Seconds until a call can work again: the longest of the business limits' `estimated_time_to_regain_access`
    /// (minutes), else `Retry-After`.
    func pause(_ result: WireResult) -> Double? {
        guard let text = result.header("x-business-use-case-usage"),
            let usage = try? JSONValue.parse(Array(text.utf8)), let businesses = usage.objectValue
        else { return result.retryAfter }
        let minutes = businesses.fields.flatMap { $0.value.arrayValue ?? [] }
            .compactMap { $0["estimated_time_to_regain_access"]?.doubleValue }
        guard let longest = minutes.max(), longest > 0 else { return result.retryAfter }
        return longest * 60
    }
}
