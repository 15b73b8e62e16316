import AdapterWire
import FoundationEssentials
import JSON
import Testing

/// What Docs/wire-contract.md shows is what the host takes: somebody will copy it.
@Suite struct DocumentTests {
    private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// Every document in the page's fences: a block is one, or has one in each line.
    private func documents() throws -> [JSONValue] {
        let data = try Data(contentsOf: URL(filePath: Self.root + "/Docs/wire-contract.md"))
        let blocks = String(decoding: data, as: UTF8.self).components("```json\n").dropFirst().map {
            $0.components("```").first ?? ""
        }
        return try blocks.flatMap { block -> [JSONValue] in
            if let whole = try? JSONValue.parse(Array(block.utf8)) { return [whole] }
            return try block.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
        }
    }

    @Test func everyExampleIsTaken() throws {
        var kinds: [String: Int] = [:]
        var (manifest, request): (Manifest?, WireRequest?)
        var proof: InboundAnswer?
        for document in try documents() {
            let kind: String
            if document["call"] != nil {
                (kind, _) = ("call", try AdapterCall(document))
            } else if document["step"] != nil {
                (kind, _) = ("step", try Step(document))
            } else if document["operations"] != nil {
                (kind, manifest) = ("manifest", try Manifest(document))
            } else if document["verify"] != nil {
                (kind, proof) = ("inbound", try InboundAnswer(document))
            } else if document["addresses"] != nil {
                (kind, _) = ("people", try Manifest.People(document, platform: "village", title: "Village"))
            } else {
                kind = "request"
                guard case .http(let requests, _) = try Step(["step": "http", "requests": [document]]) else { continue }
                request = requests.first
            }
            kinds[kind, default: 0] += 1
        }
        #expect(kinds == ["call": 2, "step": 5, "manifest": 1, "inbound": 1, "people": 1, "request": 1])
        // They belong together: the page is about one network.
        let operation = try #require(manifest?.operation("message"))
        let used = request?.headers.reduce(into: Set<String>()) { $0.formUnion($1.value.secrets) } ?? []
        #expect(!used.isEmpty && used.isSubset(of: operation.credentials))
        #expect(proof?.verify?.value.secrets.isSubset(of: manifest?.inbound?.verify ?? []) == true)
    }
}

extension String {
    fileprivate func components(_ mark: String) -> [String] {
        var (parts, rest): ([String], Substring) = ([], self[...])
        while let found = rest.firstRange(of: mark) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
