internal import AdapterKit
internal import JSON
internal import Timekeeping

/// A search for one message, as far as it got.
struct GraphLookup {
    let person: String
    let text: String
    /// When the message was tried first.
    let since: Timestamp
    let version: String
    /// Still to be read, the one in hand first.
    var threads: [String] = []
    /// A page of the thread in hand was read, and there are more.
    var isPaging = false
    /// Pages read of all threads.
    var pages = 0
    /// Something was seen that may be the message, or something could not be seen.
    var isDoubtful = false
    /// Something else was written since.
    var wentOn = false

    /// An operation has 32 steps; the first lists the threads.
    static let maxPages = 12

    init(person: String, text: String, since: Timestamp, version: String) {
        (self.person, self.text, self.since, self.version) = (person, text, since, version)
    }

    /// - Returns: `nil` for a state that is not this adapter's.
    init?(_ state: JSONValue) {
        guard let person = state["to"]?.stringValue, let text = state["text"]?.stringValue,
            let since = state["since"]?.intValue, since.magnitude < 1 << 60, let version = state["v"]?.stringValue,
            PathSegment.encoded(version) == version
        else { return nil }
        self.init(person: person, text: text, since: Timestamp(microseconds: since), version: version)
        threads = (state["threads"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap(PathSegment.encoded) }
        isPaging = state["paging"]?.boolValue ?? false
        pages = Int(min(max(state["pages"]?.intValue ?? 0, 0), Int64(GraphLookup.maxPages)))
        isDoubtful = state["doubt"]?.boolValue ?? false
        wentOn = state["went_on"]?.boolValue ?? false
    }

    func state(at place: String) -> JSONValue {
        var state: JSONObject = [
            "at": .string(place), "to": .string(person), "text": .string(text), "since": .int(since.microseconds),
            "v": .string(version), "threads": .array(threads.map(JSONValue.string)), "paging": .bool(isPaging),
            "pages": JSONValue(pages), "doubt": .bool(isDoubtful),
        ]
        if wentOn { state["went_on"] = true }
        return .object(state)
    }

    mutating func take(threads data: [JSONValue], hasMore: Bool) {
        for thread in data {
            guard holdsPerson(thread["participants"]) else { continue }
            if let id = thread["id"]?.stringValue, threads.count < 4, PathSegment.encoded(id) == id {
                threads.append(id)
            } else {
                isDoubtful = true
            }
        }
        // Whoever may be written to has written: without a thread we see too little, not nothing. More than one page is not the
        // list that was asked for either.
        if hasMore || threads.isEmpty { isDoubtful = true }
    }

    /// A list that is absent says nothing against it.
    func holdsPerson(_ people: JSONValue?) -> Bool {
        guard let list = people?["data"]?.arrayValue ?? people?.arrayValue else { return true }
        return list.contains { $0["id"]?.stringValue.map { $0.utf8.elementsEqual(person.utf8) } ?? false }
    }

    /// - Returns: the message's id when it is on this page.
    mutating func take(messages data: [JSONValue], hasMore: Bool) -> String? {
        let verdicts = data.map(verdict)
        for case .isIt(let id) in verdicts.reversed() { return id }
        if verdicts.contains(.mayBe) { isDoubtful = true }
        if verdicts.contains(.later) { wentOn = true }
        pages += 1
        let isOver = !hasMore || (verdicts.last == .tooOld && GraphLookup.isNewestFirst(data))
        isPaging = !isOver && pages < GraphLookup.maxPages
        if isPaging { return nil }
        threads = Array(threads.dropFirst())
        if !isOver || (pages >= GraphLookup.maxPages && !threads.isEmpty) {
            (isDoubtful, threads) = (true, [])
        }
        return nil
    }

    /// What comes after an old message is older still, but only if the network keeps to its order.
    private static func isNewestFirst(_ data: [JSONValue]) -> Bool {
        let times = data.compactMap { $0["created_time"]?.stringValue.flatMap { Timestamp(iso8601: $0) } }
        return times.count == data.count && zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
    }
}
