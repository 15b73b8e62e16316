internal import FoundationEssentials
internal import Glibc

/// What comes in files and from standard input.
extension Invocation {
    /// Operands, or lines of standard input in place of `-`.
    func identifiers() throws(Failure) -> [String] {
        var ids: [String] = []
        for operand in operands {
            guard operand == "-" else {
                ids.append(operand)
                continue
            }
            while let line = readLine() {
                let id = line.split(separator: " ").first.map(String.init) ?? ""
                if !id.isEmpty { ids.append(id) }
            }
        }
        if ids.isEmpty { throw .usage("no id was given") }
        return ids
    }

    /// A text of `--text` or `--file`.
    /// - Returns: `nil` when none was given.
    func text() throws(Failure) -> String? {
        switch (value("text"), value("file")) {
        case (_?, _?): throw Failure.usage("give --text or --file, not both")
        case (let text?, nil): text
        case (nil, let path?): try TypedInput.text(path)
        case (nil, nil): nil
        }
    }

    func neededText() throws(Failure) -> String {
        guard let text = try text() else { throw Failure.usage("give the text: --text TEXT or --file FILE") }
        return text
    }
}

enum TypedInput {
    /// - Parameter path: `-` is standard input, which may be a pipe.
    static func text(_ path: String) throws(Failure) -> String {
        let data = path == "-" ? standardInput() : try? Data(contentsOf: URL(filePath: path))
        guard let data, let text = String(data: data, encoding: .utf8) else {
            throw Failure(.failed, "cannot read \(path) as UTF-8 text")
        }
        return text
    }

    /// A file's length is looked up before it is read; a pipe has none.
    private static func standardInput() -> Data? {
        var bytes = Data()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { return nil }
            bytes.append(contentsOf: piece.prefix(max(count, 0)))
        }
    }
}
