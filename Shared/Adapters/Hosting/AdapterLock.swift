internal import FoundationEssentials
internal import Secrets

/// The SHA-256 sums of the adapters in one folder that may be loaded, as `sha256sum` writes them.
package struct AdapterLock: Sendable, Equatable {
    package static let fileName = "adapters.lock"

    /// File name to 64 small hexadecimal digits.
    package private(set) var pins: [String: String] = [:]

    package struct Mistake: Error, Sendable, CustomStringConvertible {
        package let description: String
        /// File names that could still be read; they pin nothing.
        var names: [String] = []

        package init(description: String) { self.description = description }
    }

    package init() {}

    /// - Throws: for a line that is no pin; a lock that is only partly understood is no lock.
    package init(text: String) throws(Mistake) {
        var mistake: Mistake?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let digits = line.prefix(64)
            var name = line.dropFirst(64)
            // Two spaces; the second is a star when `sha256sum` read the file as binary.
            guard digits.utf8.count == 64, bytes(hex: String(digits)) != nil,
                name.hasPrefix("  ") || name.hasPrefix(" *"),
                case _ = name.removeFirst(2), !name.isEmpty, !name.contains("/")
            else {
                let text = "line \(index + 1) is not \"<64 hexadecimal digits>  <file name>\""
                mistake = mistake ?? Mistake(description: text)
                continue
            }
            pins[String(name)] = digits.lowercased()
        }
        guard var mistake else { return }
        mistake.names = pins.keys.sorted()
        throw mistake
    }

    /// Of the folder; empty when it has none.
    /// - Throws: also when it cannot be told whether it has one.
    package init(folder: String) throws(Mistake) {
        let path = "\(folder)/\(AdapterLock.fileName)"
        if let reason = Writers.reason(lock: path, folder: folder) { throw Mistake(description: reason) }
        guard let data = FileManager.default.contents(atPath: path) else {
            guard AdapterFile.isGone(path) else { throw Mistake(description: "\(path) cannot be read") }
            return
        }
        do throws(Mistake) { self = try AdapterLock(text: String(decoding: data, as: UTF8.self)) } catch {
            var whole = Mistake(description: "\(path): \(error)")
            whole.names = error.names
            throw whole
        }
    }

    /// - Parameter sha256: 64 hexadecimal digits.
    package mutating func pin(_ file: String, sha256: String) { pins[file] = sha256 }

    package var text: String { pins.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined() }

    /// Replaces the folder's lock in one step: a reader sees the old one or the new one.
    package func write(folder: String) throws(Mistake) {
        let path = "\(folder)/\(AdapterLock.fileName)"
        do { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
            throw Mistake(description: "\(path) cannot be written")
        }
    }
}
