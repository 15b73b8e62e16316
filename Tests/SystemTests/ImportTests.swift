import Database
import Glibc
import JSON
import Secrets
import TestKit
import Testing

extension SystemTests {
    /// People come in from files (the main job's first point).
    @Suite struct ImportTests {
        @Test func aFileComesInOnceAndIsExplainedRowByRow() async throws {
            try await withProduct(services: Product.importing) { product in
                let file = InventedPeople.csv(0..<600)
                let first = try await product.importFile(file, "?filename=people.csv")
                #expect(first["rows"] == 600)
                #expect(first["filename"] == "people.csv")
                #expect(Product.counts(first) == [600, 0, 0, 0, 0])
                try await product.expectExactCounts()
                let verdicts = try await product.verdicts(first)
                #expect(verdicts.map { $0[0] } == (1...600).map(String.init))
                #expect(verdicts.map { $0[1] } == (2...601).map(String.init), "lines of the file")
                #expect(Set(verdicts.map { $0[2] }) == ["added"])

                let again = try await product.importFile(file)
                #expect(Product.counts(again) == [0, 0, 600, 0, 0])
                #expect(try await product.verdicts(again).allSatisfy { $0[2] == "duplicate" && !$0[3].isEmpty })
                let person = try #require(
                    try await product.all("/api/social/profiles?username=invented.person.7").first)
                #expect(person["full_name"] == #"Maria "Mia" Muster7"#)
                #expect(person["bio"] == "Head of Tests at Örtlich 7, Inc")
                #expect(person["followers_count"] == 70)
                #expect(person["discovery_status"] == "discovered")
                #expect((person["engagement_score"]?.doubleValue ?? 0) > 0)
                try await product.expectExactCounts()
            }
        }

        /// One boot: each file brings people of its own.
        @Test func filesOfManyOrigins() async throws {
            try await withProduct(
                services: Product.importing,
                cases: [
                    ("linkedInsOwnExportNeedsNoTelling", linkedInsOwnExportNeedsNoTelling),
                    ("emptyFieldsAreFilledAndOverwritingIsAsked", emptyFieldsAreFilledAndOverwritingIsAsked),
                    ("formsAndEncodingsOfOtherPrograms", formsAndEncodingsOfOtherPrograms),
                ])
        }

        private func linkedInsOwnExportNeedsNoTelling(_ product: Product) async throws {
            let job = try await product.importFile(InventedPeople.connections(0..<20))
            #expect(Product.counts(job) == [20, 0, 0, 0, 0])
            #expect(job["reading"]?["header_line"] == 4)
            let person = try #require(try await product.all("/api/social/profiles?username=jo-beispiel-3").first)
            #expect(person["platform"] == "linkedin")
            #expect(person["full_name"] == "Jo Beispiel3")
        }

        @Test func aTrialChangesNothing() async throws {
            try await withProduct(services: Product.importing) { product in
                _ = try await product.importFile(InventedPeople.csv(0..<10))
                let before = try await product.all("/api/social/profiles")
                let job = try await product.importFile(InventedPeople.csv(5..<25), "?dry_run=true&overwrite=true")
                #expect(job["dry_run"] == true)
                #expect(Product.counts(job) == [15, 0, 5, 0, 0])
                #expect(try await product.all("/api/social/profiles") == before)
                try await product.expectExactCounts()
            }
        }

        private static let repeating = """
            platform,username,profile_url,platform_user_id,bio,followers_count
            instagram,invented.a,,,,
            instagram,invented.a,,,First bio,5
            instagram,Invented.A,,,Second bio,6
            instagram,invented.a,,,Second bio,6
            instagram,invented.b,,1,,
            instagram,invented.b,,2,,
            instagram,invented.old,,,New bio,
            instagram,invented.old,,,New bio,7
            facebook,ada.invented,https://www.facebook.com/ada.invented,,,
            facebook,adainvented,https://www.facebook.com/adainvented,,A bio,
            instagram,invented.no,,99,,
            instagram,invented.known,,,First bio,
            instagram,invented.known,,,Second bio,
            instagram,invented.no,,77,,
            instagram,invented.other,,77,,
            instagram,invented.other,,,A bio,
            instagram,invented.c,,,,

            """

        /// Rows that repeat others with other values, or another name of somebody who said no, as a trial run and as an import.
        @Test(arguments: ["", "&overwrite=true"])
        func aTrialSaysOfEachRowWhatTheImportDoes(options: String) async throws {
            try await withProduct(services: Product.importing) { product in
                let no = try await product.post(
                    "/api/suppressions", ["platform": "instagram", "username": "invented.no"])
                #expect(no.status == 201, "\(no)")
                _ = try await product.importFile("platform,username,bio\ninstagram,invented.old,Old bio\n")
                _ = try await product.importFile(
                    "platform,username,platform_user_id\ninstagram,invented.known,99\n")
                let trial = try await product.importFile(Self.repeating, "?dry_run=true\(options)")
                let before = try await product.verdicts(trial)
                #expect(try await product.all("/api/social/profiles").count == 2)
                let done = try await product.importFile(Self.repeating, options.isEmpty ? "" : "?overwrite=true")
                let after = try await product.verdicts(done)
                #expect(before.map { $0.suffix(2) } == after.map { $0.suffix(2) }, "verdicts and reasons")
                #expect(Product.counts(trial) == Product.counts(done))
                let kinds = Set(after.map { $0[2] })
                #expect(kinds.isSuperset(of: ["added", "updated", "suppressed", "invalid"]), "\(kinds)")
                #expect(kinds.contains("duplicate") == options.isEmpty, "\(kinds)")
                // The row behind the "no" shows who is meant; the person is known, and left out from the next chunk on.
                let last = ["suppressed", "updated", "suppressed", "suppressed", "suppressed", "suppressed", "added"]
                #expect(after.suffix(7).map { $0[2] } == last)
                try await product.expectExactCounts()
            }
        }

        private func emptyFieldsAreFilledAndOverwritingIsAsked(_ product: Product) async throws {
            let bare = "platform,username\ninstagram,invented.bare\n"
            let full = "platform,username,bio,followers_count\ninstagram,Invented.Bare,First bio,5\n"
            let other = "platform,username,bio,followers_count\ninstagram,invented.bare,Second bio,6\n"
            func bio() async throws -> JSONValue? {
                try await product.all("/api/social/profiles?username=invented.bare").first?["bio"]
            }
            #expect(Product.counts(try await product.importFile(bare)) == [1, 0, 0, 0, 0])
            #expect(Product.counts(try await product.importFile(full)) == [0, 1, 0, 0, 0])
            #expect(try await bio() == "First bio")
            #expect(Product.counts(try await product.importFile(other)) == [0, 0, 1, 0, 0])
            #expect(try await bio() == "First bio")
            #expect(Product.counts(try await product.importFile(other, "?overwrite=true")) == [0, 1, 0, 0, 0])
            #expect(try await bio() == "Second bio")
            try await product.expectExactCounts()
        }

        /// Spreadsheets are kept from running what strangers wrote; what was written comes back all the same.
        @Test func ourOwnListComesBackAsItWas() async throws {
            try await withProduct(services: Product.importing) { product in
                let file = """
                    platform,username,full_name,bio,location
                    facebook,ada.example,-Ada-,=SUM(A1:A9),'=quoted
                    facebook,ben.example,Ben,'-' hi,+49 30

                    """
                #expect(Product.counts(try await product.importFile(file)) == [2, 0, 0, 0, 0])
                let before = try await product.all("/api/social/profiles")
                #expect(Set(before.map { $0["bio"]?.stringValue }) == ["=SUM(A1:A9)", "'-' hi"])
                let export = try await product.get("/api/social/profiles?format=csv").text
                #expect(export.contains(",'=SUM(A1:A9),") && export.contains(",''=quoted,"), "\(export)")
                let again = try await product.importFile(export, "?overwrite=true")
                #expect(Product.counts(again) == [0, 0, 2, 0, 0], "nothing of it is new: \(again)")
                #expect(try await product.all("/api/social/profiles") == before)
            }
        }

        @Test func brokenRowsTakeNoGoodOnesWithThem() async throws {
            try await withProduct(services: Product.importing) { product in
                let rows = [
                    InventedPeople.header, InventedPeople.row(1), "myspace,tom,Tom,,,,,", InventedPeople.row(2),
                    "linkedin,somebody,,https://www.instagram.com/somebody/,,,,", "linkedin,,,,,,,",
                    "instagram,many,Followers,,,,,-5", InventedPeople.row(3), InventedPeople.row(1),
                    "tiktok,\"never closed,,,",
                ]
                let job = try await product.importFile(rows.joined(separator: "\n"))
                #expect(job["status"] == "completed")
                #expect(Product.counts(job) == [3, 0, 1, 0, 5])
                #expect(job["rows"] == 9)
                let verdicts = try await product.verdicts(job)
                #expect(verdicts.map { $0[2] }.filter { $0 == "invalid" }.count == 5)
                #expect(verdicts.allSatisfy { $0[2] == "added" || $0[3].count > 10 }, "each other verdict has a reason")
                #expect(try await product.people().count == 3)
                try await product.expectExactCounts()
            }
        }

        private func formsAndEncodingsOfOtherPrograms(_ product: Product) async throws {
            let multipart =
                "--xYz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--xYz\r\nContent-Disposition: form-data; "
                + "name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + InventedPeople.csv(0..<3) + "\r\n--xYz--\r\n"
            let form = try await product.importFile(multipart, type: "multipart/form-data; boundary=xYz")
            #expect(Product.counts(form) == [3, 0, 0, 0, 0])
            #expect(form["filename"] == "people.csv")
            let semicolons = "\u{FEFF}Netzwerk;platform;username;full_name\r\n;tiktok;semi.kolon;Jörg Größe\r\n"
            #expect(Product.counts(try await product.importFile(semicolons)) == [1, 0, 0, 0, 0])
            let wide: [UInt8] =
                [0xFF, 0xFE]
                + "platform\tusername\ntiktok\twide.one\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            #expect(Product.counts(try await product.importFile(wide)) == [1, 0, 0, 0, 0])
            let windows: [UInt8] =
                Array("platform,username,full_name\ntiktok,latin.one,J".utf8) + [0xF6] + Array("rg\n".utf8)
            #expect(Product.counts(try await product.importFile(windows)) == [1, 0, 0, 0, 0])
            let person = try #require(try await product.all("/api/social/profiles?username=latin.one").first)
            #expect(person["full_name"] == "Jörg")
        }

        @Test func progressIsHeardAsItHappens() async throws {
            try await withProduct(services: Product.importing) { product in
                let job = try await product.importFile(InventedPeople.csv(0..<50))
                let events = try await product.get(job["events"]!.stringValue!)
                #expect(events.header("Content-Type")?.hasPrefix("text/event-stream") == true)
                #expect(events.text.contains("event: import"))
                #expect(events.text.contains("\"status\":\"completed\""))
                let large = try await product.send(
                    "POST", "/api/social/imports", body: Array(InventedPeople.csv(50..<20_000).utf8), type: "text/csv")
                let watched = try await product.get(large["events"]!.stringValue!)
                #expect(watched.text.contains("id: 1-"), "events carry the outbox position of the newest verdicts")
                #expect(watched.text.contains("\"status\":\"completed\""))
            }
        }

        /// A file in parts: discovery is killed in between, the upload and the reading both go on.
        @Test func aLargeUploadSurvivesACrash() async throws {
            try await withProduct(services: Product.importing) { product in
                let rows = (0..<60_000).map {
                    "instagram,large.upload.\($0),Bulk Person \($0),\(String(repeating: "b", count: 100))"
                }
                let file = Array(("platform,username,full_name,bio\n" + rows.joined(separator: "\n") + "\n").utf8)
                let description: JSONValue = [
                    "filename": "large.csv", "size": JSONValue(file.count),
                    "sha256": .string(hex(sha256(file))),
                ]
                let begun = try await product.post("/api/social/imports/uploads", description)
                try #require(begun.status == 201, "\(begun)")
                let (id, size) = (begun.string("id")!, Int(begun.int("part_size")!))
                #expect(size == 8 << 20 && file.count > size)
                func store(_ number: Int) async throws -> Answer {
                    try await product.send(
                        "PUT", "/api/social/imports/uploads/\(id)/parts/\(number)",
                        body: Array(file[(number * size)..<min((number + 1) * size, file.count)]),
                        type: "application/octet-stream")
                }
                #expect(try await store(0).status == 204)
                try await product.crash("discovery")
                try await product.restart("discovery")
                let resumed = try await product.post("/api/social/imports/uploads", description)
                #expect(resumed.string("id") == id)
                #expect(resumed["parts_received"] == [0])
                let early = try await product.post("/api/social/imports/uploads/\(id)/complete")
                #expect(early.status == 409 && early.code == "parts-missing" && early["missing"] == [1])
                #expect(try await store(0).status == 204, "again is harmless")
                let other = Array(file[size...].map { $0 == UInt8(ascii: "b") ? UInt8(ascii: "c") : $0 })
                let wrong = try await product.send(
                    "PUT", "/api/social/imports/uploads/\(id)/parts/1", body: other, type: "application/octet-stream")
                #expect(wrong.status == 204)
                let mixed = try await product.post("/api/social/imports/uploads/\(id)/complete")
                #expect(mixed.status == 409 && mixed.code == "hash-differs")
                let anew = try await product.post("/api/social/imports/uploads", description)
                #expect(anew.string("id") == id && anew["parts_received"] == [], "nobody can say which part it was")
                #expect(try await store(0).status == 204)
                #expect(try await store(1).status == 204)
                #expect(try await product.post("/api/social/imports/uploads/\(id)/complete").status == 202)
                #expect(try await product.post("/api/social/imports/uploads/\(id)/complete").code == "upload-closed")
                try await eventually("some rows are in") {
                    try await product.get("/api/social/imports/\(id)").int("rows")! > 0
                }
                try await product.crash("discovery")
                try await product.restart("discovery")
                let job = try await product.finishedImport(id, within: .seconds(120))
                #expect(Product.counts(job) == [60_000, 0, 0, 0, 0], "nothing lost, nothing twice: \(job.text)")
                #expect(job["rows"] == 60_000)
                try await product.expectExactCounts()
            }
        }
    }
}
