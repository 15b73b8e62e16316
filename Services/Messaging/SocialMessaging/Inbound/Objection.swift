/// Whether a whole message is a plain "no". Conservative: a message that says more than that is for a person to read.
///
/// Sources: the opt-out keywords that carriers and mail programs honour (STOP, UNSUBSCRIBE and their translations), and the short
/// sentences that mean nothing else.
enum Objection {
    static func isPlain(_ message: String) -> Bool {
        // A long message is not a plain no, and need not be folded.
        guard message.utf8.count <= 200 else { return false }
        return phrases.contains(folded(message))
    }

    /// Small letters without accents' two spellings, one blank between words, no punctuation but apostrophes.
    static func folded(_ message: String) -> String {
        let kept = message.lowercased().unicodeScalars.map { scalar -> Character in
            if scalar == "’" || scalar == "'" { return "'" }
            let properties = scalar.properties
            let isWord =
                properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
            return isWord ? Character(scalar) : " "
        }
        return String(kept).split(separator: " ").joined(separator: " ")
    }

    private static let phrases: Set<String> = Set(
        (english + german + french + spanish + dutch + italian + portuguese).map(folded))

    private static let english = [
        "stop", "stop it", "stop please", "please stop", "stop all", "stopall", "unsubscribe", "unsubscribe me",
        "please unsubscribe", "please unsubscribe me", "opt out", "opt-out", "optout", "remove me", "please remove me",
        "take me off your list", "please take me off your list", "remove me from your list", "no more messages",
        "no more messages please", "do not contact me", "don't contact me", "please do not contact me",
        "please don't contact me", "do not contact me again", "don't contact me again",
        "please do not contact me again", "please don't contact me again", "do not write to me", "don't write to me",
        "do not write to me again", "don't write to me again", "please don't write to me again",
        "stop writing to me", "please stop writing to me", "stop writing me", "please stop writing me",
        "stop messaging me", "please stop messaging me", "stop contacting me", "please stop contacting me",
        "do not message me", "don't message me", "don't message me again", "please don't message me",
        "leave me alone", "please leave me alone",
    ]
    private static let german = [
        "stopp", "bitte stopp", "abmelden", "bitte abmelden", "abbestellen", "austragen", "bitte austragen",
        "keine nachrichten mehr", "bitte keine nachrichten mehr", "keine weiteren nachrichten",
        "bitte keine weiteren nachrichten", "schreiben sie mir nicht mehr", "bitte schreiben sie mir nicht mehr",
        "schreib mir nicht mehr", "bitte schreib mir nicht mehr", "bitte nicht mehr schreiben",
        "nicht mehr schreiben", "bitte nicht mehr kontaktieren", "kontaktieren sie mich nicht mehr",
        "bitte kontaktieren sie mich nicht mehr", "lassen sie mich in ruhe", "bitte lassen sie mich in ruhe",
        "lass mich in ruhe",
    ]
    private static let french = [
        "arrêt", "arrêtez", "arrêtez s'il vous plaît", "désabonner", "désinscrire", "désinscription",
        "plus de messages", "plus de messages s'il vous plaît", "ne m'écrivez plus", "merci de ne plus m'écrire",
        "veuillez ne plus m'écrire", "ne m'écris plus", "ne me contactez plus", "veuillez ne plus me contacter",
        "merci de ne plus me contacter", "arrêtez de m'écrire", "laissez-moi tranquille",
    ]
    private static let spanish = [
        "baja", "darme de baja", "parar", "no más mensajes", "no más mensajes por favor",
        "no me escriba más", "no me escribas más", "por favor no me escriba más", "por favor no me escribas más",
        "deje de escribirme", "deja de escribirme", "por favor deje de escribirme", "no me contacte más",
        "no me contacten más", "déjeme en paz", "déjame en paz",
    ]
    private static let dutch = [
        "afmelden", "uitschrijven", "geen berichten meer", "geen berichten meer alstublieft",
        "schrijf me niet meer", "stuur me geen berichten meer", "stop met schrijven", "stop met mij te schrijven",
        "neem geen contact meer op", "neem geen contact meer met mij op", "laat me met rust", "laat mij met rust",
    ]
    private static let italian = [
        "disiscrivimi", "cancellami", "annulla iscrizione", "basta", "basta messaggi", "niente più messaggi",
        "non scrivermi più", "non mi scriva più", "per favore non scrivermi più", "per favore non mi scriva più",
        "smetta di scrivermi", "smettila di scrivermi", "non contattarmi più", "non mi contatti più",
        "lasciami in pace", "mi lasci in pace",
    ]
    private static let portuguese = [
        "sair", "cancelar inscrição", "descadastrar", "parar", "pare", "chega de mensagens",
        "sem mais mensagens", "não me escreva mais", "por favor não me escreva mais", "pare de me escrever",
        "por favor pare de me escrever", "não me contacte mais", "não me contate mais", "não me mande mais mensagens",
        "deixe-me em paz", "me deixe em paz",
    ]
}
