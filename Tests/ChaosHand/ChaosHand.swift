import EventLoop
import Glibc
import HTTPClient
import JSON
import Lifecycle
import Telemetry

/// Somebody who sends by hand, as a process that a chaos run kills: takes an item, writes in the network's page, reports. It says on its
/// output when it has taken and when it has written, and waits a while each time. The caller's key comes in `OUTREACH_API_KEY`.
///
///     chaos-hand <item's address> <practice's address> <network> <person> <wait in ms> <claim,write,sent>
///
/// Ends with 0 when it has done all it was to do, 3 when it was refused, 4 when the network was.
enum ChaosHand {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count == 6, let wait = Int(words[4]), let key = getenv("OUTREACH_API_KEY") else {
            print("usage: chaos-hand <item> <practice> <network> <person> <wait in ms> <claim,write,sent>")
            exit(64)
        }
        guard ParentDeath.follow() else { exit(0) }
        let loop = Loop(name: "hand")
        loop.start()
        let hand = Work(
            client: HTTPClient(loop: loop, log: Log(service: "chaos-hand", minimum: .error)), loop: loop,
            key: String(cString: key), item: words[0], practice: words[1], network: words[2], person: words[3],
            wait: .milliseconds(wait))
        loop.task { exit(await hand.run(words[5].split(separator: ",").map(String.init))) }
        while true { pause() }
    }
}

/// One item in one person's hands.
struct Work: Sendable {
    let client: HTTPClient
    let loop: Loop
    let key: String
    let item: String
    let practice: String
    let network: String
    let person: String
    let wait: Duration

    func run(_ steps: [String]) async -> Int32 {
        var text = JSONValue.null
        for step in steps {
            if step == "write" {
                let body: JSONValue = ["network": .string(network), "person": .string(person), "text": text]
                guard await post(practice + "/arrivals", body)?.status == 201 else { return 4 }
                await say("written")
            } else {
                guard let reply = await post("\(item)/\(step)", [:]), reply.status == 200 else { return 3 }
                text = (try? JSONValue.parse(reply.body))?["text"] ?? .null
                if step == "claim" { await say("claimed") }
            }
        }
        return 0
    }

    private func say(_ word: String) async {
        print(word)
        fflush(nil)
        try? await loop.sleep(for: wait)
    }

    private func post(_ url: String, _ body: JSONValue) async -> HTTPReply? {
        try? await client.send(
            HTTPRequest(
                method: "POST", url: url, headers: [("X-API-Key", key), ("Content-Type", "application/json")],
                body: body.serialized(), timeout: .seconds(60)))
    }
}
