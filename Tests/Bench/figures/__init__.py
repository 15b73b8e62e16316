"""The figures, in the order of a full run: those that write most come last."""

from figures import cage, footprint, imports, ledger, outbox, profiles

BENCHMARKS = [
    *outbox.BENCHMARKS,
    *profiles.BENCHMARKS,
    *footprint.BENCHMARKS,
    *cage.BENCHMARKS,
    *ledger.BENCHMARKS,
    *imports.BENCHMARKS,
]
