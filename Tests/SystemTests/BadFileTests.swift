import Database
import JSON
import Testing

extension SystemTests {
    /// Files as people really have them.
    @Suite struct BadFileTests {
        /// One boot: each file brings people of its own.
        @Test func filesAsPeopleReallyHaveThem() async throws {
            try await withProduct(
                services: Product.importing,
                cases: [
                    ("formulasAreKeptAndNeverWrittenBackAsSuch", formulasAreKeptAndNeverWrittenBackAsSuch),
                    ("aRowThatIsTwoPeople", aRowThatIsTwoPeople),
                    ("bytesThatCannotBeStored", bytesThatCannotBeStored),
                    ("widthsAndLengths", widthsAndLengths),
                    ("filesThatAreNone", filesThatAreNone),
                    ("partsThatDoNotFit", partsThatDoNotFit),
                ])
        }

        private func formulasAreKeptAndNeverWrittenBackAsSuch(_ product: Product) async throws {
            let file = """
                platform,username,full_name,bio,category
                tiktok,formula.one,"=HYPERLINK(""http://x"")",+49 30 1234,@SUM(A1)
                =cmd|' /C calc'!A0,formula.two,,,

                """
            let job = try await product.importFile(file, "?filename=%3Dcmd.csv")
            #expect(Product.counts(job) == [1, 0, 0, 0, 1])
            let person = try #require(try await product.all("/api/social/profiles?username=formula.one").first)
            #expect(person["full_name"] == #"=HYPERLINK("http://x")"# && person["category"] == "@SUM(A1)")
            let csv = try await product.get(job["verdicts"]!.stringValue!).text
            let cells = csv.split(whereSeparator: { $0 == "," || $0 == "\r\n" || $0 == "\n" }).map {
                $0.drop { $0 == "\"" }
            }
            #expect(!cells.contains { $0.hasPrefix("=") || $0.hasPrefix("+") || $0.hasPrefix("@") }, "\(csv)")
        }

        private func aRowThatIsTwoPeople(_ product: Product) async throws {
            let two = """
                platform,username,profile_url,platform_user_id
                facebook,invented.one,https://www.facebook.com/invented.one,1001
                facebook,invented.two,https://www.facebook.com/invented.two,1002

                """
            #expect(Product.counts(try await product.importFile(two)) == [2, 0, 0, 0, 0])
            let mixed = """
                platform,username,profile_url,platform_user_id,bio
                facebook,invented.one,https://www.facebook.com/invented.one,1002,who?
                facebook,invented.three,https://www.facebook.com/invented.three,,fine

                """
            let before = try await product.all("/api/social/profiles")
            let job = try await product.importFile(mixed, "?overwrite=true")
            #expect(Product.counts(job) == [1, 0, 0, 0, 1], "\(job.text)")
            let verdict = try await product.verdicts(job)[0]
            #expect(verdict[2] == "invalid" && verdict[3].contains("two people"), "\(verdict)")
            let after = try await product.all("/api/social/profiles")
            #expect(before.allSatisfy { after.contains($0) }, "neither of the two was touched")
        }

        private func bytesThatCannotBeStored(_ product: Product) async throws {
            let nul =
                Array("platform,username,full_name\ntiktok,before,A\ntiktok,nul.name,A".utf8) + [0]
                + Array("B\ntiktok,after,C\n".utf8)
            let job = try await product.importFile(nul)
            #expect(job["status"] == "completed", "\(job.text)")
            #expect(Product.counts(job) == [2, 0, 0, 0, 1], "\(job.text)")
            let broken =
                Array("platform,username,full_name\ntiktok,broken.utf8,A".utf8) + [0xC3, 0x28, 0xFF]
                + Array("\n".utf8)
            let latin = try await product.importFile(broken)
            #expect(latin["status"] == "completed" && Product.counts(latin).reduce(0, +) == 1, "\(latin.text)")
            try await product.expectExactCounts()
        }

        private func widthsAndLengths(_ product: Product) async throws {
            let columns = (0..<98).map { "extra\($0)" }.joined(separator: ",")
            let values = (0..<98).map { "v\($0)" }.joined(separator: ",")
            let wide = try await product.importFile("platform,\(columns),username\ninstagram,\(values),wide.row\n")
            #expect(Product.counts(wide) == [1, 0, 0, 0, 0], "a hundred columns are no harm: \(wide.text)")
            let overflow = try await product.importFile(
                "platform,username\ninstagram,first\ninstagram,second,\(values)\ninstagram,third\n")
            #expect(Product.counts(overflow) == [2, 0, 0, 0, 1], "\(overflow.text)")
            #expect(try await product.verdicts(overflow)[1][3].contains("100 columns"))
            let long = String(repeating: "x", count: 300)
            let tooLong = try await product.importFile(
                "platform,username,full_name\ninstagram,fine,F\ninstagram,long,\(long)\n")
            #expect(Product.counts(tooLong) == [1, 0, 0, 0, 1], "\(tooLong.text)")
            let field = String(repeating: "y", count: 3 << 20)
            let huge = try await product.importFile(
                "platform,username,bio\ninstagram,ok.one,b\ninstagram,huge,\"\(field)\"\ninstagram,ok.two,b\n")
            #expect(Product.counts(huge).reduce(0, +) == huge["rows"]?.intValue, "\(huge.text)")
            #expect(huge["status"] == "completed")
            #expect(try await product.people()["ok.one"] != nil)
            try await product.expectHealthy()
        }

        private func filesThatAreNone(_ product: Product) async throws {
            let before = try await product.people()
            let empty = try await product.send("POST", "/api/social/imports", body: [], type: "text/csv")
            #expect(empty.status == 400 && empty.isProblem, "\(empty)")
            let json = try await product.send("POST", "/api/social/imports", body: Array("{}".utf8))
            #expect(json.status == 415 && json.isProblem, "\(json)")
            for type in ["multipart/form-data", "multipart/form-data; boundary=absent"] {
                let form = try await product.send("POST", "/api/social/imports", body: Array("x".utf8), type: type)
                #expect(form.status == 400 && form.isProblem, "\(form)")
            }
            for query in ["dry_run=maybe", "platform=myspace", "rows=5"] {
                let answer = try await product.send(
                    "POST", "/api/social/imports?\(query)", body: Array("x".utf8), type: "text/csv")
                #expect(answer.status == 400 && answer.isProblem, "\(query): \(answer)")
            }
            let headless = try await product.importFile("one,two\nthree,four\n")
            #expect(
                headless["status"] == "failed" && headless["error_message"]?.stringValue?.isEmpty == false,
                "\(headless.text)")
            #expect(Product.counts(headless) == [0, 0, 0, 0, 0])
            let onlyHeader = try await product.importFile("platform,username\n")
            #expect(onlyHeader["status"] == "completed" && onlyHeader["rows"] == 0, "\(onlyHeader.text)")
            let noise = (0..<20_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }
            let binary = try await product.importFile(noise)
            #expect(["failed", "completed"].contains(binary["status"]?.stringValue), "\(binary.text)")
            #expect(try await product.people() == before)
            try await product.expectHealthy()
        }

        private func partsThatDoNotFit(_ product: Product) async throws {
            for wrong: JSONValue in [
                [:], ["size": 0], ["size": -1], ["size": "1"], ["size": 1, "sha256": "short"], ["size": 1, "x": 1],
            ] {
                let answer = try await product.post("/api/social/imports/uploads", wrong)
                #expect(answer.status == 400 && answer.isProblem, "\(wrong.text): \(answer)")
            }
            let begun = try await product.post("/api/social/imports/uploads", ["size": 10])
            let path = "/api/social/imports/uploads/\(begun.string("id")!)"
            func put(_ number: String, _ count: Int) async throws -> Answer {
                try await product.send(
                    "PUT", "\(path)/parts/\(number)", body: [UInt8](repeating: 0x61, count: count),
                    type: "application/octet-stream")
            }
            for (number, count) in [("0", 9), ("0", 11), ("1", 10), ("-1", 10), ("x", 10), ("99999999999", 10)] {
                let answer = try await put(number, count)
                #expect(answer.status == 400 && answer.isProblem, "part \(number) of \(count): \(answer)")
            }
            #expect(try await put("0", (8 << 20) + 1).status == 413)
            #expect(try await product.post(path + "/complete").code == "parts-missing")
            let nobody = "/api/social/imports/uploads/00000000-0000-4000-8000-000000000000/complete"
            #expect(try await product.post(nobody).status == 404)
            try await product.expectHealthy()
        }
    }
}
