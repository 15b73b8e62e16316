internal import JSON
internal import Timekeeping

/// Names that nobody has, put together from two lists.
enum InventedNames {
    private static let first = [
        "Ada", "Boris", "Chiara", "Dario", "Elif", "Fiona", "Goran", "Hana", "Ivo", "Jun", "Kira", "Liam", "Mónica",
        "Nils", "Öykü", "Petra", "Quinn", "Rosa", "Søren", "Tariq", "Uma", "Vera", "Wen", "Yusuf", "Zoë",
    ]
    private static let last = [
        "Ackerfeld", "Brightwater", "Calderone", "Dunmoor", "Eastvale", "Fernbrück", "Goldquist", "Hollowell",
        "Ironbridge", "Jasperson", "Kestrelman", "Lindqvister", "Moorland", "Nightingdale", "Oakhurstle", "Pemberlot",
        "Quillfeather",
    ]

    static func name(_ place: Int) -> (first: String, last: String) {
        (first[(place - 1) % first.count], last[(place - 1) / 2 % last.count])
    }
}
