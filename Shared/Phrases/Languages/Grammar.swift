extension Language {
    /// What holds in every language, in the words' classes.
    static let grammar = Language(
        classes: [:],
        phrases: [
            .idiom: "<neg> <later>, <later> <neg>, <neg> <notice>, <neg> ~ <notice> ~ <write>, <notice> <neg>",
            .yes: "<neg> ~ <miss>, <miss> <neg>",
            .bare: "<neg> <interest>, <neg> <again>",
            .strong: """
            <neg> ~ <interest>, <interest> ~ <neg>, <neg> ~ <desire>, <desire> ~ <neg>, <neg> ~ <need>, <need> ~ <neg>
            <neg> ~ <write> ~ <me>, <neg> ~ <me> ~ <write>, <write> ~ <me> ~ <neg>, <me> ~ <neg> ~ <write>
            <neg> ~ <again> ~ <write>, <neg> ~ <write> ~ <again>, <write> ~ <neg> <again>, <again> ~ <neg> <write>
            <neg> <again> ~ <me>, <neg> <thanks>, <desire> ~ <peace>, <neg> ~ <waste> ~ <time>, <save> ~ <time>
            <waste> ~ <time>
            """,
            .command: """
            <stop> ~ <write>, <stop> ~ <me>, <remove> ~ <me>, <remove> ~ <data>, <me> ~ <remove>, <data> ~ <remove>
            <leave> ~ <peace>, <me> ~ <peace>, <please> <stop>, <please> <remove>, <stop> <please>, <remove> <please>
            """,
            .soft: "<already> ~ <have>, <have> ~ <already>",
            .hostile: "<law>, <annoyed>",
        ])

    /// Pictures that answer.
    static let signs = Language(
        classes: [
            .filler: "🙂 😊 😀 😅 🙏 🙈 🌹 🤝 ✌ 👋 😉 🤗 😂 🤣 😄 🙃 😬 🤷 ♂ ♀ 💁 😕 🙁 ☺ 😘 💐 🍀 ❤ ♥",
            .warm: "👍 😍 🎉 🙌 ❤ ♥ 😂 🤣 🔥 💯 🤩 👏 😄 😋 🥰 💪 ✅ 🚀 😏",
            .annoyed: "🖕 😡 🤬 😠 💩",
        ],
        phrases: [
            .bare: "🛑, 👎, 🚫, ⛔, ❌, ✋, 🙅, ✖, 🔕, 🤚"
        ])
}
