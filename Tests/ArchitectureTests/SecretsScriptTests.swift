import FoundationEssentials
import Glibc
import Testing

/// `make compose-secrets` writes where compose.yml reads.
@Suite struct SecretsScriptTests {
    /// Runs the script in an empty folder that has this `.env`.
    /// - Returns: the folder in it that got the secrets.
    private func home(env: String?, variable: String? = nil) throws -> String? {
        try run(env: env, variable: variable) { folder in
            try FileManager.default.subpathsOfDirectory(atPath: folder)
                .first { $0.hasSuffix("secrets/suppression-key") }.map {
                    String($0.dropLast("/secrets/suppression-key".count))
                }
        }
    }

    /// - Parameter user: as whom it believes to run.
    /// - Returns: what `look` finds in the folder afterwards.
    private func run<Found>(
        env: String?, variable: String? = nil, user: Int? = nil, _ look: (String) throws -> Found
    ) throws -> Found {
        var template = Array("/tmp/outreach-secrets-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let env { try Data(env.utf8).write(to: URL(filePath: "\(folder)/.env")) }
        let setting = variable.map { "OUTREACH_HOME='\($0)'; export OUTREACH_HOME" } ?? "unset OUTREACH_HOME"
        // The shell writes the program itself: a file that this process has open for writing cannot be executed ("text file
        // busy") while the child of another test still holds its copy of the descriptor, and the next "id" of PATH would run.
        let program = user.map {
            "mkdir programs && printf '#!/bin/sh\\necho \($0)\\n' >programs/id && chmod 755 programs/id && "
        }
        let script =
            "cd \(folder) && \(program ?? "")PATH=\(folder)/programs:$PATH && \(setting); sh \(Tree.root)/Services/Image/secrets.sh docker 2>/dev/null"
        let texts: [String] = ["sh", "-c", script]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var (pid, status) = (pid_t(), Int32(-1))
        try #require(posix_spawnp(&pid, "sh", nil, nil, &words, environ) == 0)
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        #expect(status == 0)
        return try look(folder)
    }

    @Test func theHomeMayStandInTheEnvironmentFile() throws {
        #expect(try home(env: nil) == ".outreach")
        #expect(try home(env: "OUTREACH_HOME=state\n") == "state")
        #expect(try home(env: "OUTREACH_HOME=old\nOTHER=1\nOUTREACH_HOME=\"my state\"\r\n") == "my state")
        #expect(try home(env: "export OUTREACH_HOME='state'\n") == "state")
        #expect(try home(env: "# OUTREACH_HOME=no\nMY_OUTREACH_HOME=no\nOUTREACH_HOME=\n") == ".outreach")
    }

    @Test(
        "What stands behind a value is no part of it",
        arguments: [
            "OUTREACH_HOME=state # note\n", "OUTREACH_HOME= state  \n", "OUTREACH_HOME=\"state\" # note\n",
            "OUTREACH_HOME='state' # it's here\n", "OUTREACH_HOME=state",
        ])
    func notes(env: String) throws {
        #expect(try home(env: env) == "state")
    }

    @Test func aNumberSignInAValueIsNoNote() throws {
        #expect(try home(env: "OUTREACH_HOME=state#1\n") == "state#1")
        #expect(try home(env: "OUTREACH_HOME=\"state # 1\" # note\n") == "state # 1")
    }

    /// The last line of the file is somebody else's, with an end or without one.
    @Test("The user gets a line of its own", arguments: [nil, "", "OUTREACH_HOME=state\n", "OUTREACH_HOME=state"])
    func user(env: String?) throws {
        let written = try run(env: env, user: 1234) { try String(contentsOfFile: "\($0)/.env", encoding: .utf8) }
        let before = env.map { $0.isEmpty || $0.hasSuffix("\n") ? $0 : $0 + "\n" } ?? ""
        #expect(written == before + "OUTREACH_CONTAINER_USER=1234:1234\n")
    }

    @Test func theEnvironmentWins() throws {
        #expect(try home(env: "OUTREACH_HOME=state\n", variable: "mine") == "mine")
        #expect(try home(env: "OUTREACH_HOME=state\n", variable: "") == ".outreach")
    }
}
