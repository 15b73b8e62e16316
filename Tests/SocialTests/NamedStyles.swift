import Texts

extension NetworkStyle {
    static func of(_ platform: String) -> NetworkStyle? { delivered.first { $0.platform == platform } }

    static let linkedin = of("linkedin")!
    static let facebook = of("facebook")!
    static let instagram = of("instagram")!
    static let tiktok = of("tiktok")!
}
