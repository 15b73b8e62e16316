import EventLoop
import JSON
import Telemetry
import Testing

/// Whose work a line speaks of, and whether it is written (R0.133).
@Suite struct LogTests {
    private func line(_ format: Log.Format, _ product: String?) -> String {
        let log = Log(service: "profiles", format: format)
        return String(decoding: log.line(.info, "read", ["rows": 3], nil, product), as: UTF8.self)
    }

    @Test func aProductsLineNamesIt() throws {
        let attributes = try JSONValue.parse(Array(line(.json, "social").utf8))["Attributes"]
        #expect(attributes == ["product": "social", "rows": 3])
        #expect(line(.text, "social").hasSuffix("profiles: read product=social rows=3\n"))
    }

    @Test func thePlatformsLineNamesNone() throws {
        #expect(try JSONValue.parse(Array(line(.json, nil).utf8))["Attributes"] == ["rows": 3])
        #expect(!line(.text, nil).contains("product"))
    }

    @Test(
        "Levels",
        arguments: [
            ("info", nil, Log.Level.info), ("warning", "social", .warning), ("warning,social=debug", "social", .debug),
            ("warning,social=debug", nil, .warning), ("warning,social=debug", "website", .warning),
            ("social=error", nil, .info), ("social=error,debug", "social", .error),
            (" info , social = debug ", "social", .debug),
            ("", nil, .info),
        ] as [(String, String?, Log.Level)])
    func levels(text: String, product: String?, least: Log.Level) {
        let log = Log(service: "x", levels: LogLevels(text))
        for level in Log.Level.allCases { #expect(log.writes(level, of: product) == (level >= least)) }
    }

    /// Rooms without a product say for whom they work without knowing it.
    @Test func tasksInheritWhomTheyWorkFor() async throws {
        let loop = Loop(name: "log-test")
        loop.start()
        let found = try await ProductScope.of("social") {
            try await loop.task { try await loop.following { [ProductScope.product] } }.value
        }
        #expect(found == ["social"])
        #expect(ProductScope.product == nil)
    }
}
