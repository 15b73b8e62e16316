internal import AdapterWire
internal import MetaGraph

/// Messenger for Facebook pages. Fact sheet: Graph API v26.0, Messenger Platform.
enum Facebook {
    static let network = GraphNetwork(
        name: "Facebook", proof: .parameters, platform: "MESSENGER", object: "page",
        textLimit: DeliveredNetwork.facebook.text, profileFields: "first_name,last_name,profile_pic")

    static let adapter = GraphAdapter(network, manifest: declared)
}
