internal import Addresses
internal import JSON

extension AddressRules {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        var (hosts, forms): ([Host], [Form]) = ([], [])
        for entry in try members.array("hosts") { hosts.append(try Host(entry, at: place + ".hosts")) }
        for entry in try members.array("forms") { forms.append(try Form(entry, at: place + ".forms")) }
        self.init(
            hosts: hosts, forwarding: try members.strings("forwarding"), passed: try members.strings("passed"),
            allowsAt: try members.bool("allows_at") ?? false, forms: forms,
            otherwise: try members.optionalString("otherwise") ?? "a page without a person's name",
            front: try members.optionalString("front"), profile: try members.string("profile"),
            numbered: try members.optionalString("numbered"),
            noes: try Noes(members.any("noes") ?? [:], at: place + ".noes"))
        try members.finish()
    }

    var json: JSONValue {
        var object: JSONObject = [
            "hosts": .array(hosts.map(\.json)), "forms": .array(forms.map(\.json)),
            "forwarding": .array(forwarding.map(JSONValue.string)), "passed": .array(passed.map(JSONValue.string)),
            "allows_at": .bool(allowsAt), "otherwise": .string(otherwise), "profile": .string(profile),
            "noes": noes.json,
        ]
        if let front { object["front"] = .string(front) }
        if let numbered { object["numbered"] = .string(numbered) }
        return .object(object)
    }
}

extension AddressRules.Host {
    /// `"network.example"`, or an object for what few hosts need.
    init(_ json: JSONValue, at place: String) throws(WireError) {
        if let name = json.stringValue {
            self.init(name)
            return
        }
        var members = try Members(json, at: place)
        self.init(
            try members.string("name"), step: try members.optionalString("step"),
            isExactInNoes: try members.bool("exact_in_noes") ?? false)
        try members.finish()
    }

    var json: JSONValue {
        guard step != nil || isExactInNoes else { return .string(name) }
        return ["name": .string(name), "step": JSONValue(step), "exact_in_noes": .bool(isExactInNoes)]
    }
}

extension AddressRules.Form {
    /// `"/in/{name}"` for people; with `is` or `refused` for what is none.
    init(_ json: JSONValue, at place: String) throws(WireError) {
        if let path = json.stringValue {
            self.init(path)
            return
        }
        var members = try Members(json, at: place)
        let path = try members.string("path")
        let (what, reason) = (try members.optionalString("is"), try members.optionalString("refused"))
        try members.finish()
        guard what == nil || reason == nil else { throw WireError(place, "has both is and refused; give one") }
        guard (what ?? reason ?? "").utf8.count <= 200 else {
            throw WireError(place, "has a text of more than 200 bytes")
        }
        self.init(path, what.map(Meaning.other) ?? reason.map(Meaning.refused) ?? .person)
    }

    var json: JSONValue {
        switch meaning {
        case .person: .string(path)
        case .other(let what): ["path": .string(path), "is": .string(what)]
        case .refused(let reason): ["path": .string(path), "refused": .string(reason)]
        }
    }
}

extension AddressRules.Noes {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        self.init(
            passed: try members.strings("passed"), nobody: try members.strings("nobody"),
            forms: try members.strings("forms"))
        try members.finish()
    }

    var json: JSONValue {
        [
            "passed": .array(passed.map(JSONValue.string)), "nobody": .array(nobody.map(JSONValue.string)),
            "forms": .array(forms.map(JSONValue.string)),
        ]
    }
}

extension NameRules {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        self.init()
        if let text = try members.optionalString("letters") {
            letters = try Members.choice(text, at: place + ".letters")
        }
        signs = try members.optionalString("signs") ?? signs
        ignored = try members.optionalString("ignored") ?? ""
        longest = try members.integer("longest") ?? longest
        if let entry = members.any("opaque") {
            var inner = try Members(entry, at: place + ".opaque")
            let prefix = try inner.optionalString("prefix") ?? ""
            opaque = OpaqueIDs(prefix: prefix, shortest: try inner.integer("shortest") ?? 1)
            try inner.finish()
        }
        try members.finish()
    }

    var json: JSONValue {
        var object: JSONObject = [
            "letters": .string(letters.rawValue), "signs": .string(signs), "ignored": .string(ignored),
            "longest": JSONValue(longest),
        ]
        if let opaque {
            object["opaque"] = ["prefix": .string(opaque.prefix), "shortest": JSONValue(opaque.shortest)]
        }
        return .object(object)
    }
}

extension FileRules {
    init(_ json: JSONValue, at place: String) throws(WireError) {
        var members = try Members(json, at: place)
        self.init(
            shortNames: try members.strings("short_names"), columns: try members.strings("columns"),
            ownExport: try members.strings("own_export"), emptyRow: try members.optionalString("empty_row"))
        try members.finish()
    }

    var json: JSONValue {
        var object: JSONObject = [
            "short_names": .array(shortNames.map(JSONValue.string)), "columns": .array(columns.map(JSONValue.string)),
            "own_export": .array(ownExport.map(JSONValue.string)),
        ]
        if let emptyRow { object["empty_row"] = .string(emptyRow) }
        return .object(object)
    }
}
