internal import AdapterWire
internal import FoundationEssentials

/// The files an author begins with: they compile as they are, and the contract suite passes with them.
struct AdapterSkeleton {
    private let platform: String
    /// File names and texts.
    let files: [(name: String, text: String)]

    /// - Throws: for a name that no network can have.
    init(_ platform: String, inSwift: Bool) throws(Failure) {
        guard Manifest.isPlatformName(platform), platform.utf8.count <= 20 else {
            throw .usage("\(platform) must be small letters, digits and _, at most 20, a letter first")
        }
        self.platform = platform
        let title = platform.prefix(1).uppercased() + platform.dropFirst().filter { $0 != "_" }
        let host = platform.filter { $0 != "_" }
        func filled(_ bytes: [UInt8]) -> String {
            [("@platform@", platform), ("@title@", title), ("@PLATFORM@", platform.uppercased()), ("@host@", host)]
                .reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1.0, with: $1.1) }
        }
        let request = ("request.json", filled(PackageResources.request_txt))
        files =
            inSwift
            ? [
                ("Entry.swift", filled(PackageResources.entry_txt)),
                ("\(title).swift", filled(PackageResources.network_txt)),
                ("\(title)Manifest.swift", filled(PackageResources.manifest_txt)), request,
            ]
            : [
                ("\(platform).c", filled(PackageResources.adapter_c_txt)),
                ("outreach_adapter.h", filled(PackageResources.header_txt)), request,
            ]
    }

    /// - Throws: also when a file of one of these names is there: nothing is overwritten.
    func write(into folder: String) throws(Failure) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files where manager.fileExists(atPath: "\(folder)/\(file.name)") {
                throw Failure("\(folder)/\(file.name) is there already; name another folder with --folder")
            }
            for file in files { try Data(file.text.utf8).write(to: URL(filePath: "\(folder)/\(file.name)")) }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(folder) cannot be written to")
        }
    }
}
