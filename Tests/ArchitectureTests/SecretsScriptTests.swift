import FoundationEssentials
import Glibc
import Testing

/// `make compose-secrets` writes where compose.yml reads.
@Suite struct SecretsScriptTests {
    /// Runs the script in an empty folder that has this `.env`.
    /// - Returns: the folder in it that got the secrets.
    private func home(env: String?, variable: String? = nil) throws -> String? {
        var template = Array("/tmp/outreach-secrets-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let env { try Data(env.utf8).write(to: URL(filePath: "\(folder)/.env")) }
        let setting = variable.map { "OUTREACH_HOME='\($0)'; export OUTREACH_HOME" } ?? "unset OUTREACH_HOME"
        let script = "cd \(folder) && \(setting); sh \(Tree.root)/Services/Image/secrets.sh docker 2>/dev/null"
        let texts: [String] = ["sh", "-c", script]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var (pid, status) = (pid_t(), Int32(-1))
        try #require(posix_spawnp(&pid, "sh", nil, nil, &words, environ) == 0)
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        #expect(status == 0)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return paths.first { $0.hasSuffix("secrets/suppression-key") }.map {
            String($0.dropLast("/secrets/suppression-key".count))
        }
    }

    @Test func theHomeMayStandInTheEnvironmentFile() throws {
        #expect(try home(env: nil) == ".outreach")
        #expect(try home(env: "OUTREACH_HOME=state\n") == "state")
        #expect(try home(env: "OUTREACH_HOME=old\nOTHER=1\nOUTREACH_HOME=\"my state\"\r\n") == "my state")
        #expect(try home(env: "export OUTREACH_HOME='state'\n") == "state")
        #expect(try home(env: "# OUTREACH_HOME=no\nMY_OUTREACH_HOME=no\nOUTREACH_HOME=\n") == ".outreach")
    }

    @Test func theEnvironmentWins() throws {
        #expect(try home(env: "OUTREACH_HOME=state\n", variable: "mine") == "mine")
        #expect(try home(env: "OUTREACH_HOME=state\n", variable: "") == ".outreach")
    }
}
