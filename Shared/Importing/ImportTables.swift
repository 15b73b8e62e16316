package import HTTPServer

/// Where a product keeps its imports, and what they are called. The tables lie in its schema; their columns are in Docs/database.md.
package struct ImportTables: Sendable {
    /// Of the routes: `/api/social/imports`.
    package let path: String
    /// Before the names of its shapes: `Social`.
    let prefix: String
    /// What the rows of a file are: "people".
    let noun: String
    let imports: StaticString
    let parts: StaticString
    let chunks: StaticString
    /// What is said of the whole file where its rows don't; a column of the imports, and a member of that name.
    let scope: StaticString
    let scopeShape: Shape
    let scopeSummary: String

    package init(
        path: String, prefix: String, noun: String, imports: StaticString, parts: StaticString, chunks: StaticString,
        scope: StaticString, scopeShape: Shape, scopeSummary: String
    ) {
        (self.path, self.prefix, self.noun) = (path, prefix, noun)
        (self.imports, self.parts, self.chunks) = (imports, parts, chunks)
        (self.scope, self.scopeShape, self.scopeSummary) = (scope, scopeShape, scopeSummary)
    }

    var scopeName: String { "\(scope)" }
}
