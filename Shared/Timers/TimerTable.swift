/// Where a product keeps its timers; the table lies in its schema, and its columns are in Docs/database.md.
package struct TimerTable: Sendable {
    let name: StaticString
    /// The column that says what a timer is for; a UUID, one timer each.
    let key: StaticString
    /// The column of whom or what its event is about; a UUID.
    let subject: StaticString

    package init(_ name: StaticString, key: StaticString, subject: StaticString) {
        (self.name, self.key, self.subject) = (name, key, subject)
    }
}
