import AdapterWire
import Adapters
import FoundationEssentials
import Glibc
import JSON
import Testing

/// What an author begins with works as it is (Docs/writing-an-adapter.md, the walk in C).
extension CageTests {
    @Suite struct SkeletonTests {
        private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

        /// - Returns: what the command wrote to standard output.
        private func run(_ words: String, in folder: Folder, fails: Bool = false) throws -> String {
            let output = folder.path + "/output"
            let command = "\(Built.folder)/outreach \(words) >\(output) 2>&1"
            if fails {
                #expect(throws: Folder.Failure.self) { try Tool.run("sh", ["-c", command]) }
            } else {
                try Tool.run("sh", ["-c", command])
            }
            return String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        }

        private func compiled(_ folder: Folder) throws -> String {
            _ = try run("adapters new village --folder \(folder.path)/village", in: folder)
            let library = folder.path + "/libvillage.so"
            try Tool.run(
                "cc",
                [
                    "-std=c99", "-Wall", "-Wextra", "-Werror", "-O2", "-shared", "-fPIC", "-o", library,
                    folder.path + "/village/village.c",
                ])
            return library
        }

        @Test func theSkeletonInCReadsTheIDFromTheBody() throws {
            let folder = try Folder()
            defer { folder.remove() }
            let library = try compiled(folder)
            let said = try run("adapters try \(library)", in: folder)
            #expect(said.contains("Village (village 1.0.0): message; people are known there"), "\(said)")
            let steps = try run("adapters try \(library) \(folder.path)/village/request.json", in: folder)
                .split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
            #expect(steps.count == 2 && steps[0]["step"] == "http", "\(steps)")
            #expect(steps.last?["outcome"]?["external_id"] == "m-1", "\(steps)")
        }

        /// Escapes in the body, and bodies that hold no id.
        @Test(
            "The id is what the body says, and without one nothing is promised",
            arguments: [
                (#"{"message":{"id":"a\u00e9\/\"b"}}"#, #"aé/"b"#), (#"{"message":{"id":"\ud83d\ude42"}}"#, "🙂"),
                (#" { "x" : [ {"id":"no"} ] , "message" : { "to" : "1", "id" : "m\\2" } } "#, #"m\2"#),
                (#"{"message":{"id":17}}"#, nil), (#"{"message":{"id":""}}"#, nil), (#"{"id":"m"}"#, nil),
                ("<html>", nil),
                ("", nil), ("\"\\", nil),
            ] as [(String, String?)])
        func bodies(body: String, id: String?) async throws {
            let folder = try Folder()
            defer { folder.remove() }
            try await Running.with(["village": try compiled(folder)]) { running async throws in
                let session = try running.adapters.session("village")
                let result = WireResult(id: "send", .answer(status: 201, headers: [], body: .text(body), captured: []))
                let step = try Step(
                    try await session.call(.resume(operation: "message", state: .null, results: [result])))
                switch step {
                case .done(let outcome): #expect(outcome["external_id"]?.stringValue == id)
                case .failed(let failure): #expect(id == nil && failure.code == .unknownOutcome)
                default: Issue.record("\(step)")
                }
            }
        }

        @Test func whatAServiceWouldRefuseIsSaidBeforehand() throws {
            let folder = try Folder()
            defer { folder.remove() }
            _ = try compiled(folder)
            let source = folder.path + "/village/village.c"
            let text = String(decoding: FileManager.default.contents(atPath: source) ?? Data(), as: UTF8.self)
            for (wrong, word) in [
                (#"[\"facebook.com\"]"#, "facebook"), (#"[\"co.uk\"]"#, "everybody's pages"), ("[]", "1 to 20 hosts"),
            ] {
                let changed = text.replacing(#"[\"village.example\"]"#, with: wrong)
                    .replacing("https://village.example/u", with: "https://www.facebook.com/u")
                try Data(changed.utf8).write(to: URL(filePath: source))
                try Tool.run("cc", ["-std=c99", "-shared", "-fPIC", "-o", folder.path + "/libvillage.so", source])
                let said = try run("adapters try \(folder.path)/libvillage.so", in: folder, fails: true)
                #expect(said.contains(word), "\(said)")
            }
            let again = try run("adapters new village --folder \(folder.path)/village", in: folder, fails: true)
            #expect(again.contains("is there already"), "\(again)")
        }

        /// What stands in the program is the header that the host is built with.
        @Test func theHeaderIsTheHosts() throws {
            let folder = try Folder()
            defer { folder.remove() }
            _ = try run("adapters new village --folder \(folder.path)/village", in: folder)
            #expect(
                FileManager.default.contents(atPath: folder.path + "/village/outreach_adapter.h")
                    == FileManager.default.contents(atPath: Self.root + "/Shared/C/CAdapterABI/outreach_adapter.h"))
        }
    }
}
