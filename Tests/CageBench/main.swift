import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Telemetry

// cage-bench LIBRARY SAMPLES: times a call of an adapter in its cage and prints one JSON line; `make bench` runs it beside two
// bare processes that hand each other as many bytes.
let words = CommandLine.arguments
guard words.count == 3, let samples = Int(words[2]), samples > 0,
    let library = AdapterFile(
        folder: words[1].split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"),
        name: String(words[1].split(separator: "/").last ?? ""))
else {
    print("usage: cage-bench lib<network>.so SAMPLES")
    exit(2)
}
let loop = Loop(name: "bench")
loop.start()
do {
    let bench = try CageBench(library, samples: samples, loop: loop)
    print(try await loop.task { try await bench.run().text }.value)
} catch {
    print("cage-bench: \(error)")
    exit(1)
}
