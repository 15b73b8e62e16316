internal import AdapterKit
package import AdapterWire
internal import JSON

extension GraphNetwork {
    /// GET `/{id}`: only of people who wrote to this account.
    package func profile(_ start: AdapterCall.Start) -> Step {
        do throws(AdapterFailure) {
            let (version, person) = (try version(start), try person(MessageInput(start.input)))
            let request = get(
                "profile", "/\(version)/\(person)", query: [WirePair("fields", .text(profileFields))])
            return .http([request], state: ["at": "profile"])
        } catch { return .failed(error) }
    }

    package func profiled(_ results: [WireResult]) -> Step {
        guard let result = results.first else {
            return .failed(AdapterFailure(.temporary, "\(name) was not reached."))
        }
        guard let status = result.status, (200..<300).contains(status), GraphError(result) == nil,
            let person = result.document, person.objectValue != nil
        else { return .failed(failure(result, committed: false)) }
        var profile = JSONObject()
        let parts = [person["first_name"]?.stringValue, person["last_name"]?.stringValue].compactMap { $0 }
        let fullName = person["name"]?.stringValue ?? parts.filter { !$0.isEmpty }.joined(separator: " ")
        if !fullName.isEmpty { profile["full_name"] = .string(fullName) }
        if let followers = person["follower_count"]?.intValue, followers >= 0 {
            profile["followers_count"] = .int(followers)
        }
        return .done(["profile": .object(profile)])
    }
}
