import AdapterWire
import Adapters
import Glibc
import Testing

@Suite struct AdapterCredentialsTests {
    private func file(_ bytes: [UInt8]) -> String {
        var path = Array("/tmp/outreach-credential-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        defer { close(descriptor) }
        _ = write(descriptor, bytes, bytes.count)
        return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private func read(_ environment: [String: String], sealed: [String: String] = [:]) -> AdapterCredentials {
        AdapterCredentials(of: ScriptedAdapter.village, environment: environment, sealed: sealed)
    }

    @Test func namesFilesAndWhatIsMissing() {
        let path = file(Array(" a word \n\n".utf8))
        defer { unlink(path) }
        let credentials = read([
            "VILLAGE_ACCESS_TOKEN": "t-1", "VILLAGE_APP_SECRET_FILE": path, "VILLAGE_PAGE_ID": "", "OTHER": "x",
        ])
        #expect(credentials.values == ["access_token": "t-1", "app_secret": " a word \n"])
        #expect(credentials.missing == ["VILLAGE_PAGE_ID", "VILLAGE_VERIFY_TOKEN"])
        #expect(credentials.problems.isEmpty)
        #expect(credentials.present == ["access_token", "app_secret"])
        #expect(!"\(credentials)".contains("t-1") && !"\(credentials)".contains("word"))
    }

    @Test func theDatabaseWins() {
        let credentials = read(
            ["VILLAGE_ACCESS_TOKEN": "old", "VILLAGE_PAGE_ID": "5"],
            sealed: ["access_token": "new", "page_id": "", "x": "y"])
        #expect(credentials.values == ["access_token": "new", "page_id": "5"])
    }

    @Test func whatCannotBeReadIsAProblemWithoutItsValue() {
        let (odd, empty, dos) = (file([0xFF, 0xFE]), file([0x0A]), file(Array("word\r\n".utf8)))
        defer { for path in [odd, empty, dos] { unlink(path) } }
        let credentials = read([
            "VILLAGE_ACCESS_TOKEN": "t-1", "VILLAGE_ACCESS_TOKEN_FILE": dos, "VILLAGE_APP_SECRET_FILE": odd,
            "VILLAGE_PAGE_ID_FILE": "/nowhere/at/all", "VILLAGE_VERIFY_TOKEN_FILE": empty,
        ])
        #expect(credentials.values == [:])
        #expect(credentials.missing.count == 4)
        #expect(
            credentials.problems == [
                "`VILLAGE_ACCESS_TOKEN` and `VILLAGE_ACCESS_TOKEN_FILE` are both set; keep one",
                "`VILLAGE_APP_SECRET` cannot be read from the file that `VILLAGE_APP_SECRET_FILE` names",
                "`VILLAGE_PAGE_ID` cannot be read from the file that `VILLAGE_PAGE_ID_FILE` names",
                "`VILLAGE_VERIFY_TOKEN` is empty in the file that `VILLAGE_VERIFY_TOKEN_FILE` names",
            ])
        #expect(read(["VILLAGE_ACCESS_TOKEN_FILE": dos]).values == ["access_token": "word"])
    }
}
