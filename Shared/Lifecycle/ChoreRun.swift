internal import EventLoop
internal import Telemetry

/// One run of a chore, from its first look to its end. Confined to its loop.
final class ChoreRun: @unchecked Sendable {
    private let chore: Chore
    private let loop: Loop
    private let bell: Bell
    private let report: ChoreReport
    private var looksInVain = 0
    private var failures = 0

    init(_ chore: Chore, on loop: Loop, log: Log, product: String?) {
        (self.chore, self.loop) = (chore, loop)
        bell = chore.bell ?? Bell(loop: loop)
        report = ChoreReport(chore.name, product: product, log: log)
    }

    func run() async {
        bell.open()
        await withTaskCancellationHandler {
            while !Task.isCancelled { await look() }
        } onCancel: {
            loop.execute { [bell] in bell.close() }
        }
        _ = await loop.task { [chore] in await chore.last() }.result
    }

    private func look() async {
        do {
            let left = try await chore.step()
            report.succeeded(after: failures, hasWorked: left == .more)
            failures = 0
            await rest(left)
        } catch {
            guard !Task.isCancelled else { return }
            if (error as? any NotYet)?.isNotYet == true {
                report.waits(error)
                return await bell.rest(for: ChoreRun.notYet)
            }
            let pause = ChoreRun.doubled(chore.retries, failures)
            failures += 1
            report.failed(error, failures: failures, pause: pause)
            await bell.rest(for: pause)
        }
    }

    private func rest(_ left: Chore.Left) async {
        switch left {
        case .more:
            looksInVain = 0
            await bell.rest(for: chore.breath)
        case .nothing:
            let hasRung = await bell.wait(atMost: ChoreRun.doubled(chore.rests, looksInVain))
            // What it was rung for may not be committed yet: it looks often again.
            looksInVain = hasRung ? 0 : looksInVain + 1
        case .later(let pause):
            looksInVain = 0
            await bell.wait(atMost: pause)
        }
    }

    private static let notYet = Duration.seconds(5)

    private static func doubled(_ range: ClosedRange<Duration>, _ times: Int) -> Duration {
        min(range.lowerBound * (1 << min(times, 20)), range.upperBound)
    }
}
