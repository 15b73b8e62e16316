import Glibc

exit(LedgerBench.run(Array(CommandLine.arguments.dropFirst())))
