package import Database
package import HTTPServer
package import Importing
package import JSON
internal import Listing
package import Outbox

/// The animals: a list, and files of them. Every statement on `shelter.animals`.
package struct Animals: ImportKind {
    static let species = ["cat", "dog", "hamster"]
    package static let found = "shelter.animals.found.v1"

    package init() {}

    private static let listing = Listing(
        "shelter.animals",
        Record(
            "ShelterAnimal",
            [
                .uuid("id", "a.id"), .text("name", "a.name"), .choice("species", species, "a.species"),
                .timestamp("created_at", "a.created_at"),
            ]), from: "shelter.animals a",
        filters: [
            .equals("species", .choice(species), "a.species"), .from("created_from", "a.created_at", "Not before."),
        ], orders: [Order(by: "created_at"), Order(by: "name", first: .ascending)])

    package static func route(_ database: Database) -> Route {
        listing.route("/api/shelter/animals", .read, "Animals that wait for a home.", database: database)
    }

    package func reader(scope: String?) -> HeadedFile<JSONValue> {
        HeadedFile(required: ["name"], optional: ["species"], own: ["id", "created_at"], key: \.folded) { cells in
            let species = (cells["species"] ?? scope ?? "").lowercased()
            guard Animals.species.contains(species), let name = cells["name"] else {
                return .invalid(reasons: ["species: must be one of \(Animals.species.joined(separator: ", "))."])
            }
            return .item(["name": .string(name), "species": .string(species)])
        }
    }

    package func event(of chunk: ImportChunk<JSONValue>, of file: ImportedFile) -> NewEvent {
        ToldChunk(chunk, of: file) { $0 }.event(Animals.found, subject: "shelter.import")
    }

    /// Who is here already is a duplicate.
    package static let applying = ImportVerdicts(.animals).applying("shelter.shelter.animals", found) {
        told, connection in
        let names = told.rows.map { $0.item["name"]?.stringValue ?? "" }
        let species = told.rows.map { $0.item["species"]?.stringValue ?? "" }
        let rows = try await connection.query(
            """
            WITH given AS (SELECT name, species, n FROM unnest(\(names), \(species)) WITH ORDINALITY AS u (name, species, n)),
            known AS (SELECT g.n FROM given g JOIN shelter.animals a ON (a.species, lower(a.name)) = (g.species, lower(g.name))),
            added AS (INSERT INTO shelter.animals (name, species)
                      SELECT name, species FROM given ON CONFLICT DO NOTHING)
            SELECT n IN (SELECT n FROM known) AS is_known FROM given ORDER BY n
            """)
        return try rows.map { try $0["is_known"] ? .duplicate : .added }
    }
}

extension JSONValue {
    /// What two rows of one animal have in common.
    fileprivate var folded: String { text.lowercased() }
}
