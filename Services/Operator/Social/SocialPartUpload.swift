internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Secrets

/// A file sent in parts. The server remembers an upload by the file's SHA-256, so a killed one goes on where it stopped.
struct SocialPartUpload {
    struct Options {
        let overwrite: Bool
        let isDryRun: Bool
        let platform: String?
    }

    private let descriptor: Int32
    private let name: String
    private let size: Int
    private static let uploads = "/api/social/imports/uploads"

    init(path: String) throws(Failure) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.failed, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(.failed, "\(path) is not a file")
        }
        size = Int(status.st_size)
        guard size > 0 else { throw Failure(.failed, "\(path) is empty") }
        name = path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Sends what is missing and starts the import.
    /// - Returns: the address of the import's job.
    func send(_ options: Options, _ caller: Caller, _ terminal: Terminal) async throws -> String {
        let hash = try fingerprint()
        let upload = try await caller.call("POST", SocialPartUpload.uploads, description(options, hash)).json
        guard let id = upload["id"]?.stringValue, let partSize = upload["part_size"]?.intValue, partSize > 0 else {
            throw Failure("the server did not accept the upload: \(upload.text)")
        }
        if upload["status"]?.stringValue == "pending" || upload["status"]?.stringValue == "running" {
            terminal.remark("this file is being imported already")
            return "/api/social/imports/\(id)"
        }
        let there = Set((upload["parts_received"]?.arrayValue ?? []).compactMap(\.intValue))
        let count = (size + Int(partSize) - 1) / Int(partSize)
        if !there.isEmpty { terminal.remark("\(there.count) of \(count) parts are there already") }
        var progress = Progress(total: size, terminal)
        for number in 0..<count where !there.contains(Int64(number)) {
            let offset = number * Int(partSize)
            let bytes = try read(from: offset, count: Int(partSize))
            try await put(bytes, to: "\(SocialPartUpload.uploads)/\(id)/parts/\(number)", caller)
            progress.add(bytes.count, done: offset + bytes.count)
        }
        terminal.endProgress()
        let completed = try await caller.call("POST", "\(SocialPartUpload.uploads)/\(id)/complete", .object([:]))
        return completed.location ?? "/api/social/imports/\(id)"
    }

    private func description(_ options: Options, _ hash: String) -> JSONValue {
        var body: JSONObject = [
            "filename": .string(name), "size": JSONValue(size), "sha256": .string(hash),
            "overwrite": .bool(options.overwrite), "dry_run": .bool(options.isDryRun),
        ]
        if let platform = options.platform { body.fields.append(("platform", .string(platform))) }
        return .object(body)
    }

    private func fingerprint() throws(Failure) -> String {
        var hash = RunningSHA256()
        var offset = 0
        while offset < size {
            let bytes = try read(from: offset, count: 1 << 20)
            guard !bytes.isEmpty else { break }
            hash.update(bytes)
            offset += bytes.count
        }
        return hex(hash.finish())
    }

    private func read(from offset: Int, count: Int) throws(Failure) -> [UInt8] {
        var reason: Int32 = 0
        let wanted = min(count, size - offset)
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let got = pread(descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(offset + filled))
                guard got > 0 else {
                    reason = got < 0 ? errno : EIO
                    return
                }
                filled += got
            }
        }
        guard reason == 0 else {
            throw Failure("the file cannot be read any further: \(String(cString: strerror(reason)))")
        }
        return bytes
    }

    /// A part may be sent again: it has a number. So a restarting service costs seconds, not the import.
    private func put(_ bytes: [UInt8], to path: String, _ caller: Caller) async throws {
        for attempt in 0... {
            do throws(Failure) {
                _ = try await caller.send("PUT", path, bytes, type: "application/octet-stream")
                return
            } catch {
                guard error.code == .unavailable, attempt < 6 else { throw error }
                try await caller.loop.sleep(for: .milliseconds(250 << attempt))
            }
        }
    }
}
