import Testing

@testable import SocialMessaging

/// A plain "no" is understood, and nothing else is taken for one.
@Suite struct ObjectionTests {
    @Test(arguments: [
        "STOP", " stop. ", "Stop!!!", "Unsubscribe", "please stop writing to me", "Please, stop writing to me.",
        "Don’t contact me again", "Bitte keine Nachrichten mehr!", "Schreiben Sie mir nicht mehr.", "Abmelden",
        "NE M'ÉCRIVEZ PLUS", "De\u{301}sabonner", "¡No me escriba más!", "Geen berichten meer.", "Non scrivermi più",
        "Na\u{303}o me escreva mais", "no\nmore\tmessages",
    ])
    func plainNo(message: String) { #expect(Objection.isPlain(message)) }

    @Test(arguments: [
        "", "No", "no thanks", "I can't stop thinking about it", "Stop by on Friday?", "Please don't stop",
        "How do I unsubscribe from the other list?", "Don't contact me before Monday", "Basta così, grazie! A domani",
        "stop stop stop stop it is a joke", "👍", "STOP\nWhat is the price?",
        String(repeating: "stop ", count: 1000),
    ])
    func forAPersonToRead(message: String) { #expect(!Objection.isPlain(message)) }
}
