import EventLoop
import Glibc
import Testing

@Suite struct EventLoopTests {
    private func withLoop<T: Sendable>(_ body: @escaping @Sendable (Loop) async throws -> T) async throws -> T {
        let loop = Loop(name: "test")
        loop.start()
        defer { loop.stop() }
        return try await loop.task { try await body(loop) }.value
    }

    @Test func tasksStayOnTheThreadAcrossSuspension() async throws {
        let isHome = try await withLoop { loop in
            let before = loop.isCurrent
            try await loop.sleep(for: .milliseconds(2))
            let after = loop.isCurrent
            let inGroup = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 { group.addTask { loop.isCurrent } }
                return await group.allSatisfy { $0 }
            }
            return before && after && inGroup
        }
        #expect(isHome)
    }

    @Test func longComputingLeavesTheThreadAndComesBack() async throws {
        let (offLoop, back) = try await withLoop { loop in
            let offLoop = try await loop.offload { Loop.current !== loop }
            return (offLoop, loop.isCurrent)
        }
        #expect(offLoop && back)
    }

    @Test func aCancelledSleepEndsAtOnce() async throws {
        let wasCancelled = try await withLoop { loop in
            let sleeper = loop.task { try await loop.sleep(for: .seconds(3600)) }
            try await loop.sleep(for: .milliseconds(5))
            sleeper.cancel()
            do {
                try await sleeper.value
                return false
            } catch { return error is CancellationError }
        }
        #expect(wasCancelled)
    }

    @Test func timersFireInTheirOrderAndNotAfterCancel() async throws {
        let order = try await withLoop { loop in
            final class Seen: @unchecked Sendable { var numbers: [Int] = [] }
            let seen = Seen()
            loop.after(.milliseconds(20)) { seen.numbers.append(2) }
            loop.after(.milliseconds(5)) { seen.numbers.append(1) }
            loop.after(.milliseconds(10)) { seen.numbers.append(99) }.cancel()
            try await loop.sleep(for: .milliseconds(60))
            return seen.numbers
        }
        #expect(order == [1, 2])
    }

    @Test func aDescriptorTellsWhenItIsReady() async throws {
        let received = try await withLoop { loop in
            var ends: [Int32] = [0, 0]
            #expect(pipe(&ends) == 0)
            let (reading, writing) = (ends[0], ends[1])
            return await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
                var watch: Watch?
                watch = loop.watch(reading, read: true, write: false) { readiness in
                    guard readiness.contains(.read) else { return }
                    var bytes = [UInt8](repeating: 0, count: 16)
                    let count = read(reading, &bytes, 16)
                    watch?.cancel()
                    watch = nil
                    close(reading)
                    close(writing)
                    continuation.resume(returning: count)
                }
                loop.after(.milliseconds(5)) { _ = write(writing, "hello", 5) }
            }
        }
        #expect(received == 5)
    }

    @Test("Stopping right after starting does not hang", arguments: 0..<20)
    func startStop(round: Int) {
        let loop = Loop(name: "short-\(round)")
        loop.start()
        loop.stop()
        #expect(Loop.current == nil)
    }
}
