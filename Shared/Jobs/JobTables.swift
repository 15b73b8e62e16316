/// The tables in which a product keeps its jobs; they lie in the product's schema, and the room works on them by this value. Their columns
/// are in Docs/database.md; a product may add its own.
package struct JobTables: Sendable {
    /// Beginning of its routes, such as `/api/social`.
    package let path: String
    /// Before the names of its shapes: `Social`.
    let prefix: String
    let jobs: StaticString
    let items: StaticString?
    let subject: StaticString
    let alike: StaticString
    /// As members of an answer call the subject.
    var subjectName: String { "\(subject)" }
    /// All there are: what a list of jobs may be asked for.
    let kinds: [String]
    /// Kinds that somebody may stop: those whose steps look at their job before each.
    let stoppable: Set<String>

    /// - Parameters:
    ///   - kinds: of the jobs in the table, all of them.
    ///   - jobs: with its schema, such as `social.social_jobs`.
    ///   - items: what jobs consist of; `nil` where a job's steps are no rows.
    ///   - subject: the items' column that says whom or what an item is about; a UUID.
    ///   - alike: when two items, `o` and `i`, would do the same, so that one of them waits at most.
    package init(
        path: String, prefix: String, kinds: [String], jobs: StaticString, items: StaticString? = nil,
        subject: StaticString = "subject_id",
        alike: StaticString = "false", stoppable: Set<String> = []
    ) {
        precondition(stoppable.isSubset(of: kinds), "\(prefix): what can be stopped is a kind of job")
        (self.path, self.prefix, self.kinds) = (path, prefix, kinds)
        (self.jobs, self.items, self.subject) = (jobs, items, subject)
        (self.alike, self.stoppable) = (alike, stoppable)
    }
}
