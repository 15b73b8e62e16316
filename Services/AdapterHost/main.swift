internal import Glibc

// adapter-host PARENT MEMORY SECONDS: one adapter in a cage. Descriptor 3 is the socket to the service, 4 the sealed module.
// Nobody starts it by hand: it says nothing anywhere but on the socket.
let words = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
guard words.count == 3, getppid() == pid_t(words[0]) else { exit(HostExit.notStarted) }

let line = WireLine(descriptor: 3)
do {
    let filters = try Cage.close(memoryBytes: words[1], parent: pid_t(words[0]))
    let library = try Library.open(descriptor: 4)
    close(4)
    try filters.afterLoading.load()
    let module = try Module(library)
    line.send(module.greeting(confinesFiles: filters.confinesFiles))
    Conversation(line: line, module: module, secondsPerCall: words[2]).run()
} catch {
    line.send(error.greeting)
    exit(HostExit.refused)
}
