internal import Addresses
package import Delimited

/// Judges the rows of one file: a person, or the reasons why not.
///
/// Values are kept as they are, formula leads included: nothing here ever runs one, and whoever writes a spreadsheet
/// defuses it there (``DelimitedWriter``); what we wrote ourselves comes back as it was. Only spaces at the ends of a value are not taken
/// as part of it.
package struct PersonReader: Sendable {
    private let header: HeaderMap
    /// Of rows that name none; an address on another network is refused.
    private let platform: PlatformReader?
    /// The network whose own export this seems to be. A brought network's word for it is believed where a row says nothing else.
    private let export: PlatformReader?
    private var book: AddressBook { header.book }
    private let columns: [(column: PersonColumn, index: Int)]

    /// - Parameter defaultPlatform: the network of rows that name none; a network's own export needs no telling.
    package init(header: HeaderMap, defaultPlatform: String? = nil) {
        self.header = header
        columns = header.columns.map { ($0, $1) }
        export = header.export
        let isDelivered = PlatformRules.delivered.contains { $0.platform == header.export?.platform }
        platform = defaultPlatform.flatMap(header.book.reader(of:)) ?? (isDelivered ? header.export : nil)
    }

    package func read(_ record: borrowing DelimitedRecord) -> RowVerdict {
        if let fault = record.fault { return .invalid(reasons: [fault.description]) }
        var cells = Cells(count: record.count)
        for (column, index) in columns where index < record.count && !record.bytes(index).isEmpty {
            cells[column] = plain(record[index])
        }
        for index in header.headings.count..<max(header.headings.count, record.count) where !record.bytes(index).isEmpty
        {
            cells.overflows = true
        }
        return judge(&cells)
    }

    package func read(_ fields: [String]) -> RowVerdict {
        var cells = Cells(count: fields.count)
        for (column, index) in columns where index < fields.count { cells[column] = plain(fields[index]) }
        cells.overflows = fields.dropFirst(header.headings.count).contains { !$0.isEmpty }
        return judge(&cells)
    }

    private func plain(_ cell: String) -> String { header.isOwn ? Defusing.undone(cell) : cell }

    private func judge(_ cells: inout Cells) -> RowVerdict {
        if cells.isEmpty { return .invalid(reasons: [emptyReason]) }
        if cells.overflows { return .invalid(reasons: [overflowReason(cells.count)]) }
        var notes = Notes()
        let address = address(cells, &notes)
        let fullName = notes.text(cells.fullName, "full_name", atMost: 255)
        let location = notes.text(cells[.location], "location", atMost: 255)
        let category = notes.text(cells[.category], "category", atMost: 50)
        let followers = notes.followers(cells[.followersCount])
        let email = notes.email(cells[.email])
        let id = notes.userID(cells[.platformUserID], address)
        guard let address, notes.reasons.isEmpty else { return .invalid(reasons: notes.reasons) }
        return .person(
            FoundPerson(
                platform: address.url.platform, username: address.username,
                usernameKey: book.reader(of: address.url.platform)?.names.folded(address.username), fullName: fullName,
                profileURL: address.url.text,
                bio: cells.bio, location: location, category: category, followersCount: followers, platformUserID: id,
                email: email))
    }

    private var emptyReason: String {
        header.export?.rules.files.emptyRow.map { "The row is empty, \($0)" }
            ?? "The row is empty; fill in profile_url or username, or remove the row."
    }

    private func overflowReason(_ count: Int) -> String {
        "The row has \(count) columns but the header has \(header.headings.count); quote values that hold the delimiter."
    }
}

extension PersonReader {
    /// Who the row is about: address and name have to tell the same story.
    private func address(_ cells: Cells, _ notes: inout Notes) -> (url: ProfileURL, username: String)? {
        let named =
            cells[.platform].map { book.reader(of: $0) ?? book.reader(spelled: FoldedHeading($0).text) } ?? platform
        if let spelled = cells[.platform], named == nil {
            notes.add(
                "platform: network \"\(clipped(spelled))\" is not known here; give one of \(book.listed)."
            )
            return nil
        }
        let username = cells[.username].map { PercentEscapes.resolved($0) }
            .map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
        if let username, username.unicodeScalars.count > 255 {
            notes.add(
                "username has \(username.unicodeScalars.count) characters; at most 255 are allowed, so shorten it.")
            return nil
        }
        guard let link = cells[.profileURL] else { return built(named ?? export, username, &notes) }
        do {
            return matched(try ProfileURL(link, in: book), named, username, &notes)
        } catch {
            notes.add("profile_url \(error.reason).")
            return nil
        }
    }

    /// Without an address the name and the network make it.
    private func built(_ network: PlatformReader?, _ username: String?, _ notes: inout Notes) -> (ProfileURL, String)? {
        guard let username else {
            notes.add("profile_url is missing and so is username; give one of them.")
            return nil
        }
        guard let network else {
            notes.add("platform is missing; give one of \(book.listed).")
            return nil
        }
        do {
            return (try ProfileURL(platform: network.platform, username: username, in: book), username)
        } catch {
            notes.add("username \(error.reason).")
            return nil
        }
    }

    private func matched(
        _ url: ProfileURL, _ network: PlatformReader?, _ username: String?, _ notes: inout Notes
    ) -> (ProfileURL, String)? {
        guard let reader = book.reader(of: url.platform) else { return nil }
        if let network, network.platform != url.platform {
            notes.add(
                "profile_url is on \(reader.title) but platform says \(network.platform); correct one of them.")
            return nil
        }
        guard url.username.unicodeScalars.count <= 255 else {
            notes.add("profile_url holds a name longer than 255 characters; give the profile's own address.")
            return nil
        }
        guard let username else { return (url, url.username) }
        if let objection = reader.names.objection(to: username) {
            notes.add("username \(objection).")
            return nil
        }
        // A numbered address says nothing about the name.
        guard
            url.platformUserID != nil
                || reader.names.plain(reader.names.folded(username)) == reader.names.plain(url.username)
        else {
            notes.add(
                "username is \"\(clipped(username))\" but profile_url says \"\(clipped(url.username))\"; correct one of them."
            )
            return nil
        }
        return (url, username)
    }

    private func clipped(_ text: String) -> String {
        text.count > 60 ? text.prefix(59) + "…" : text
    }
}
