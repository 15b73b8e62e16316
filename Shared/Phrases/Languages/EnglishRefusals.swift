extension Language {
    /// Why somebody wants none: how it is stays, others do it, there is no need, no money, no time; and how they send us away.
    static let englishRefusals = Language(
        classes: [
            .thanks: "thnks thnx thankx thks thnk",
            .regret: "kind sweet kindness sorry apologies afraid soz",
            .filler:
                "girl gurl dude bestie besties bae girlie sis king queen boss chief champ babes yer och hahahaha haha hahaha lolol lmfao rofl basically tbh ngl actually seriously respectfully unfortunately anyways",
        ],
        phrases: [
            .redirect: """
            ill|i|shall ask|tell|pass ~1 him|her|them|this|it
            """,
            .idiom: """
            sure look, ah sure, do one fifty|hundred|for|in|of, <neg> lie|gonna ~ <neg> sound|look|seem like, didnt sound|look|seem|feel like, pay up front
            """,
            .bare: """
            yer|ye awright|alright, awright, bestie no, no hahaha, lol nope, ew
            <no> ur|youre|your|you alright|ok|okay|grand|good|sound, ur|youre alright, its a no, thats a no, thats a nope, big nope, nope nope, hard nope, huge no, no from me, gonna be a no, no and no
            not a fan, not arsed, not fussed, not bothered, couldnt care less, dont care, idc, idgaf, who cares, not biting, not falling for it, not into it, not into this, not my vibe, im set, were set, take me off, remove, delete me, block, blocking, reporting, bin, binned, leave it, skip, ill skip, hard skip, im out, were out
            """,
            .final: """
            nothing id|i|we|wed ~2 spend|pay, <neg> ~ people|folk|folks|likes like|of us|me
            not ~1 after any*|one|this|something, so ~1 its|thats a no, smells|smell|sounds|looks like|of ~1 scam|fraud
            <neg> ~2 see|seeing|seen ~2 point|need|value|use|benefit|reason|sense|merit|purpose, <neg> see us|me|myself|ourselves ~ using|needing|wanting|doing, what ~1 would i|we ~4 do with, what do i|we ~1 want|need ~4 for, why on earth would i|we
            if i|we|id wanted|needed|fancied|want|need ~6 id|wed|ill|well|i would|have ~2 ask|asked|call|called|found|find|bought|hired|gone|rung|looked|googled|contacted, if i|we ~ need|want ~4 know where to
            you can|may ~1 cross|scratch|take|strike|delete|remove|count me|us, <neg> see how|why|what ~ use|need|help|benefit ~1 me|us|this|it, what ~ would i|we|a ~4 do with, thanks but no
            """,
            .strong: """
            luck ~2 with|finding|to|on ~1 others|someone|somebody|another|anyone, make|makes|made do with, mum|mom|mam|wife|husband|boss|dad|parents|board|committee|council|missus|misses ~1 said|says ~1 no|nope $, get|getting|manage ~1 by|on|along ~1 fine|well|grand|without
            <neg> ~1 fund|sponsor|finance ~, no more customers|clients|work|orders, waste ~1 stamp, too rich for, stay|stays|staying|remain as i|we, <neg> deal|trade|buy|shop|work ~2 facebook|instagram|online|strangers|anyone|anybody|people|outside, only ~1 work|works|deal|deals|buy|buys with|from|local, begin ~2 at my age, at my age ~, for free ~1 anyway|already, grand|daughter|son|nephew|niece|friend|mate ~3 for free|nothing, isnt|not for ~2 likes|us|me|folk|people|farmers
            only came|here|on ~1 on|for ~3 photos|pictures|family|grandkids|marketplace, isnt for us|me|folk|here
            so no $, so nah|nope, yeah so no, already ~1 have|got|pay|use ~1 guy|girl|lady|lad|bloke|person|someone|somebody|man|woman ~2 for|who|that|doing, already have someone|somebody, already got someone|somebody, <no> yer|ye awright|alright
            prefer|rather|sooner ~2 stay|stick|keep|carry|remain ~2 with|to|as|my|our|on, sticking|stick|stay|happy ~2 pen|paper|pencil|notebook|ledger|diary, in a notebook, pen and paper
            cant|cannot|couldnt justify, not justify, <neg> ~ justify, not ~2 budget for, <neg> in the|our|my budget, already pay|paying|paid|using ~2 someone|somebody|people|firm|company|guy|accountant, already sorted|covered|supplied|catered|fixed|served|looked, sorted already, already ~1 do|does|handles ~1 this|that|it|all
            customers|clients|work|business come|comes|find|finds ~2 themselves|itself|anyway|me|us, not who|what|whom ~1 youre|you ~1 looking|after|want|need, not the one|people|company|business|firm ~1 you|youre|for
            <neg> ~ add|adds|adding ~1 anything, brings|bring ~1 nothing ~1 us|me, <neg> set up|equipped|geared|structured|cut out ~1 for, hate|detest|loathe|despise ~2 messages|message|kind|these|this|spam|ads|cold|sales|being, stopped reading, lost me at, offer|pitch|sell|show|flog|give it|this|that|them ~1 someone|somebody|others|another, answer|reply ~1 was|is|remains|stays ~4 no $, its no today|now|again|still|then, wanted ~1 no more, no|nor ~1 wish|desire|inclination|intention
            always have ~1 always will, not in this house, <neg> buy ~4 dont know, <neg> buy ~3 internet|online|phone|facebook|instagram
            cross|scratch|strike|scrub|rule|wipe me|us ~1 off|out|away, mark me|us down as a no, put me|us down as|for a no, leave me|us out of, keep me|us out of
            straight|right|goes|going|went|chuck*|lobbed ~2 bin|trash|shredder, bin it|this|that|yours, binned it|this|that|yours|them, into the bin
            <neg> ~1 about|going|gonna to ~1 start|change|switch|sign|swap, <neg> about to ~1 buy|pay, <neg> changing|switching|swapping, no reason|plans|wish|need|point ~1 to ~1 change|changing|switch|switching|move|swap|fix
            stay|stays|staying|stayin|keep|keeping|leave|leaving ~2 that|this way, stay|stays|staying ~1 like that|this|so, keep|keeping ~1 like that|this, way i|we|they like|want it, aint broke|broken, if it isnt broke|broken, set in my|our ways, suits me|us fine as, does me|us fine|grand|rightly
            does|do|can|will <neg> ~ enter into|participate|partake|engage ~, does|do|can|will not ~2 accept|entertain|consider|respond|reply ~ unsolicited|commercial|offers|proposals|approaches|solicitations|arrangements|pitches|sales|cold|this|such|these, not ~1 accepting|entertaining|considering ~ offers|proposals|approaches|pitches|this|these
            no|zero|nor ~1 use|call|room|place|appetite|patience|stomach|taste|headspace|energy|bandwidth|mood for, no|not in ~1 mood for, have neither ~, neither the time|money|budget|need|interest|inclination, nor the time|money|budget|need|interest|inclination|energy
            no|not ~1 money|cash|funds|budget|dosh|quid ~ for ~ this|that|it|these|such|those|extras|any, couldnt ~ if i|we wanted, <neg> spare ~1 penny|cent|dime|quid|dollar|pound
            only|all|just|purely|entirely ~2 word of mouth, word of mouth ~4 only|enough|plenty|does|works|all|fine|always, on word of mouth
            once bitten, been burned|burnt|stung|conned|bitten ~ before|once|already, fell for ~ before|once, <neg> falling for|biting|buying into, heard it all before, seen it all before, fool me
            not convinced, unconvinced, not sold on, not persuaded, leaves me cold, does nothing for me|us, does <neg> do ~2 for me|us, <neg> for the likes of, not our cup, <neg> float my|our, no skin off
            the answer|reply|response is ~2 negative|nope|no, answer in the negative, my|our answer ~2 no|nope|negative, its a no|nope|nah, thats a no|nope|nah, gonna ~1 be a no, lets say no, saying nope, say nope
            wrong place for, wrong tree, wrong crowd, wrong end, got|have|picked|found|reached the wrong ~1 guy|person|man|woman|fella|bloke|lady|house|shop|place|number|girl|lad, im|i am the wrong ~1 guy|person|man|woman|fella|bloke|one|lady
            <neg> ~ likes|like ~1 being ~1 sold|pitched|targeted|cold|contacted|messaged, <neg> like ~1 cold|unsolicited|pitches|pushy|salesy, <neg> do business|deals|sales|anything ~ facebook|instagram|dm|dms|online|whatsapp|linkedin|strangers|this way|like this
            off your|ur|this|that|the ~1 list|books|sheet|radar|mailing|spreadsheet|database|contacts|system, drop me|us from|off, forget about me|us, forget me|us, forget i|we, dont ~ back to me|us, dont bother me|us|replying|coming|with, never darken, do not darken, go sell|try|bug|bother|find|pester, go and ~1 sell|try|bug|bother|find|pester|annoy, peddle|flog|hawk|sell ~4 elsewhere|else, elsewhere $, try ~2 elsewhere, luck ~2 elsewhere, somewhere else $
            give it|this a rest, give us|me peace, give me|us a break, no further ~1 offers|sales|mail|interest|interaction|outreach, no more of your|ur|these|this, last i|we ~1 hear, let that be the|it, lets leave it, leave it so, leave it be, spare me|us, dont need ~, dont want ~, aint need*|want*, aint got ~2 need|use|time|money|interest, wouldnt touch, wouldnt use, wouldnt want, couldnt use, got no ~2 use|need|time|interest|call|room
            had my|our fill, had it with, had it up to, fed up of, sick to death, over it, done with ~ messages|offers|pitches|these|this|that|social|online|all, not the one, swerve* it|this, think ill pass|skip|leave, ill skip|leave|swerve, gonna skip|swerve|leave|pass, going to skip|swerve|leave, well leave|skip, skip this|it, pass on this|that
            <neg> tryna|trynna|tryin, aint about, aint me, aint my, ion want|need|care|got, couldnt give ~1 a|two, dont give ~1 a|two, dgaf, idgaf, not bovvered|bothered|arsed|fussed, cba, cant be bothered|arsed, nty, n ty, no ty, no thnks|tks|thnx|tx, bye felicia, talk to the hand, not a hope, not a snowball*, fat chance, no hope in, over my, lol no, lmao no, ew no, ok but no, yeah but no, ta but no, hun no, babe no, bro no, no bro, no hun, no mate, no babe, no love, no pal, no sir, no maam, no chief, gtg no
            """,
            .rude: """
            do me a favour and ~3 off|leave|go|stop, get in the sea, get knotted, get a real job, go touch grass, touch grass, get a job, jog yourself, get tae, away and ~, haud yer wheesht
            """,
            .soft: """
            cant afford, couldnt afford, cannot afford, wont afford, more work|customers|clients|orders|business than, word of mouth, not much use, little use, no longer ~1 trade|trading|run|own|operate|need, packed it in, hang* up my, hung up my, winding down, wound down, wind down, shutting ~3 good, shut* ~2 shop, closing ~3 down|good, third|fourth|fifth|sixth|tenth one|message|time|email ~ today|week|month|this, another one of these, one of these again, these every day|week, what would i|we, why would i|we, what use|good is|would, im ~1 14|15|13|12|16, im just a kid, happy enough, goodbye, farewell, out of my league, beyond me, not my area ~
            keep ~ small, like it small, get by, got by, manage fine, managed fine, managing fine, plenty ~1 on, hands full, up to my eyes|neck|ears|eyeballs, too far gone, too long in the tooth, old dog, past all that, past that
            """,
            .supplied: """
            ive|weve|theres ~3 lad|lass|fella|bloke|guy|girl|woman|man|chap|nephew|niece|person|someone ~5 does|that|who|doing
            weve|ive|have|we|i ~1 sold ~2 business|shop|company|up
            got|have|ve ~3 lad|lass|bloke|girl|guy|woman|man|person|fella|nephew|niece|cousin|son|daughter|mate|brother|sister|accountant|bookkeeper|friend|team|agency|firm|company|someone|people that|who ~1 does|do|handles|did|sorts|looks, got|have|ve ~3 lad|girl|guy|woman|man|nephew|niece|son|daughter|accountant|bookkeeper|agency|firm|someone doing|handling|for
            my|our ~1 nephew|niece|son|daughter|brother|sister|cousin|wife|husband|mate|dad|mum|mam|friend|grandson|granddaughter|lad|girl|neighbour|accountant ~1 built|does|do|handles|handle|sorts|runs|manages|looks|takes
            our|my own marketing|website|books|bookkeeping|social|ads|accounts|advertising|people|team|staff|system, were sorted, sorted for|already|here|thanks, someone ~3 does|doing|handles ~ already, all that for me|us, with the same ~3 years, same ~4 for years, does it for me|us, do it all myself|ourselves, all in hand, ill retire, retire* in|next|this|soon, retiring, retiring soon, im retired, happy with our|my ~2 provider|guy|accountant|website|setup|set|system|one|supplier
            """,
            .farewell: """
            luck ~1 with, luck to, luck elsewhere, best to you, all the best to, god bless, bless you, cheerio, ta ta, tara, ta ra, toodles, peace out, so long, take care, wish ~3 well|luck|best, hope ~3 goes well, hope ~2 find, over and out
            """,
            .hostile: """
            what would i|we ~4 do with, what would i|we ~2 want|need, how many ~ do you|ye|u, why would i|we ~2 want|need|pay|buy|bother, what use|good|earthly ~1 is|would ~ me|us, what makes you think, another sales*|pitch|one of, not another, dont you lot, do you lot, do you people, do yous, you people
            """,
        ])
}
