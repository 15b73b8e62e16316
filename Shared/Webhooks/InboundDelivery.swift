package import AdapterWire
package import Database
internal import JSON
package import Telemetry

/// Hands a call's events to the products, each judged by itself: one that cannot be stored costs no other.
package struct InboundDelivery: Sendable {
    private let receivers: [any InboundReceiver]
    private let leftovers: Leftovers
    private let log: Log

    package init(receivers: [any InboundReceiver], database: Database, log: Log) {
        (self.receivers, self.log) = (receivers, log)
        leftovers = Leftovers(database: database)
    }

    /// - Throws: when something may work at the next call, after everything else is stored: then all may be delivered again.
    package func deliver(_ answer: InboundAnswer, from platform: String) async throws {
        var passing: (any Error)?
        for receiver in receivers where !answer.events.isEmpty {
            do { try await receiver.takeNoes(answer.events, from: platform) } catch { passing = error }
        }
        for receiver in receivers {
            do { try await store(answer.events, in: receiver, from: platform) } catch { passing = error }
        }
        for event in answer.unreadable {
            do {
                try await keep(.unreadable, event.reason, event.raw, platform)
            } catch { passing = error }
        }
        if let passing { throw passing }
    }

    /// One after the other, with a ring for some of them together: with one for each, 1,500 answers took 25 s (debug build).
    private func store(
        _ events: [InboundEvent], in receiver: any InboundReceiver, from platform: String
    ) async throws {
        var (passing, untold): ((any Error)?, Int) = (nil, 0)
        defer { if untold > 0 { receiver.ring() } }
        for event in await receiver.fresh(events, from: platform) {
            do {
                if try await deliver(event, to: receiver, from: platform) { untold += 1 }
            } catch { passing = error }
            guard untold == InboundDelivery.toldTogether else { continue }
            receiver.ring()
            untold = 0
        }
        if let passing { throw passing }
    }

    private static let toldTogether = 50

    /// - Throws: what may pass. Anything else about the event is kept as a leftover.
    private func deliver(
        _ event: InboundEvent, to receiver: any InboundReceiver, from platform: String
    ) async throws -> Bool {
        do {
            return try await receiver.receive(event, from: platform)
        } catch {
            guard !InboundDelivery.mayPass(error) else { throw error }
            try await keep(.notStorable, "\(error)", event.json.text, platform)
            return false
        }
    }

    /// - Returns: whether it could be taken now.
    func retry(_ event: InboundEvent, from platform: String) async throws -> Bool {
        do {
            for receiver in receivers {
                try await receiver.takeNoes([event], from: platform)
                if try await receiver.receive(event, from: platform) { receiver.ring() }
            }
            return true
        } catch {
            if InboundDelivery.mayPass(error) { throw error }
            return false
        }
    }

    private func keep(_ code: Leftovers.Code, _ reason: String, _ content: String, _ platform: String) async throws {
        try await leftovers.keep(code, reason: reason, content: content, from: platform)
        log.warning(
            "a network said something that cannot be taken; a person finds it under GET /api/inbound/leftovers",
            ["platform": .text(platform), "code": .text(code.rawValue)])
    }

    /// Whether the same event may be stored at another time: only the database's own troubles pass.
    static func mayPass(_ error: any Error) -> Bool {
        if error is CancellationError { return true }
        guard let error = error as? DatabaseError else { return false }
        guard error.kind == .server, let state = error.sqlState else { return error.kind != .decode }
        return !["22", "23", "42"].contains(state.prefix(2))
    }
}
