/// The texts a new installation starts with (R0.38). People are meant to replace them by their own words.
///
/// Each stands alone, names no product, claims nothing about the reader that is not known, and makes a no easy. The
/// follow-ups are light-hearted and share neither sentences nor jokes.
extension Manifest.Writing {
    static let linkedin = Manifest.Writing(
        tone:
            "Courteous and concrete, one professional to another; no buzzwords, no flattery, at most one exclamation mark.",
        advisedLength: 600,
        initial: """
            Hi {{first_name|there}},

            I came across your profile on {{platform}} and would rather ask than pitch: what takes more of your time at \
            {{company|work}} than it should? I am building something in that direction and learn most from people who do \
            the job.

            If you have five minutes for it, tell me when they suit you. If not, a plain "no" is fine and I will not write \
            again.
            """,
        followups: [
            """
            Hi {{first_name|there}}, my earlier message seems to have gone where unread newsletters retire. I am fetching it \
            back once: is the subject worth a short chat, or shall I let it enjoy its pension?
            """,
            """
            {{first_name|Hello}}, I have sworn never to write "just following up", so here is a riddle instead: what would \
            have to be true for ten minutes with me to pay off? One sentence solves it, and "nothing" is a valid solution.
            """,
            """
            Somewhere between "too busy" and "not for me" there is a third box called "ask me in a month". Which one may I \
            tick for you, {{first_name|if I may}}? All three are respectable, and I stick to what you choose.
            """,
            """
            If silence was your answer, {{first_name|dear reader}}, it was an elegant one. In case it was only a full inbox: \
            "yes", "later" or "stop" will do, and I act on exactly that word.
            """,
            """
            Hello {{first_name|again}}, this note comes without a chart, a calendar link or a countdown. It only carries a \
            question on a silver tray: curious, or shall the waiter take it away?
            """,
        ])

    static let facebook = Manifest.Writing(
        tone:
            "Friendly and plain, as to a neighbour one has not met yet; no sales talk.",
        advisedLength: 500,
        initial: """
            Hi {{first_name|there}}, we have not met: I came across your page and thought I would introduce myself properly \
            instead of just looking around. I am working on something that may be of use to you. May I tell you about it in \
            two sentences? If you would rather not, say so and you will not hear from me again.
            """,
        followups: [
            """
            Hi {{first_name|there}}! I looked whether my note had slipped behind the sofa, next to the good pen and one sock. \
            Should you find it: would you like to hear more, or shall I leave you in peace?
            """,
            """
            Hello {{first_name|there}}, I am the message you meant to answer after dinner. No hurry, some dinners are long. \
            Interested, not interested, or dessert first?
            """,
            """
            {{first_name|Hello}}, picture me at your garden fence, hat in hand, with exactly one question, gone again before \
            the dog wakes up: is this something for you?
            """,
            """
            You know how a second wave is needed when the first one looked like chasing a fly? This is mine, \
            {{first_name|neighbour}}. Wave back if you are curious; if you are not, I simply walk on and no harm is done.
            """,
            """
            The weather in my inbox, {{first_name|friend}}: calm, dry, no replies in sight. One "yes" or "no thanks" from \
            you changes the forecast, and either would make it a fine day.
            """,
        ])

    static let instagram = Manifest.Writing(
        tone:
            "Short, light and warm, one thought per message; one emoji at most.",
        advisedLength: 300,
        initial: """
            Hi {{first_name|there}} 👋 I came across your profile and have one question rather than a sales talk: may I send \
            you two lines about something I am making? If it is a no, just say so and I will not ask again.
            """,
        followups: [
            """
            {{first_name|Hey}}, my first message still sits among your requests, knitting. Shall it go on knitting, or would \
            you like to see what it is making?
            """,
            """
            Plot twist, {{first_name|friend}}: no link, no discount code. Curious, maybe later, or no thanks? Whichever you \
            pick gets a respectful bow 🙇
            """,
            """
            Hi {{first_name|there}}, I tried telepathy first. The reception was terrible, so I am back to typing: would you \
            like the short version?
            """,
            """
            This is not a giveaway, a course or my cousin's coin, {{first_name|promise}}. Only a stranger with manners, \
            hoping for a tiny yes or a friendly no.
            """,
            """
            {{first_name|Hello}} 🥛 If messages had a date on the lid, mine would be due about now. Open it while it is \
            fresh or tell me to pour it away, no offence taken.
            """,
        ])

    static let tiktok = Manifest.Writing(
        tone:
            "Playful and very short, with a wink and without slang that will be old next month; one emoji at most.",
        advisedLength: 250,
        initial: """
            Hey {{first_name|there}}, I came across your account and promise to keep this shorter than a video: may I tell \
            you about an idea? A no is fine, then I am gone for good 👋
            """,
        followups: [
            """
            {{first_name|Hey}}, here is part two of a series nobody ordered 😅 Spoiler: it ends after a single question. Want \
            to hear it?
            """,
            """
            Hi {{first_name|there}}, if this were a duet I would still be dancing alone on my half of the screen. Join in, or \
            wave me off, both look good on camera.
            """,
            """
            No hook, no trending sound, just good manners, {{first_name|friend}}: is there any chance you would like to \
            talk? "Nope" is a perfectly good ending.
            """,
            """
            Waiting for your reply, take two: hydrated, hopeful, hair fine. {{first_name|Hello}}, thumbs up if you are \
            curious, thumbs down and I leave the frame.
            """,
            """
            {{first_name|Hey}}, I could add a dramatic zoom here, but asking plainly is cheaper: shall I say more, or let \
            you get on with your next clip?
            """,
        ])
}
