package import Database
package import HTTPServer
package import JSON

/// One column of a ``Record``: its member's name, where its value comes from, and what it may hold. SELECT list, JSON member, answer's
/// shape, CSV header and cell all read this value.
package struct Column: Sendable {
    /// What can be made of a value that several columns decide.
    package typealias Making = @Sendable (Row) throws -> JSONValue

    enum Kind: Sendable {
        case uuid
        case text(max: Int)
        case choice([String])
        case integer(ClosedRange<Int64>)
        case number
        case hundredths
        case boolean
        case timestamp
        case json(Shape)
        case texts
        case choices([String])
        case uuids
        case made(Shape, Making)
    }

    package let name: String
    package let summary: String
    let kind: Kind
    /// `nil` for a value that is made of others.
    let expression: SQL?
    private(set) var isNullable = false
    /// Sorted by as it is, for the sake of an index.
    private(set) var isFilled = false
    private(set) var isShown = true

    private init(_ name: StaticString, _ kind: Kind, _ expression: SQL?, _ summary: String) {
        (self.name, self.kind, self.expression, self.summary) = ("\(name)", kind, expression, summary)
    }

    /// The same, where the value may be NULL, and then the member is `null`. What a column holds and cannot be shown is `null` there too: it
    /// does not cost the row.
    package var nullable: Column {
        var copy = self
        copy.isNullable = true
        return copy
    }

    /// The same for a moment that the schema lets be NULL, and that no row of ours lacks. A list may be sorted by it without another index;
    /// a row that lacks it all the same comes first where the latest do, and is passed over by pages behind.
    package var filled: Column {
        guard case .timestamp = kind else { preconditionFailure("\(name) is no moment") }
        var copy = nullable
        copy.isFilled = true
        return copy
    }

    /// The same, read and not shown: a key of an order, or what a made value needs.
    package var hidden: Column {
        var copy = self
        copy.isShown = false
        return copy
    }

    package static func uuid(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .uuid, expression, summary)
    }

    /// - Parameter max: characters.
    package static func text(
        _ name: StaticString, _ expression: SQL, _ summary: String = "", max: Int = .max
    ) -> Column {
        Column(name, .text(max: max), expression, summary)
    }

    /// A word out of a list, kept as text. A word that this version does not know is shown all the same.
    package static func choice(
        _ name: StaticString, _ words: [String], _ expression: SQL, _ summary: String = ""
    ) -> Column {
        Column(name, .choice(words), expression, summary)
    }

    package static func integer(
        _ name: StaticString, _ expression: SQL, _ summary: String = "", in range: ClosedRange<Int64> = .min ... .max
    ) -> Column {
        Column(name, .integer(range), expression, summary)
    }

    /// A double.
    package static func number(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .number, expression, summary)
    }

    /// A double with at most two decimals, such as a score or a price.
    package static func hundredths(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .hundredths, expression, summary)
    }

    package static func boolean(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .boolean, expression, summary)
    }

    package static func timestamp(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .timestamp, expression, summary)
    }

    /// A column of type `json` or `jsonb`, relayed as it lies there.
    package static func json(
        _ name: StaticString, _ shape: Shape, _ expression: SQL, _ summary: String = ""
    ) -> Column {
        Column(name, .json(shape), expression, summary)
    }

    /// A column of type `text[]`.
    package static func texts(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .texts, expression, summary)
    }

    /// A column of type `text[]` whose elements are words out of a list.
    package static func choices(
        _ name: StaticString, _ words: [String], _ expression: SQL, _ summary: String = ""
    ) -> Column {
        Column(name, .choices(words), expression, summary)
    }

    /// A column of type `uuid[]`.
    package static func uuids(_ name: StaticString, _ expression: SQL, _ summary: String = "") -> Column {
        Column(name, .uuids, expression, summary)
    }

    /// A member that is made of other columns of the row, read by their names. What `making` throws fails the list, also where `null` may
    /// stand.
    package static func made(
        _ name: StaticString, _ shape: Shape, _ summary: String = "", _ making: @escaping Making
    ) -> Column {
        Column(name, .made(shape, making), nil, summary)
    }
}
