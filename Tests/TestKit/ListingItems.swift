package import Database
internal import HTTPServer
package import JSON
package import Listing

extension Listing {
    /// The rows of one page, asked for in the words of a query string: `status=open&limit=9`.
    package func items(_ query: String = "", in database: Database) async throws -> [JSONValue] {
        let page = try await page(try self.query(query), in: database)
        let json = try page.bytes.withUnsafeBytes { try JSONValue.parse(Array($0)) }
        return json["items"]?.arrayValue ?? []
    }
}
