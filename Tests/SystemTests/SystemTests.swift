import Testing

/// The product as it runs: real processes, a real database, plain HTTP. One test at a time, because each brings four
/// processes with it.
@Suite(.serialized) struct SystemTests {}
