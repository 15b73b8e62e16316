/// How people are named on one network, as data: what its manifest says of it, and all that a program has to know of it to recognise
/// somebody there. Source: house.md section 2 (`Addresses`), decision 0029.
package struct PlatformRules: Sendable, Equatable {
    /// The word in columns `platform`, in the manifest and in commands.
    package var platform: String
    /// The network's own spelling of its name.
    package var title: String
    package var addresses: AddressRules
    package var names: NameRules
    package var files: FileRules

    package init(
        platform: String, title: String, addresses: AddressRules, names: NameRules = NameRules(),
        files: FileRules = FileRules()
    ) {
        (self.platform, self.title) = (platform, title)
        (self.addresses, self.names, self.files) = (addresses, names, files)
    }
}

/// What may stand in a name on a network. Names are the same whatever their case.
package struct NameRules: Sendable, Equatable {
    package enum Letters: String, CaseIterable, Sendable {
        /// A to Z and digits.
        case ascii
        /// Those of every script.
        case any
    }
    package var letters: Letters
    /// ASCII characters that a name may have besides letters and digits.
    package var signs: String
    /// Those of ``signs`` that the network ignores: two names that differ in them only are one.
    package var ignored: String
    /// How many characters the longest name has.
    package var longest: Int
    /// Ids in the place of a name, in which case matters.
    package var opaque: OpaqueIDs?

    package struct OpaqueIDs: Sendable, Equatable {
        package var prefix: String
        /// How many characters the shortest has.
        package var shortest: Int
        package init(prefix: String, shortest: Int) { (self.prefix, self.shortest) = (prefix, shortest) }
    }

    package init(
        letters: Letters = .ascii, signs: String = "-._~'&+", ignored: String = "", longest: Int = NameRules.anyLength,
        opaque: OpaqueIDs? = nil
    ) {
        (self.letters, self.signs, self.ignored) = (letters, signs, ignored)
        (self.longest, self.opaque) = (longest, opaque)
    }

    /// More than any column holds.
    package static let anyLength = 2048
}

/// How files of people speak of the network.
package struct FileRules: Sendable, Equatable {
    /// Short forms of its name in a column `platform`: small letters and digits.
    package var shortNames: [String]
    /// Headings of a column with addresses, besides `<platform>url` and `<platform>profile`; folded.
    package var columns: [String]
    /// The columns by which the network's own export is known: whoever is in it is on this network.
    package var ownExport: [String]
    /// Continues "The row is empty": why the network's own export has empty rows.
    package var emptyRow: String?

    package init(
        shortNames: [String] = [], columns: [String] = [], ownExport: [String] = [], emptyRow: String? = nil
    ) {
        (self.shortNames, self.columns) = (shortNames, columns)
        (self.ownExport, self.emptyRow) = (ownExport, emptyRow)
    }
}
