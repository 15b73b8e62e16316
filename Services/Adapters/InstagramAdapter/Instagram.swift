internal import AdapterWire
internal import MetaGraph

/// Messages of Instagram business accounts, over Instagram Login. Fact sheet: Instagram API v26.0.
enum Instagram {
    static let network = GraphNetwork(
        name: "Instagram", proof: .bearer, platform: "instagram", object: "instagram",
        textLimit: DeliveredNetwork.instagram.text,
        profileFields: "name,username,profile_pic,follower_count")

    static let adapter = GraphAdapter(network, manifest: declared)
}
