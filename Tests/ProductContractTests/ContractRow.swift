import HTTPClient
import HTTPServer
import Identity
import JSON

/// One thing that holds of every operation, or of all of a kind.
struct ContractRow: Sendable {
    let name: String
    /// Of which operations it must hold.
    let holds: @Sendable (Operation) -> Bool
    /// What is wrong; `nil` when nothing is.
    let check: @Sendable (Operation, ContractHouse) async throws -> String?

    /// What must hold while everything is on.
    static let all = callers + input + pages + methods

    // MARK: Callers

    private static let callers = [
        ContractRow(name: "no key", holds: \.isOne) { operation, house in
            let answer = try await house.ask(operation, as: nil)
            return answer.status == 401 && answer.code == "unauthorized" ? nil : "\(answer)"
        },
        ContractRow(name: "a role without it", holds: \.isGuarded) {
            operation, house in
            let role = Role.allCases.first { role in
                !role.permissions.contains { $0.rawValue == operation.permission }
            }
            guard let role else { return "every role may" }
            let answer = try await house.ask(operation, as: role)
            return answer.status == 403 && answer.code == "forbidden" ? nil : "\(role): \(answer)"
        },
    ]

    // MARK: Input

    private static let input = [
        ContractRow(name: "an unknown query name", holds: \.isOne) { operation, house in
            try await expect400(operation, "?nonsense=1", field: "nonsense:unknown", in: house)
        },
        ContractRow(name: "a body that is no JSON", holds: \.takesNoFile) { operation, house in
            let answer = try await house.ask(operation, body: Array("{".utf8), type: "application/json")
            let code = operation.body == nil ? "bad-request" : "malformed-json"
            return answer.status == 400 && answer.code == code ? nil : "\(answer)"
        },
        ContractRow(name: "a body of another type", holds: \.takesJSON) { operation, house in
            let answer = try await house.ask(operation, body: Array("<a/>".utf8), type: "text/xml")
            return answer.status == 415 && answer.code == "unsupported-media-type" ? nil : "\(answer)"
        },
        ContractRow(name: "a member that is not listed", holds: \.takesJSON) { operation, house in
            let answer = try await house.ask(operation, body: Array(#"{"nonsense":1}"#.utf8), type: "application/json")
            return answer.status == 400 && answer.fields.contains("/nonsense:unknown") ? nil : "\(answer)"
        },
        ContractRow(name: "the same key twice", holds: \.isRepeatable) { operation, house in
            try await Repetition(operation, house).fault()
        },
    ]

    private static func expect400(
        _ operation: Operation, _ query: String, field: String, in house: ContractHouse
    ) async throws -> String? {
        let answer = try await house.ask(operation, query)
        let isNamed = answer.fields.contains { $0 == field || $0.hasPrefix(field + ":") }
        return answer.status == 400 && isNamed ? nil : "\(query): \(answer)"
    }

    // MARK: Pages

    private static let pages = [
        ContractRow(name: "pages of one row", holds: \.isList) { operation, house in
            try await PageWalk(operation, house).fault()
        },
        ContractRow(name: "a page's size", holds: \.isList) { operation, house in
            for size in ["0", "201", "x"] {
                if let fault = try await expect400(operation, "?limit=\(size)", field: "limit", in: house) {
                    return fault
                }
            }
            return nil
        },
        ContractRow(name: "a cursor of rubbish", holds: \.isList) { operation, house in
            try await expect400(operation, needs(operation) + "cursor=rubbish", field: "cursor", in: house)
        },
        ContractRow(name: "another list's cursor", holds: \.isList) { operation, house in
            for (list, cursor) in house.cursors.sorted(by: { $0.key < $1.key }) where list != operation.list {
                let query = needs(operation) + "cursor=" + cursor
                if let fault = try await expect400(operation, query, field: "cursor", in: house) { return fault }
            }
            return nil
        },
    ]

    /// The beginning of a query that has all it must have.
    static func needs(_ operation: Operation) -> String {
        let given = operation.requiredQuery.sorted().map { name in
            "\(name)=\(operation.query[name]?["enum"]?.arrayValue?.first?.stringValue ?? "1")"
        }
        return "?" + given.map { $0 + "&" }.joined()
    }

    // MARK: Methods

    private static let methods = [
        ContractRow(name: "HEAD", holds: \.isShown) { operation, house in
            let query = needs(operation)
            let (get, head) = (
                try await house.ask(operation, query), try await house.ask(operation, query, method: "HEAD")
            )
            return head.status == get.status && head.isEmpty ? nil : "\(get.status) became \(head)"
        },
        ContractRow(name: "OPTIONS and TRACE", holds: \.isOne) { operation, house in
            for method in ["OPTIONS", "TRACE"] {
                let answer = try await house.ask(operation, method: method)
                let allowed = answer.header("Allow")?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
                guard answer.status == 405, allowed.contains(operation.method) else { return "\(method): \(answer)" }
            }
            return nil
        },
    ]
}
