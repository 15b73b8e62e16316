internal import Actions
internal import AdapterWire
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
                        .required("state", .choice(states), "How it does."),
                        .required("code", .nullable(adapterCode)),
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

    /// Why an adapter is not loaded.
    static let adapterCode = Shape.choice(AdapterStatus.Code.allCases.map(\.rawValue))

    /// `missing`: nobody asks for one.
    private static let states = AdapterStatus.State.allCases.map(\.rawValue) + ["missing"]

    private static let readers = Manifest.Operation.Name.allCases.map(\.rawValue) + ["webhooks"]

    private static let credential = Shape.object([
        .required("environment", .text, "Its name there."), .required("status", .choice(["set", "missing"])),
        .required("read_by", .list(.choice(readers)), "What reads it: operations, and the check of webhooks."),
        .required("summary", .text),
    ])

    private static let people = Shape.object([
        .required("known", .boolean), .required("writable", .boolean, "Now."),
        .required("reason", .nullable(.text), "Why not."),
    ])

    private static let operation = Shape.object([
        .required("operation", .choice(Manifest.Operation.Name.allCases.map(\.rawValue))),
        .required("status", .choice(OperationReport.Status.allCases.map(\.rawValue)), "Whether it can be done now."),
        .required("missing_credentials", .list(.text), "By the names of the environment."),
        .required("access", .choice(Manifest.Operation.Access.allCases.map(\.rawValue))),
        .required("window_seconds", .nullable(.count), "How long after somebody's word one may answer."),
        .required("deliveries", .list(.choice(Manifest.Operation.Delivery.allCases.map(\.rawValue)))),
        .required("limits", limits, "What its adapter advises."), .required("text", .nullable(longest), "The longest."),
        .required("regions_except", .list(.text), "Where it is not allowed."),
        .required("send_guarantee", .choice(Manifest.Operation.Guarantee.allCases.map(\.rawValue))),
        .required("summary", .text),
    ])

    private static let longest = Shape.object([
        .required("max", .count), .required("unit", .choice(Manifest.TextLimit.Unit.allCases.map(\.rawValue))),
    ])

    private static let limits = Shape.object([
        .required("per_minute", .nullable(.count)), .required("spacing_seconds", .nullable(.number())),
        .required("per_day", .nullable(.count)), .required("per_week", .nullable(.count)),
        .optional(
            "ramp",
            .object([.required("first", .count), .optional("step", .count), .optional("percent", .count)])),
    ])
}
