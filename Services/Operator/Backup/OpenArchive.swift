internal import Archive

/// A backup whose beginning has been read: what it is of, and its files. Its dump comes piece by piece.
final class OpenArchive {
    let manifest: BackupManifest
    let files: [(file: KeptFile, text: String)]
    private let reader: ArchiveReader
    private var next: ArchiveRecord?
    /// Bytes of the dump so far.
    private(set) var dumpLength = 0

    init(_ input: ArchiveInput, passphrases: [[UInt8]]) throws {
        reader = try ArchiveReader(passphrases: passphrases) { try input.read($0) }
        var (manifest, files) = ([UInt8](), [(name: String, bytes: [UInt8])]())
        reading: while true {
            let record = try reader.next()
            switch record {
            case .manifest(let bytes): manifest = bytes
            case .file(let name, let bytes) where files.last?.name == name: files[files.count - 1].bytes += bytes
            case .file(let name, let bytes): files.append((name, bytes))
            case .dump, .end:
                next = record
                break reading
            }
        }
        guard let manifest = BackupManifest(manifest) else {
            throw Failure("this backup does not say what it is of, in words that this version of Outreach knows")
        }
        self.manifest = manifest
        self.files = files.compactMap { entry in
            KeptFile.named(entry.name).map { ($0, String(decoding: entry.bytes, as: UTF8.self)) }
        }
    }

    /// - Returns: the next piece of the dump, proven; `nil` when all of it came and nothing is missing.
    func piece() throws -> [UInt8]? {
        let record = try next ?? reader.next()
        next = nil
        switch record {
        case .dump(let bytes):
            dumpLength += bytes.count
            return bytes
        case .end:
            next = record
            return nil
        case .manifest, .file:
            throw Failure("this backup holds something behind its dump that no version of Outreach writes")
        }
    }

    func text(of name: String) -> String? { files.first { $0.file.name == name }?.text }
}
