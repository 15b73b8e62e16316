import Testing

/// Everything here counts, kills and measures this process's hosts: one test after the other.
@Suite(.serialized) enum CageTests {}
