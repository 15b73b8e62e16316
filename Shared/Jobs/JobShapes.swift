internal import HTTPServer

/// What the routes of jobs answer.
struct JobShapes {
    let tables: JobTables

    private var members: [Shape.Field] {
        [
            .required("id", .uuid), .required("kind", .text),
            .required("status", .choice(JobStatus.allCases.map(\.rawValue))),
            .required(
                "counts",
                .object([.required("accepted", .count), .required("done", .count), .required("failed", .count)])),
            .required("reason", .nullable(.text), "Why all of it failed."),
            .required("created_by", .nullable(.text), "Whose request it was."), .required("created_at", .timestamp),
            .required("started_at", .nullable(.timestamp)), .required("completed_at", .nullable(.timestamp)),
        ]
    }

    var listed: Shape { .named(tables.prefix + "JobOfList", .object(members)) }

    var job: Shape {
        .named(
            tables.prefix + "Job",
            .object(
                members + [
                    .required("reasons", .list(reason), "Why items failed, the most frequent reason first."),
                    .required("failures", .list(failure), "The first of them."),
                ]))
    }

    private var reason: Shape {
        .object([
            .required("code", .text), .required("reason", .nullable(.text), "The same for people."),
            .required("is_final", .boolean, "They are not tried again."), .required("count", .count),
            .required("examples", .list(.uuid), "Some of them."),
        ])
    }

    private var failure: Shape {
        .object([
            .required(tables.subjectName, .uuid), .required("code", .text), .required("reason", .nullable(.text)),
            .required("is_final", .boolean, "It is not tried again."), .required("attempts", .count),
        ])
    }

    var item: Shape {
        .named(
            tables.prefix + "JobItem",
            .object([
                .required("id", .uuid), .required(tables.subjectName, .uuid),
                .required("status", .choice(["pending", "completed", "failed", "stopped"])),
                .required("code", .nullable(.text)), .required("reason", .nullable(.text)),
                .required("attempts", .count), .required("created_at", .timestamp),
            ]))
    }
}
