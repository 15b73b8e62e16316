internal import JSON

/// Why things were not done, by reason: two hundred that have one are a line, with how many and the first of them. Nothing of a reason is
/// cut.
struct GroupedReasons {
    struct Group {
        let reason: String
        let ids: [String]

        /// The first of them.
        var examples: String {
            ids.prefix(GroupedReasons.named).joined(separator: ", ") + (ids.count > GroupedReasons.named ? ", …" : "")
        }

        /// One by its name, several with how many they are.
        var line: String { ids.count == 1 ? "\(ids[0]): \(reason)" : "\(ids.count) (\(examples)): \(reason)" }
    }

    /// The most frequent first, and then as they came.
    let groups: [Group]
    /// So many are named of each.
    fileprivate static let named = 3

    init(_ failures: [(id: String, reason: String)]) {
        var (places, groups): ([String: Int], [(reason: String, ids: [String])]) = ([:], [])
        for (id, reason) in failures {
            if let place = places[reason] {
                groups[place].ids.append(id)
            } else {
                places[reason] = groups.count
                groups.append((reason, [id]))
            }
        }
        self.groups = groups.enumerated()
            .sorted { ($1.element.ids.count, $0.offset) < ($0.element.ids.count, $1.offset) }
            .map { Group(reason: $0.element.reason, ids: $0.element.ids) }
    }

    /// Of items of a list, each with `id` and `reason`.
    init(_ items: [JSONValue]) { self.init(items.map { (Table.plain($0["id"]), Table.plain($0["reason"])) }) }

    /// A line each.
    func table(width: Int?) -> String {
        let rows = groups.map { group -> JSONValue in
            [
                "count": JSONValue(group.ids.count), "reason": .string(group.reason),
                "examples": .string(group.examples),
            ]
        }
        return Table(columns: [
            .init("COUNT", field: "count"), .init("REASON", field: "reason"), .init("SUCH AS", field: "examples"),
        ]).render(rows, width: width)
    }
}
