extension Manifest {
    /// What the members say of each other.
    func check() throws(WireError) {
        guard Manifest.isPlatformName(platform) else {
            throw WireError("manifest.platform", "must be small letters, digits and _, at most 32, a letter first")
        }
        guard !Manifest.reserved.contains(where: { "\(platform)_".hasPrefix($0) }) else {
            throw WireError("manifest.platform", "is taken: variables of that name are the installation's own")
        }
        try checkCredentials()
        // Also said of a manifest that names none twice: nobody reads 200 of them.
        guard operations.count <= Operation.Name.allCases.count else {
            throw WireError(
                "manifest.operations",
                "has \(operations.count) entries; there are \(Operation.Name.allCases.count) operations")
        }
        guard Set(operations.map(\.name)).count == operations.count else {
            throw WireError("manifest.operations", "has an operation twice")
        }
        for operation in operations {
            let place = "manifest.operations.\(operation.name.rawValue)"
            try require(operation.credentials, at: place + ".credentials")
            if operation.access == .answersOnly, operation.windowSeconds == nil {
                throw WireError(place + ".window_seconds", "is missing: answers_only says for how long")
            }
            if operation.guarantee == .key, operation.keyWindowSeconds == nil {
                throw WireError(place + ".key_window_seconds", "is missing: key says how long the network remembers it")
            }
            try operation.checkRanges(at: place)
            if operation.guarantee == .lookup, self.operation(Operation.Name.reconcile.rawValue) == nil {
                throw WireError(place + ".send_guarantee", "lookup needs an operation reconcile")
            }
        }
        try checkSharedLimits()
        try people?.check(limit: operation(Operation.Name.message.rawValue)?.text)
        try require(inbound?.verify ?? [], at: "manifest.inbound.verify")
        try checkInboundHeaders()
        try checkSignature()
    }

    private func checkSignature() throws(WireError) {
        guard let inbound, let signature = inbound.signature else { return }
        let place = "manifest.inbound.signature"
        guard inbound.headers.contains(signature.header) else {
            throw WireError(place + ".header", "must be one of manifest.inbound.headers")
        }
        guard inbound.verify.contains(signature.secret), credential(signature.secret)?.isSecret == true else {
            throw WireError(place + ".secret", "must be a secret that manifest.inbound.verify names")
        }
        guard signature.prefix.utf8.count <= 32, signature.prefix.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw WireError(place + ".prefix", "must be visible ASCII characters, at most 32")
        }
    }

    private func checkSharedLimits() throws(WireError) {
        let names = sharedLimits.map(\.name)
        guard Set(names).count == names.count else { throw WireError("manifest.shared_limits", "has a name twice") }
        for shared in sharedLimits {
            let place = "manifest.shared_limits.\(shared.name.shortName)"
            guard Manifest.isPlatformName(shared.name), Manifest.Operation.Name(rawValue: shared.name) == nil else {
                throw WireError(place, "must be small letters, digits and _, a letter first, and no operation's name")
            }
            guard Set(shared.operations).count >= 2 else { throw WireError(place, "must name two operations or more") }
            for name in shared.operations where operation(name.rawValue) == nil {
                throw WireError(place, "names \(name.rawValue), which is not among the operations")
            }
            try shared.limits.checkRanges(at: place + ".limits")
        }
    }

    /// Signatures, not what a browser or a proxy of ours adds: that is nobody's to read in the cage.
    private func checkInboundHeaders() throws(WireError) {
        let ours = ["authorization", "cookie", "host", "forwarded", "x-api-key", "x-real-ip"]
        for name in inbound?.headers ?? [] {
            let isName = name.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
            let isOurs = ours.contains(name) || name.hasPrefix("proxy-") || name.hasPrefix("x-forwarded-")
            guard isName, (1...64).contains(name.utf8.count), !isOurs else {
                throw WireError(
                    "manifest.inbound.headers",
                    "must be small letters, digits and -, and none that carries a key of ours")
            }
        }
    }

    /// How variables begin that are not a network's: this product's, the database's, the loader's, and those of TLS and proxies.
    private static let reserved = [
        "outreach_", "database_", "postgres_", "ld_", "lc_", "ssl_", "openssl_", "curl_", "http_", "https_", "ftp_",
        "all_", "no_",
    ]

    /// An adapter can ask for nothing but its own network's variables: not for the database's address, for example.
    private func checkCredentials() throws(WireError) {
        let prefix = platform.uppercased() + "_"
        for credential in credentials {
            let rest = credential.environment.dropFirst(prefix.count)
            let isName = rest.utf8.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
            }
            guard credential.environment.hasPrefix(prefix), !rest.isEmpty, isName, !rest.hasSuffix("_FILE") else {
                throw WireError(
                    "manifest.credentials.\(credential.name.shortName)",
                    "environment must be \(prefix) and capitals, not a _FILE"
                )
            }
        }
        guard Set(credentials.map(\.name)).count == credentials.count else {
            throw WireError("manifest.credentials", "has a name twice")
        }
    }

    private func require(_ names: [String], at place: String) throws(WireError) {
        for name in names where credential(name) == nil {
            throw WireError(place, "names \"\(name.shortName)\", which is not among the credentials")
        }
    }

    package static func isPlatformName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 32 else { return false }
        return text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
    }
}

extension Manifest.Operation {
    /// Numbers that the installation can keep to; beyond them somebody mistyped.
    fileprivate func checkRanges(at place: String) throws(WireError) {
        let month = 2_592_000
        func require(_ name: String, _ value: Double?, _ range: ClosedRange<Double>) throws(WireError) {
            try requireRange(place + "." + name, value, range)
        }
        try require("window_seconds", windowSeconds.map(Double.init), 1...Double(12 * month))
        try require("settle_seconds", settleSeconds, 0...86_400)
        try require("key_window_seconds", keyWindowSeconds.map(Double.init), 1...Double(12 * month))
        try require("call_seconds", callSeconds, 1...900)
        try limits.checkRanges(at: place + ".limits")
    }
}

extension Manifest.Limits {
    fileprivate func checkRanges(at place: String) throws(WireError) {
        try requireRange(place + ".per_minute", perMinute.map(Double.init), 1...600)
        try requireRange(place + ".spacing_seconds", spacingSeconds, 0...86_400)
        try requireRange(place + ".per_day", perDay.map(Double.init), 0...1_000_000)
        try requireRange(place + ".per_week", perWeek.map(Double.init), 0...7_000_000)
        try checkAgreement(at: place)
        guard let ramp else { return }
        guard (ramp.step == nil) != (ramp.percent == nil) else {
            throw WireError(place + ".ramp", "must have either step or percent")
        }
        try requireRange(place + ".ramp.first", Double(ramp.first), 0...1_000_000)
        try requireRange(place + ".ramp.step", ramp.step.map(Double.init), 1...1_000_000)
        try requireRange(place + ".ramp.percent", ramp.percent.map(Double.init), 101...1000)
    }
}

extension Manifest.Limits {
    /// A limit that another one can never let be reached was mistyped in one of them.
    private func checkAgreement(at place: String) throws(WireError) {
        if let perDay, let perWeek, perDay > perWeek {
            throw WireError(place, "contradict each other: \(perDay) a day are more than \(perWeek) a week")
        }
        if let perMinute, let spacingSeconds, spacingSeconds > 0, Double(perMinute - 1) * spacingSeconds >= 60 {
            throw WireError(
                place, "contradict each other: \(perMinute) a minute cannot be \(Int(spacingSeconds)) seconds apart")
        }
        if let perDay, let spacingSeconds, Double(perDay - 1) * spacingSeconds >= 86_400 {
            throw WireError(
                place, "contradict each other: \(perDay) a day cannot be \(Int(spacingSeconds)) seconds apart")
        }
        if let perDay, let perMinute, perDay > perMinute * 1440 {
            throw WireError(place, "contradict each other: \(perMinute) a minute never make \(perDay) a day")
        }
        if let first = ramp?.first, let perDay, first > perDay {
            throw WireError(place, "contradict each other: a ramp that begins with \(first) is above \(perDay) a day")
        }
    }
}

private func requireRange(_ place: String, _ value: Double?, _ range: ClosedRange<Double>) throws(WireError) {
    guard let value, !range.contains(value) else { return }
    throw WireError(place, "must be from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
}
