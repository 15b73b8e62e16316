package import AdapterWire

/// How one adapter does, for the operator.
package struct AdapterStatus: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        case ready, restarting
        /// Left alone after too many crashes, until a reload.
        case quarantined
        /// Not loaded; ``AdapterStatus/code`` says why.
        case refused
    }
    /// Why a module was not loaded. Source: Docs/wire-contract.md "The binary face".
    package enum Code: String, Sendable, CaseIterable {
        case notPinned = "NOT_PINNED"
        case wrongABI = "WRONG_ABI"
        case missingSymbol = "MISSING_SYMBOL"
        case wrongPlatform = "WRONG_PLATFORM"
        case badManifest = "BAD_MANIFEST"
        case notFound = "NOT_FOUND"
        /// The dynamic linker does not take it: no library, or one that needs others that are not there.
        case notLoadable = "NOT_LOADABLE"
        /// The kernel refuses a part of the cage; then nothing is loaded.
        case noCage = "NO_CAGE"
        /// Its process ended while it was loaded, or later and too often.
        case crashed = "CRASHED"
    }

    /// Characters: an adapter has a say in it.
    static let longestReason = 500

    package var platform: String
    package var state: State
    /// A ``Code``; with ``State/ready`` it speaks of a newer module that was not taken, or, as `CRASHED`, of the process that
    /// reads the network's calls.
    package var code: String?
    /// A sentence for the operator: what happened and what to do.
    package var reason: String?
    package var version: String?
    /// 64 hexadecimal digits.
    package var sha256: String?
    package var path: String?
    /// Grows with every module that was loaded for this network; 0 before the first.
    package var generation: Int
    package var manifest: Manifest?

    package init(
        platform: String, state: State, code: Code? = nil, reason: String? = nil, version: String? = nil,
        sha256: String? = nil, path: String? = nil, generation: Int = 0, manifest: Manifest? = nil
    ) {
        (self.platform, self.state, self.code, self.reason) = (platform, state, code?.rawValue, reason)
        (self.version, self.sha256, self.path) = (version, sha256, path)
        (self.generation, self.manifest) = (generation, manifest)
    }
}
