internal import HTTPServer

/// What the routes of imports answer.
struct ImportShapes {
    let tables: ImportTables

    var file: Shape {
        .named(
            tables.prefix + "Import",
            .object([
                .required("id", .uuid),
                .required("status", .choice(["uploading", "pending", "running", "completed", "failed"])),
                .required("filename", .nullable(.text)), .required("size", .nullable(.count), "Bytes."),
                .required(tables.scopeName, .nullable(tables.scopeShape), "For rows that name none."),
                .required("overwrite", .boolean, "The file's values win over what is known."),
                .required("dry_run", .boolean, "Every row is judged, nothing is changed."),
                .required("rows", .count, "Read so far."),
                .required(
                    "counts",
                    .object(["added", "updated", "duplicate", "suppressed", "invalid"].map { .required($0, .count) }),
                    "What became of them."),
                .required("error_message", .nullable(.text), "Why it failed."), .required("created_at", .timestamp),
                .required("updated_at", .nullable(.timestamp)), .required("completed_at", .nullable(.timestamp)),
                .required("verdicts", .text, "Where each row's verdict is."),
                .required("events", .text, "Where to watch it."),
                .optional("reading", ImportShapes.reading, "How the file was read, once it was."),
            ]))
    }

    private static let reading = Shape.object([
        .required("encoding", .text), .required("delimiter", .nullable(.text)),
        .required("header_line", .count, "0 where no header was found."),
        .required("mapping", .map(.nullable(.text), max: .max), "The file's heading, by what it was taken for."),
        .required("ignored", .list(.text), "Headings that mean nothing here."),
    ])

    static let reasons = Shape.object([
        .required(
            "items",
            .list(
                .object([
                    .required("verdict", .text), .required("reason", .text), .required("count", .count),
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
                .required("status", .text, "`uploading` while parts are missing."),
                .required("part_size", .count, "Bytes of every part but the last."),
                .required("parts_received", .list(.count), "Their numbers, from 0."),
            ]))
    }
}
