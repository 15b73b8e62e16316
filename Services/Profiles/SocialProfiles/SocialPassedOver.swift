/// Why a bulk act left somebody as they are. The raw value is the code in `skipped`; one that begins with `already-` says that what was
/// asked for is so, and nothing is wrong.
enum SocialPassedOver: String, CaseIterable {
    case unknown = "not-found"
    case saidNo = "said-no"
    case qualified = "already-qualified"
    case reviewed = "already-reviewed"

    var sentence: String {
        switch self {
        case .unknown: "there is no person with this id"
        case .saidNo: "said no"
        case .qualified: "already qualified"
        case .reviewed: "already past discovered"
        }
    }
}
