/// Why a file was not taken at all.
package struct HeaderRefusal: Error, Sendable, Equatable {
    /// What was seen and what is expected, for the person who sent the file.
    package let reason: String

    init(seen: [String]) {
        let rows =
            seen.isEmpty
            ? "The file holds no rows" : "No header row was found; the file begins with \(Self.quoted(seen))"
        reason =
            "\(rows). A row with headings is expected within the first \(HeaderSearch.patience) rows, with profile_url or"
            + " username among them; also read are platform, full_name, first_name, last_name, bio, location, category,"
            + " followers_count, platform_user_id, email, company and position."
    }

    private static func quoted(_ rows: [String]) -> String {
        rows.prefix(3).map { "\"\($0.count > 80 ? $0.prefix(79) + "…" : $0[...])\"" }.joined(separator: ", ")
    }
}
