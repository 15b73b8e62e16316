internal import Database
internal import FoundationEssentials

/// The actions of a product's own row, alive or over.
enum SubjectRows {
    /// Two conditions, each with an index of its own: one index over both would be written anew with every step of every action.
    /// - Parameter table: the alias of `platform.actions`.
    static func condition(_ table: SQL, product: String, subject: UUID) -> SQL {
        condition(table, product: product, isOne: "= \(subject)")
    }

    /// The same for several rows.
    /// - Parameter isOne: what holds of the row's id, an operator and its value.
    static func condition(_ table: SQL, product: String, isOne: SQL) -> SQL {
        """
        (\(sql: table).product = \(product) AND \(sql: table).subject_id \(sql: isOne)
            AND \(sql: table).status NOT IN ('failed', 'cancelled')
         OR \(sql: table).product = \(product) AND \(sql: table).subject_id \(sql: isOne)
            AND \(sql: table).status IN ('failed', 'cancelled'))
        """
    }
}
