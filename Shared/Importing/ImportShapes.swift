internal import HTTPServer

/// What the routes of imports answer.
struct ImportShapes {
    let tables: ImportTables

    var file: Shape { ImportListing(tables).shape }

    static let reasons = Shape.object([
        .required(
            "items",
            .list(
                .object([
                    .required("verdict", .choice(ImportVerdict.allCases.map(\.name))), .required("reason", .text),
                    .required("count", .count),
                    .required("rows", .list(.count), "Some of them, from 1."),
                ])))
    ])

    private var place: Answer.Place { .init(tables.path + "/{id}") }

    var accepted: Answer { .accepted(file, "The import, and where to watch it.", at: place) }

    var begun: Answer {
        Answer.created(upload, "It takes parts.", at: place)
            .or(.json(upload, "The same file is past its upload already.", at: place)).refusing("upload-quota")
    }

    private var upload: Shape {
        .named(
            tables.prefix + "Upload",
            .object([
                .required("id", .uuid, "The import's too."),
                .required("status", .choice(ImportListing.statuses), "`uploading` while parts are missing."),
                .required("part_size", .count, "Bytes of every part but the last."),
                .required("parts_received", .list(.count), "Their numbers, from 0."),
            ]))
    }
}
