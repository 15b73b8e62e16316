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
        var call = call
        call.bodyBase64 = Data(body).base64EncodedString()
        let reply = try await session.call(.inbound(call))
        let answer: InboundAnswer
        do throws(WireError) { answer = try InboundAnswer(reply) } catch {
            throw .broken(manifest, "gave an answer that breaks the contract: \(error)")
        }
        guard let check = answer.verify else { return answer }
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
                if constantTimeEqual(value, Array(check.expected.utf8)) { return answer }
            } catch {
                guard error.code == .missingCredentials else { throw error }
                missing = error
            }
        }
        if let missing, credentials.count == 1 { throw missing }
        return nil
    }
}
