extension Language {
    /// What holds in every language, in the words' classes.
    static let grammar = Language(
        classes: [:],
        phrases: [
            .idiom:
                "<neg> <later>, <later> <neg>, <neg> <notice>, <notice> <neg>, <neg> ~1 <notice>, <neg> ~ <apart>, <apart> <neg>, <apart> ~1 <need>|<desire> ~1 <neg>, <neg> ~ <write> ~1 <before>, <write> ~ <neg> ~1 <before>, <remove> ~ <part>",
            .yes: "<neg> ~ <miss>, <miss> <neg>",
            .bare:
                "<remove>, <neg> <interest>, <no> <neg>, <neg> <again>, <no> <again>, <again> <no>, <already> <stop>, <stop> <already>",
            .strong: """
            <neg> ~ <interest>, <interest> ~ <neg>, <neg> ~ <desire>, <desire> ~ <neg>, <neg> ~ <need>, <need> ~ <neg>
            <neg> ~ <seller>, <neg> ~ <cooperate> ~ <provider>, <cooperate> ~ <neg> ~ <provider>, <nobody> ~ <interest>|<need>|<desire>, <need> ~ <nobody>, <desire> ~ <nobody>, <chosen> ~ <other> ~1 <provider>, <other> ~1 <provider> ~ <chosen>
            <please> <neg> ~ <write>, <neg> <thanks>, <abuse>, <desire> ~ <peace>, <neg> ~ <waste> ~ <time>, <neg> ~ <consent>, <consent> ~ <neg>
            """,
            .command: """
            <neg> ~ <write> ~ <me>|<my>, <neg> ~ <me>|<my> ~ <write>, <write> ~ <me>|<my> ~ <neg>, <me>|<my> ~ <neg> ~ <write>
            <neg> ~ <again> ~ <write>|<written>, <neg> ~ <write>|<written> ~ <again>, <write>|<written> ~ <neg> <again>
            <again> ~ <neg> <write>, <neg> <again> ~ <me>
            <neg> ~ <writeMe>, <stop> ~ <writeMe>, <stop> ~ <write>|<abuse>|<annoyed>, <stop> ~ <me>, <remove> ~ <me>, <remove> ~ <my> ~ <data>, <remove> ~ <data>
            <me> ~ <remove>, <my> ~ <data> ~ <remove>, <data> ~ <remove>
            <leave> ~ <peace>, <me> ~ <peace>, <please> <stop>, <please> <remove>, <stop> <please>, <remove> <please>
            <forget> ~ <me>, <me> <forget>, <forget> ~ <my> ~ <data>, <save> <you> ~ <time>
            """,
            .rude: """
            <object> ~ <data>|<write>|<law>, <law> ~ <object>, <withdraw> ~ <consent>, <consent> ~ <withdraw>
            """,
            .soft: "<already> ~ <have>|<provider>, <have> ~ <already>, <provider> ~ <already>",
            .hostile: "<law>, <annoyed>",
        ])

    /// Pictures that answer.
    static let signs = Language(
        classes: [
            .filler: "🙂 😊 😀 😅 🙏 🙈 🌹 🤝 ✌ 👋 😉 🤗 😂 🤣 😄 🙃 😬 🤷 ♂ ♀ 💁 😕 🙁 ☺ 😘 💐 🍀 ❤ ♥ 🙄 😑 😒 🤦 😐 👌",
            .warm: "👍 😍 🎉 🙌 ❤ ♥ 😂 🤣 🔥 💯 🤩 👏 😄 😋 🥰 💪 ✅ 🚀 😏",
            .delight: "😍 🤩 🥰",
            .annoyed: "🖕 😡 🤬 😠 💩 😤 🤮",
        ],
        phrases: [
            .bare: "🛑, 👎, 🚫, ⛔, ❌, ✋, 🙅, ✖, 🔕, 🤚"
        ])
}
