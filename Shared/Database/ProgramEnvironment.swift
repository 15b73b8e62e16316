internal import CPostgres

extension DatabaseConfiguration {
    /// The same database for PostgreSQL's own programs (`pg_dump`): libpq's environment, because other users can read a command line
    /// and with it the password.
    ///
    /// - Throws: when ``url`` cannot be read.
    package func programEnvironment() throws(DatabaseError) -> [String: String] {
        guard let options = PQconninfoParse(url, nil) else {
            throw DatabaseError(.connection, "the database's connection string cannot be read")
        }
        defer { PQconninfoFree(options) }
        var settings = ["PGAPPNAME": applicationName]
        var option = options
        while option.pointee.keyword != nil {
            if let name = option.pointee.envvar, let value = option.pointee.val {
                settings[String(cString: name)] = String(cString: value)
            }
            option += 1
        }
        return settings
    }
}
