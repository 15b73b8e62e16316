/// One shard's step through the log. `from` must still be what is stored: a transaction whose commit was reported lost but
/// did happen would otherwise be applied a second time.
struct Move {
    let from: Position
    let to: Position
}
