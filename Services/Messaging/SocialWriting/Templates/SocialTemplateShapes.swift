internal import AdapterWire
internal import HTTPServer
internal import Listing

/// Templates, as the document and callers' types say them.
enum SocialTemplateShapes {
    static let versions = Shape.named(
        "SocialTemplateVersions",
        .object(
            SocialTemplateStore.record.fields + [
                .required("versions", .list(SocialTemplateStore.version.shape), "The newest first.")
            ]))

    static let preview = Shape.object([
        .required("text", .text), .required("length", .count), .required("limit", .count, "Of the person's network."),
        .required(
            "unit", .choice(Manifest.TextLimit.Unit.allCases.map(\.words)), "In which both are counted."),
    ])
}
