/// Something that a line's migrations make, as the database's catalogue names it.
package struct Made: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case table, column, index, trigger, function
    }

    package let kind: Kind
    /// With its schema, and its table where it has one: `social.social_profiles.bio`.
    package let name: String
    /// A column's type; empty for everything else.
    package let form: String

    init(_ kind: Kind, _ name: String, _ form: String) { (self.kind, self.name, self.form) = (kind, name, form) }

    /// The table that it belongs to; `nil` for what can stand without one, and for indexes, which go by names of their own.
    var table: String? {
        switch kind {
        case .column, .trigger: String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
        case .table, .index, .function: nil
        }
    }
}
