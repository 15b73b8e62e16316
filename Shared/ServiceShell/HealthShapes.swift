internal import HTTPServer
internal import Quarantine

/// What health checks answer.
enum HealthShapes {
    static let ready =
        Answer.json(readiness("ok"), "It can.").or(.json(readiness("unavailable"), status: 503, "It cannot."))

    private static func readiness(_ status: String) -> Shape {
        .object([
            .required("status", .choice([status])),
            .required("failing", .map(.text), "What fails, and why, by check."),
        ])
    }

    static let all = Answer.json(health(["ok", "quarantined"]), "All are ready.")
        .or(.json(health(["unavailable"]), status: 503, "One is not."))

    private static func health(_ statuses: [String]) -> Shape {
        .object([
            .required("status", .choice(statuses), "`quarantined`: everything answers, and nothing is sent."),
            .required("services", .map(.text), "`ready`, or what is wrong, by service."),
            .optional("quarantine", Quarantine.shape, "While its pause is open."),
        ])
    }
}
