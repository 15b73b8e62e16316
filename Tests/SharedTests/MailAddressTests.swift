import Suppression
import Testing

/// Addresses as files and people write them.
@Suite struct MailAddressTests {
    @Test(
        "What a cell holds",
        arguments: [
            ("ada@example.org", ["ada@example.org"]), (" Ada@Example.ORG. ", ["ada@example.org"]),
            ("mailto:ada@example.org", ["ada@example.org"]),
            ("MAILTO:ada%40example.org?subject=Hi&cc=bob@example.org", ["ada@example.org"]),
            ("mailto:?to=ada@example.org&subject=x", ["ada@example.org"]),
            ("mailto:ada@example.org,bob@example.org", ["ada@example.org", "bob@example.org"]),
            ("Ada Example <ada@example.org>", ["ada@example.org"]),
            ("\"Example, Ada\" <ada@example.org>, Bob <bob@example.org>", ["ada@example.org", "bob@example.org"]),
            ("Example, Ada <ada@example.org>", ["ada@example.org"]), ("<mailto:ada@example.org>", ["ada@example.org"]),
            ("'ada@example.org'", ["ada@example.org"]), ("“ada@example.org”", ["ada@example.org"]),
            ("[ada@example.org](mailto:ada@example.org)", ["ada@example.org"]),
            ("ada@example.org; bob@example.org", ["ada@example.org", "bob@example.org"]),
            ("ada@example.org\nbob@example.org", ["ada@example.org", "bob@example.org"]),
            ("ada@example.org (work), ada@home.example", ["ada@example.org", "ada@home.example"]),
            ("SMTP:ada@example.org", ["ada@example.org"]), ("E-Mail: ada@example.org", ["ada@example.org"]),
            ("\u{FEFF}ada@example.org\u{200B}", ["ada@example.org"]), ("a\u{AD}da@example.org", ["ada@example.org"]),
            ("\u{202A}ada@example.org\u{202C}\u{A0}", ["ada@example.org"]), ("ada＠example。org", ["ada@example.org"]),
            ("ada@Müller.example", ["ada@xn--mller-kva.example"]),
            ("ada@xn--mller-kva.example", ["ada@xn--mller-kva.example"]),
            ("ada@Mu\u{308}ller.example", ["ada@xn--mller-kva.example"]),
            ("ada.b+news@gmail.com", ["ada.b+news@gmail.com"]), ("", []), ("n/a", []), ("@ada", []), ("ada@", []),
            ("meet @ noon", []), ("ada at example.org", []), ("ada@example.org, ada@example.org", ["ada@example.org"]),
        ])
    func cells(cell: String, addresses: [String]) {
        #expect(MailAddress.read(cell) == addresses, "\(cell.debugDescription)")
    }

    @Test func nothingBreaksIt() {
        for text in ["<", ">", "<<>>", "\"", "mailto:", "mailto:?to=", "a@b@c", "%%%@%", "<a@b", "a@..", "@@", ";,;,|"]
        {
            // Whatever is read holds one @ and something on both sides of it.
            for given in [text, String(repeating: text, count: 50)] {
                let parts = MailAddress.read(given).map { $0.split(separator: "@", omittingEmptySubsequences: false) }
                #expect(parts.allSatisfy { $0.count == 2 && !$0.contains("") }, "\(given.prefix(20).debugDescription)")
            }
        }
    }
}
