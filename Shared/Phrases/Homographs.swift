/// Words that turn a meaning round in one language and are ordinary ones in another: their neighbours decide.
enum Homographs {
    /// Portuguese "no" is "in the", Italian "nel" likewise and "qui" is "here", Dutch "pas" and "net" are "just", English "net" is a net.
    static func isOrdinary(_ words: [Word], at place: Int) -> Bool {
        let next = place + 1 < words.count ? words[place + 1].text : nil
        switch words[place].text {
        case "no":
            guard let next, !portugueseVerbs.contains(next) else { return false }
            return portugueseNouns.contains(next) || stands(portuguese, near: place, words)
                || stands(portugueseVerbs, near: place, words)
        case "qui": return next.map { italian.contains($0) } ?? false
        case "nel": return next.map { !mexican.contains($0) } ?? false
        case "net": return words.count > 1 && !stands(german, near: place, words)
        case "pas": return stands(dutch, near: place, words)
        default: return false
        }
    }

    /// Near, so that the time stays linear in the text's length.
    private static func stands(_ others: Set<String>, near place: Int, _ words: [Word]) -> Bool {
        words[max(0, place - 8)..<min(words.count, place + 9)].contains { others.contains($0.text) }
    }

    /// "No quero" is still a no.
    private static let portugueseVerbs: Set<String> = [
        "quero", "tenho", "temos", "estou", "tou", "vou", "vai", "pode", "podem", "fica", "foi", "tem", "gostei",
        "gostaria",
        "escreve", "procuro", "receber", "preciso", "precisamos", "queremos", "interessa", "pretendo",
    ]
    private static let portuguese: Set<String> = [
        "meu", "minha", "meus", "minhas", "seu", "nosso", "nossa", "voce", "voces", "vc", "eu", "isso", "disso", "em",
        "uma",
        "ao", "fim", "amanha", "alguem", "ajuda", "tambem", "depois", "loja", "muito", "muita", "boa", "bom", "moro",
        "preco",
        "orcamento", "escreva",
    ]
    private static let portugueseNouns: Set<String> = [
        "sabado", "domingo", "fim", "proximo", "zap", "instagram", "facebook", "site",
    ]
    private static let italian: Set<String> = [
        "da", "non", "ci", "si", "in", "nessuno", "siamo", "abbiamo", "tutti", "al", "stiamo", "c", "facciamo",
    ]
    private static let mexican: Set<String> = [
        "pastel", "carnal", "wey", "guey", "we", "compa", "gracias", "hermano", "jefe", "bro", "ni", "no", "amigo",
        "mi",
        "perro", "hombre", "va", "ahorita", "joven", "mano", "man",
    ]
    private static let german: Set<String> = [
        "ich", "mi", "mia", "mir", "mich", "des", "das", "ist", "isch", "brauch", "brauche", "brauchma", "brauchts",
        "mog",
        "mag", "will", "interessiert", "interessierts", "bitte", "danke", "sicher", "gar", "mehr", "ma", "hab", "ham",
        "hob",
        "hamma", "schreib", "schreibts", "sag", "fur", "san", "mei", "kommt", "kumm", "lust", "passt", "jetzt", "weiss",
        "woass", "kenn", "schlecht", "na", "wirklich", "geht", "gangs", "wui", "braucha", "brauchet", "uns", "nimmer",
        "und",
        "bin", "jo", "ja", "mim", "wenns", "wenn", "kann", "ko", "noch", "no", "stort", "wahr", "so",
    ]
    private static let dutch: Set<String> = [
        "ik", "het", "een", "mijn", "heb", "hebt", "wil", "zoek", "dan", "als", "dat", "voor", "met", "om", "uur",
        "wij", "jij",
        "niet", "nog", "begonnen", "geopend",
    ]
}
