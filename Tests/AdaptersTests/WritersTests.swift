import Adapters
import FoundationEssentials
import Glibc
import TestKit
import Testing

/// Pins that somebody else can change pin nothing.
@Suite struct WritersTests {
    private func mistake(_ folder: String) -> String? {
        do throws(AdapterLock.Mistake) {
            _ = try AdapterLock(folder: folder)
            return nil
        } catch { return error.description }
    }

    @Test func aLockThatOthersMayWriteIsRefusedWithTheReason() throws {
        let directory = try ScratchDirectory()
        defer { directory.remove() }
        let (above, folder) = (directory.path + "/above", directory.path + "/above/adapters")
        for path in [above, folder] { try #require(mkdir(path, 0o755) == 0) }
        #expect(mistake(folder) == nil, "a folder without a lock has no pins")
        let lock = "\(folder)/\(AdapterLock.fileName)"
        try AdapterLock().write(folder: folder)
        for path in [lock, folder, above] {
            var status = stat()
            try #require(stat(path, &status) == 0)
            let mode = status.st_mode & 0o7777
            #expect(mistake(folder) == nil)
            try #require(chmod(path, mode | 0o002) == 0)
            let said = try #require(mistake(folder))
            #expect(said.hasPrefix("\(path) can be written by other users"), "\(said)")
            try #require(chmod(path, mode) == 0)
        }
        // As /tmp is, above it: nobody can put another folder there.
        try #require(chmod(above, 0o1777) == 0)
        #expect(mistake(folder) == nil)
    }
}
