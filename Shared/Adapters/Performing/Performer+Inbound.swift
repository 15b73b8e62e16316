package import AdapterWire
internal import FoundationEssentials
internal import JSON
internal import Secrets

extension Performer {
    /// What a call of the network means, once it is certain who sent it.
    /// - Parameters:
    ///   - body: the raw bytes; the adapter reads the same ones that are verified.
    ///   - credentials: the accounts', by the manifest's names; any of them may prove the call.
    /// - Returns: `nil` when the call is not what it should be signed as: answer 401 and look at nothing else.
    package func inbound(
        _ call: InboundCall, body: [UInt8], on session: any AdapterSession, credentials: [[String: String]]
    ) async throws(AdapterFailure) -> InboundAnswer? {
        let manifest = session.manifest
        guard let inbound = manifest.inbound else {
            throw AdapterFailure(.notAvailable, "\(manifest.displayName) does not call us.")
        }
        let reply = try await session.call(.inbound(Performer.shown(call, body, inbound, manifest, credentials)))
        let answer: InboundAnswer
        do throws(WireError) { answer = try InboundAnswer(reply) } catch {
            throw .broken(manifest, "gave an answer that breaks the contract: \(error)")
        }
        guard let check = answer.verify else { return answer }
        let expected: String
        switch check.expected {
        case .text(let text): expected = text
        case .query(let name):
            guard let value = call.query(name) else { return nil }
            expected = value
        case .header(let name):
            guard inbound.headers.contains(name) else {
                throw .broken(manifest, "would compare the header \"\(name)\" without having declared it")
            }
            guard let value = call.header(name) else { return nil }
            expected = value
        }
        guard !check.value.secrets.isEmpty else {
            throw .broken(manifest, "would believe a call that no credential vouches for")
        }
        var missing: AdapterFailure?
        for values in credentials {
            var hidden = HiddenValues(
                manifest: manifest, declared: inbound.verify, credentials: values, body: body)
            do throws(AdapterFailure) {
                guard let value = try hidden.bytes(of: check.value, upTo: .proof) else {
                    throw .broken(manifest, "names a captured value where there is none")
                }
                if constantTimeEqual(value, Array(expected.utf8)) { return answer }
            } catch {
                guard error.code == .missingCredentials else { throw error }
                missing = error
            }
        }
        if let missing, credentials.count == 1 { throw missing }
        return nil
    }

    /// What the adapter gets to see: the headers it declares, and no credential, also where the network repeats one in the
    /// address or as a header.
    private static func shown(
        _ call: InboundCall, _ body: [UInt8], _ inbound: Manifest.Inbound, _ manifest: Manifest,
        _ credentials: [[String: String]]
    ) -> InboundCall {
        var call = call
        call.bodyBase64 = Data(body).base64EncodedString()
        call.headers.removeAll { $0.name != "content-type" && !inbound.headers.contains($0.name) }
        let secrets = credentials.flatMap { $0 }.filter { manifest.credential($0.key)?.isSecret ?? true }.map {
            Array($0.value.utf8)
        }
        func masked(_ member: WireHeader) -> WireHeader {
            let value = Array(member.value.utf8)
            // All of them, whether or not one was found: the time it takes says nothing.
            let matches = secrets.count { !$0.isEmpty && constantTimeEqual($0, value) }
            return matches > 0 ? WireHeader(name: member.name, value: Scrubber.mark) : member
        }
        (call.query, call.headers) = (call.query.map(masked), call.headers.map(masked))
        return call
    }
}
