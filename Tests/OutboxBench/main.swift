import Glibc

exit(OutboxBench.run(Array(CommandLine.arguments.dropFirst())))
