internal import Database

/// One way a list can be sorted: by columns of its record, and by the row's key where those are equal. One index over the same
/// expressions serves both directions, because NULL counts as smaller than every value: last where the largest come first.
package struct Order: Sendable {
    package enum Direction: Sendable {
        case ascending, descending
    }

    /// The names of columns, the first deciding; the record's key comes last by itself.
    let names: [String]
    /// What a caller gets who asks for this list without a word, or for this order first.
    let direction: Direction

    /// - Parameters:
    ///   - names: of columns with an index over them and the record's key.
    ///   - first: the direction that is shown first.
    package init(by names: String..., first: Direction = .descending) {
        (self.names, self.direction) = (names, first)
    }

    /// The word of `sort=` is the first column's name, with `-` for descending.
    var words: [(word: String, direction: Direction)] {
        let (up, down) = ((names[0], Direction.ascending), ("-" + names[0], Direction.descending))
        return direction == .ascending ? [up, down] : [down, up]
    }
}

/// An order with a direction over a record's columns.
struct Sorting: Sendable {
    let word: String
    let direction: Order.Direction
    let columns: [Column]
    /// What they are sorted by, with commas between, and the clause made of it; worked out once.
    private let keys: SQL
    let clause: SQL

    init(_ word: String, _ direction: Order.Direction, _ order: Order, _ record: Record) {
        (self.word, self.direction) = (word, direction)
        let named = order.names.map { name -> Column in
            guard let column = record[name], column.expression != nil else {
                preconditionFailure("no column \(name) to sort by")
            }
            return column
        }
        columns = named.contains { $0.name == record.key.name } ? named : named + [record.key]
        keys = columns.map(\.sortExpression).joined(separator: ", ")
        let downwards: SQL = direction == .descending ? " DESC" : ""
        clause = " ORDER BY " + columns.map { $0.sortExpression + downwards }.joined(separator: ", ") + " LIMIT "
    }

    /// What holds of the rows behind those values.
    func behind(_ values: [SortValue]) -> SQL {
        let sign: SQL = direction == .descending ? ") < (" : ") > ("
        let bound = zip(columns, values).map { $1.sql(insteadOfNull: $0.standIn) }
        return "(" + keys + sign + bound.joined(separator: ", ") + ")"
    }
}

extension Column {
    /// What stands for NULL in an order: the least value of the kind. PostgreSQL itself takes it for the greatest.
    var standIn: SQL {
        if isFilled { return "'infinity'::timestamptz" }
        switch kind {
        case .timestamp: return "'-infinity'::timestamptz"
        case .integer: return "(-9223372036854775808)::bigint"
        case .number, .hundredths: return "'-infinity'::float8"
        case .boolean: return "false"
        case .uuid: return "'00000000-0000-0000-0000-000000000000'::uuid"
        default: return "''"
        }
    }

    var sortExpression: SQL {
        guard let expression else { return "NULL" }
        return isNullable && !isFilled ? "coalesce(" + expression + ", " + standIn + ")" : expression
    }
}
