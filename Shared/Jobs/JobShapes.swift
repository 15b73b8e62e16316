internal import HTTPServer
internal import Listing

/// What the routes of jobs answer.
struct JobShapes {
    let tables: JobTables

    var job: Shape {
        .named(
            tables.prefix + "Job",
            .object(
                Record(tables.prefix + "Job", Job.shown(tables.kinds)).fields + [
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
}
