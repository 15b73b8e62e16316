package import HTTPServer
package import JSON

extension Proportion {
    /// As the document and callers' types say it.
    /// - Parameter total: of whom it is a share, for people.
    package static func shape(outOf total: String) -> Shape {
        .named(
            "Share",
            .object([
                .required("count", .count), .required("out_of", .count, total),
                .required("share", .nullable(.number(0...1)), "`null` of nobody."),
                .required("low", .number(0...1), "Where the true share lies, 95 % (Wilson); `high` likewise."),
                .required("high", .number(0...1)),
            ]))
    }

    package var json: JSONValue {
        [
            "count": JSONValue(count), "out_of": JSONValue(outOf), "share": share.map(JSONValue.double) ?? .null,
            "low": .double(wilson.low), "high": .double(wilson.high),
        ]
    }
}
