internal import HTTPServer
package import Importing
package import Jobs
package import Migrations
package import Products

extension Product {
    /// Animals, and the people who want to take one in.
    package static let shelter = Product(name: "shelter", title: "Shelter", schema: "shelter", sentinel: "animals")
}

extension Line {
    package static let shelter = Line(of: .shelter, [Migration(1, "shelter", PackageResources.m001_shelter_sql)])
}

extension ImportTables {
    package static let animals = ImportTables(
        path: "/api/shelter/imports", prefix: "Shelter", noun: "animals", imports: "shelter.imports",
        parts: "shelter.import_parts", chunks: "shelter.import_chunks", scope: "species",
        scopeShape: .choice(Animals.species), scopeSummary: "Of rows that name none.")
}

extension JobTables {
    /// An item is a letter that is to be written.
    package static let letters = JobTables(
        path: "/api/shelter", prefix: "Shelter", kinds: ["letters"], jobs: "shelter.jobs", items: "shelter.job_items",
        subject: "offer_id", alike: "o.offer_id = i.offer_id", stoppable: ["letters"])
}
