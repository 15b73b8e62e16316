internal import Actions
internal import Adapters
internal import HTTPServer

/// What a network allows, as the document and callers' types say it.
enum NetworkShapes {
    static func network(_ name: String) -> Shape {
        .named(
            name,
            .object([
                .required("platform", .platform), .required("display_name", .nullable(.text)),
                .required(
                    "adapter",
                    .object([
                        .required("state", .text, "How it does."), .required("code", .nullable(.text)),
                        .required("version", .nullable(.text)), .required("reason", .nullable(.text)),
                    ])),
                .required(
                    "account",
                    .nullable(
                        .object([
                            .required("id", .uuid), .required("handle", .text),
                            .required("delivery", .choice(Account.Delivery.allCases.map(\.rawValue))),
                        ])), "The default one."),
                .required("credentials", .list(credential), "All that it can use."),
                .required("credentials_problem", .nullable(.text)),
                .required("people", people, "Whether its people can be imported and written to."),
                .required("operations", .list(operation)),
            ]))
    }

    private static let credential = Shape.object([
        .required("environment", .text, "Its name there."), .required("status", .choice(["set", "missing"])),
        .required("read_by", .list(.text), "The operations that read it."), .required("summary", .text),
    ])

    private static let people = Shape.object([
        .required("known", .boolean), .required("writable", .boolean, "Now."),
        .required("reason", .nullable(.text), "Why not."),
    ])

    private static let operation = Shape.object([
        .required("operation", .text),
        .required("status", .choice(OperationReport.Status.allCases.map(\.rawValue)), "Whether it can be done now."),
        .required("missing_credentials", .list(.text), "By the names of the environment."), .required("access", .text),
        .required("window_seconds", .nullable(.count), "How long after somebody's word one may answer."),
        .required("deliveries", .list(.text)), .required("limits", limits, "What its adapter advises."),
        .required("text", .nullable(.object([.required("max", .count), .required("unit", .text)])), "The longest."),
        .required("regions_except", .list(.text), "Where it is not allowed."), .required("send_guarantee", .text),
        .required("summary", .text),
    ])

    private static let limits = Shape.object([
        .required("per_minute", .nullable(.count)), .required("spacing_seconds", .nullable(.number())),
        .required("per_day", .nullable(.count)), .required("per_week", .nullable(.count)),
        .optional(
            "ramp",
            .object([.required("first", .count), .optional("step", .count), .optional("percent", .count)])),
    ])
}
