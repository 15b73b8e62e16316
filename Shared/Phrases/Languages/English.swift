extension Language {
    static let english = Language(
        classes: [
            .part:
                "stain stains tree trees stump moss wallpaper mould graffiti rust attachment attachments item items row column background logo draft slide comment paragraph photo photos picture",
            .delight: "gorgeous stunning beautiful adorable",
            .only: "only just instead rather",
            .before: "before until till after",
            .cooperate: "work working deal engage cooperate partner",
            .seller: "salespeople salesman salesmen salesperson sales",
            .chosen: "chosen chose choose decided opted went gone picked selected",
            .other: "another different other else elsewhere",
            .provider: "supplier suppliers provider providers vendor vendors agency agencies company contractor",
            .nobody: "nobody noone",
            .plea: "cant couldnt wont wouldnt could can would will",
            .apart:
                "tent tents umbrella receipt bag bags ticket chairs installation cash bell doorbell knock deliver parcel invoice forget rsvp nuts sugar contract contracts handshake hurry pay paying wait waiting spend rush hurry apologise apologize commit overpay decide promise offend expensive cheap far complain fault believe imagine",
            .neg: """
            dinnae cannae wouldnae dinny isnae wasnae nae
            zero zilch no not dont doesnt didnt wont cant cannot isnt arent wasnt werent never none nothing neither nor havent hasnt
            wouldnt shouldnt couldnt aint nowhere nothin wudnt dnt donot nvr
            """,
            .no: "nopp nops no nope nah nay naw noo nop nopes naah nahh noooo",
            .interest: """
            audience value benefit useful interest* intrest* intersted relevant suitable appeal* fit fits fitting match fan keen tempted uninterested
            disinterested bothered
            """,
            .desire: """
            consider considering contemplate want wants wanna wish care like looking willing wanting buy buying pursue pursuing proceed proceeding
            participate participating receive receiving purchase purchasing hire hiring accept accepting entertain explore
            exploring shopping after_ desire intend intention welcome appreciate subscribe
            """,
            .need: "need needs needed necessary required needing requirement requirements use_ require",
            .write: """
            write writing message messages messaging msg msgs text texts texting txt mail mails email emails emailing contact
            contacts contacting call calls calling dm dms ping pinging outreach followup followups communicate
            communication communications correspondence newsletter newsletters notification notifications offers
            adverts advertising advertisements ads pitch pitches pitching solicit soliciting solicitation solicitations
            reach reaching send sending disturb bother bothering pester pestering chase chasing follow approach approaching
            respond_ whatsapp whatsapping ring ringing phone phoning inbox inboxing promos promotions mailings hassle nag
            nagging bombard bombarding hounding badger badgering marketing disturbing e-mails
            """,
            .written:
                "contacted messaged emailed called texted written approached disturbed bothered mailed sent phoned",
            .again: "again more anymore further longer additional another ever else future any anymor evr",
            .me: "me us myself ourselves",
            .my: "my our mine ours",
            .you: "you yourself yourselves ya u",
            .stop: "stop quit cease halt desist stpo sotp stahp stopp stap stopping",
            .remove: """
            unfollow unfriend remove delete erase unsubscribe strike wipe purge scrub removing deleting unsub unsuscribe unsubscibe
            deregister exclude drop_ unsubscribing opt_out unlist
            """,
            .data: """
            list lists database db data number email mailing details records file files name address crm
            info information distribution contacts contact rolodex numbr nr
            """,
            .forget: "forget lose ditch",
            .leave: "leave let leaving", .peace: "alone peace",
            .waste: "waste wasting", .time: "time effort breath energy ink trouble hassle keystrokes",
            .save: "save spare",
            .already: "already",
            .have: "have got use using work working signed chosen chose found partnered has ve covered",
            .object: "object objection objecting oppose",
            .withdraw: "withdraw withdrawing revoke revoking withdrawn rescind",
            .consent: "consent permission consented authorise authorize",
            .thanks: "thanks thank thx ty tks thankyou tnx cheers ta thnx appreciated thks thanx tq",
            .please: "please pls plz plse kindly plis",
            .filler: """
            jk hihi ha hahahaha
            wonders wonder hi hello hey dear ok okay well sorry mate bro man dude sir madam maam mr mrs ms guys folks so just really you
            very much and for oh um uh lol haha actually pal buddy love honestly now though all same anyway still
            i said im afraid from side policy it is its thats that a gotta say to again day nice have good evening
            weekend the your offer message team bruh fam luv hun darling friend omg lmao kk yeah_ ah eh er erm then
            regards best kind xx x here my our reaching everyone
            """,
            .contrast: "but however", .condition: "if unless",
            .opener: "can could does how what which when where who whats hows",
            .warm: """
            yes yeah yep yup sure great awesome love lovely loved amazing fantastic perfect nice cool haha hahaha brilliant
            excellent wow curious gladly absolutely definitely thrilled keen_ stunning gorgeous
            """,
            .annoyed: """
            annoying annoyed spam spammy scam scammer scammers creep creepy creeps pushy
            nuisance intrusive fuck fucking fuk fck bugger bollocks bullshit bs stfu wanker twat prick
            gtfo arsehole asshole idiot idiots rude pathetic ffs wtf shameless sod leech leeches vultures
            """,
            .abuse: """
            harass harassing harassment spamming spammer spammers stalking stalker unsolicited unwanted pestering hounding
            bombarding badgering
            """,
            .law: "lawyer lawyers attorney solicitor gdpr police ico ftc tcpa ccpa pecr casl illegal",
            .later: """
            later tomorrow monday tuesday wednesday thursday friday saturday sunday soon busy january february april june july august
            september october november december q1 q2 q3 q4 quarter spring summer autumn maybe perhaps yet tonight swamped
            slammed today easter christmas
            """,
            .notice: """
            thought expected sent heard hear see seen saw know knew understand understood realise realize notice noticed
            sure reply remember recall got received sooner earlier recognise recognize certain find found replied read
             tried opened decided attached arrived loading working clear
            """,
            .miss: """
            miss missing hesitate worry mind forget regret
            """,
        ],
        phrases: [
            .idiom: """
            not me you|they|who|that, from zero|scratch, zero waste|emission*|carbon, off hold, strike a deal, no thanks needed|required|necessary, want|like|wanted to know|understand|see ~1 why|if|what|how|whether, happy|pleased|delighted|thrilled with the|your|it|them|how, good to go, leave a message|note|voicemail, if|when|while im out|away, no lie, no joke, no cap, already ~1 ordered|booked|paid|registered|reserved|signed up, i ~1 removed|deleted|took|cancelled the|my|a|our, dont tell my|anyone|him|her
            i|we|ill|well save it for, fed up|sick|tired with|of my|our|being, happy with the|your|that quote|offer|price|plan, dont want to be|sound|seem a|rude|annoying|pushy, dont want to ~1 bother you, had enough of my|our, object to the colour|color|date, stop|quit stalling|teasing|fishing, never|not|nothing done anything|something|this|it, dont take ~ personally, did i ask you|about|already, not ~ personal, spare me|us a|the|some|five|ten|two, to be honest, no hard feelings, if you dont|do not mind
            if its|thats not|no ~1 rude|nosy, no need|dont have|dont need ~ call|ring|phone|knock|book|text|message|email|ask first|ahead|beforehand, <neg> ~ <write> first|beforehand|ahead, block* out|off, block* ~ <later>|calendar|diary, stop|quit apologi*|worrying|fretting, stop saying sorry, i|we stop|quit|finish|leave ~ work|working|at, i|we stopped|quit ~ using|going|doing|checking|my|smoking|drinking, quit|stop smoking|drinking|eating, enough|sick|tired of them|him|her|those, fed up with them|him|her
            am|im|is|being a|an ~1 lawyer|solicitor|attorney|policeman|officer, <law> myself|himself|herself, gdpr compliant|complian*|proof|statement, gdpr|pecr|ccpa compliant|complian*, deleted|removed|erased|lost your|the|his|her message|email|text|note|number, deleted ~ accident|mistake, <abuse> furniture|clothes|gifts|items|stuff|books, no youre grand, fan of the, dare sell ~ else, dont sell ~ else, not ~ happy|satisfied|impressed with our|my, leave it with|by|on, landline
            green|blue|red|colour|color|size|model ~ <neg> ~1 <desire>, dont like the, not the size|colour|color|model, alone with, write ~1 off, <neg> ~2 <before> <later>, zero problem*, zero rush, zero worries, not everybody, couldnt hear, didnt think, never thought, dont mind, no questions asked, no trouble, no bother, drop it off|in|by|round, oh no, ah no, oh nooo, aw no, no further questions, you dont know, dont know how much|what, need it today|now|before, no problem*, no prob*, no worries, no worry, no idea, no rush
            no doubt, no matter, no question, no brainer, no clue, no hurry, no pressure, no biggie, no wonder, no kidding, no one told, not bad, not a problem, not too bad, not half bad, not only, not to mention, not gonna lie, no offence, no offense, no harm, no big deal, no need to apologi*, no need to be sorry, no need to rush|hurry|worry|panic|bring|book|explain|thank|sign|print|reply|answer|rsvp|shout, dont need to apologi*|worry|rush|hurry|bring, dont hate, not hate, dont get me wrong, not at all, if not, or not, why not
            never mind, nothing like, not like, nothing special, nothing fancy, nothing wrong, not long, not ~ enough, could not ~ more, couldnt ~ more, nothing but, no thanks necessary, no strings, no apolog*, non stop, nonstop, bus stop, full stop, pit stop, stop by, stop at, stop in, stops in, next stop, one stop, stop over, stop off, one more stop, tram stop, stop worrying, stop for, dont stop, doesnt stop, never stop*, cant stop, wont stop, not stop, didnt stop, nothing can stop, nothing stops, couldnt stop, whats stopping
            stop laughing|smiling|thinking|talking, cant believe, cannot believe, never seen, never tried, never used, never knew, never said, never too late, never been, never had, never happier, havent had, havent got round, havent decided, didnt have time, didnt have a chance, not received, didnt reply|answer|attach, you didnt send|attach|include|call, didnt get|receive|see|find|have|catch|hear|know|realise|realize|mean|notice|expect|arrive|work|come|say
            havent ~ seen|received|gotten|got|heard|read|looked|found|tried|decided|opened, hasnt ~ arrived|come|been|replied|answered|shown, not heard, not clear, unsubscribe rate*, opt out rate*, no later than, not until, not before, not after, not quite, not available, not around, not in today, not in until, not working, not here, cancel our|the|my call|meeting|appointment|order|booking|gym, cancel* at any time, cancel any ~ time, end of, at the end, in the end, end date, end up, weekend, leave it with me, leave me your
            leave me a, let me know, let me check, let me think, let me see, let me ask, let me speak|talk|look|get|have|try|find|run|discuss|put, let me be honest, let me be clear, let us know, let us see, spare time, spare a, spare part*, save the date, save me, save us, name your, so far so good, end to end, no longer with, no longer works, no longer employed, no longer available, not urgent, no urgency, stop the press*, no longer the right, no wifi, no signal, no access, no attachment, no link, wasnt expecting, not expecting
            not usually, dont usually, not normally, dont normally, wouldnt normally, cant complain, not that i know, dont mean, not sure, no catch, im out of, i am out of, am out of office, im out until, im out this, cant open, doesnt open, doesnt work, didnt work, isnt working, cant find, couldnt find, cant click, wont load, doesnt load, wont open, not opening, cant see, cant remember, cant tell
            can|could|do|may|should|must i|they|we|one|users|people|clients|customers|members|everyone|anyone ~ unsubscribe|opt|cancel|stop|quit|remove|delete, our|my customers|clients|users|subscribers|members|patients|guests ~ unsubscribe|opt|cancel|stop|quit, unsubscribe|cancel|opt ~ button|link|feature|option|function|page|process|flow, the no, no show, no shows, no fee*, no minimum, no contract, no commitment, no hidden, no obligation, no trial, no extra, spam folder|filter|box, in|into|to my|the|our|your spam|junk, in spam
            into spam, went ~ spam|junk, landed ~ spam|junk, ended ~ spam|junk, pass ~ along|on|it|this ~ to, pass ~ by, unsubscribed by accident|mistake, dont want to miss, dont want to lose, no news, no time like, cant talk, cant make it, cant do, not today but, no more questions|info, not a day, nobody answered, no answer, no reply, no response, not cheap, not expensive, too good not, no better, nothing better, not the first, no it, dont let, not far, not my first, no big, not as, not all, not every*, not everyone, not just
            not always, not necessarily, not too
            """,
            .yes: """
            wouldnt say ~ <neg>, nothing id|i ~1 like|love|enjoy ~1 more|better, not bothering|annoying|disturbing me|us|anyone, thank you too, on the contrary, quite the opposite, couldnt say no, dont mind at all, no need to be shy, you had me at, misunderstood me, you misunderstood, shut up and take, <neg> ~ ask|tell|told|asked ~1 twice, said no at first, said no to the|another|other|others, said no because, no need to convince|persuade|explain, dont need convincing|persuading, no just kidding|joking|messing, dont forget
            never forget, cant say ~ <neg>, doesnt bother, not bothering, no bother, carry on, youre fine, not to be missed, dont need to ask twice, dont stop, please dont stop, wont say no, cant say no, wouldnt say no, not say no, hard to say no, never say no, never say never, didnt say no, say no to that|a|an|coffee, cant wait, why not, not opposed, not against, dont mind if, dont mind, wouldnt mind, dont be shy, no reason not, not saying no, dont let me ~ miss, not averse, no objection*, <neg> uninterested, not not
            not that ~ <neg>, its not that ~ <neg>, isnt that ~ <neg>, never not, doesnt mean ~ <neg>, dont not, <neg> ~ disinterested, nothing to lose, nothing against, no harm in, see no reason why not, dont hesitate, not without interest, couldnt be more interested, cant live without, not a no
            """,
            .keyword:
                "stopall, stop all, quit, end, cancel, revoke, optout, opt out, remove, cancel all, stop end, arret, off, out, block, 0, n, unsubscribe, unsub",
            .bare: """
            nty, <no> ur|youre, no chance, not on your life, in your dreams, as if, dream on, get tae, dont write, dont message, dont contact, do not contact, stahp, stap, sotp, stpo, disappear, drop it, drop this, im alright, im okay, <no>, no, nope, nah, nay, naw, noo, nop, stop, stopp, stop it, stop this, stop that, stop now, stop already, enough, enough already, unsubscribe, unsub, pass, hard pass, hard no, big no, firm no, decline, declined, never, negative, no more, no way, nothing for me, nothing doing, stop stop, no deal
            no go, no dice, leave, go away, opt me out, no ta, stop sending, not a chance, not ever, rather not, refuse, cancel, nopes, thumbs down, end this, cancel this, quit it, remove me, take it away, pour it away, wave off, no cheers, no can do, not happening, not today, no need, not needed, not required, not wanted, not keen, not for me, not for us, not us, not my thing, not my bag, nowt, nothing, no fear, blocked, reported, reported blocked, blocked reported, no no, im good, were good, all good, good thanks, over and out
            delete, nay nay
            """,
            .elsewhere: """
            text not call, message not call, mobile only, use|try my|the mobile|cell, message|messages|text|texts|texting|email|emails|mail|whatsapp|writing|messaging|chat is|are|works|work ~1 fine|ok|okay|best|better|good|easier|great|perfect, text|message|email|write me|us ~ instead, text|texts|messages|email|emails|message only, by text|message|email ~ fine|ok|okay|better|instead|please|only
            """,
            .undone: """
            unsubscribed|opted|removed|deleted ~ accident|mistake|accidentally, accidentally|mistakenly unsubscribed|opted|removed|deleted, buying|buy|getting anyway, ignore that|this|the|him|her, ignore my last|previous, please disregard, disregard that|my|the, wrong button|key|emoji|chat|thread|window, son|daughter|kid|kids|toddler|cat|baby|nephew|niece|grandson|grandkid ~ typed|pressed|sent|wrote|hit|tapped|texted, typed|pressed|sent|hit|tapped ~ by mistake|accident, accidentally|mistakenly typed|pressed|sent|hit|tapped|wrote
            didnt mean to|that|no, autocorrect
            """,
            .final: """
            why wont|dont|cant you|u ~1 leave me|us, why wont you|u ~1 stop|quit, why dont you|u ~1 stop|quit <write>, rather not ~1 hear|be|receive|get|have|join|take, end of conversation|discussion|chat|this, end of the conversation|discussion, no need to reply|respond, can|could do without, never reply|respond to, nobody got time, got time for this, now or ever, now nor ever, not now ~1 not|nor ~1 ever|later, neither now nor, now or in the future, now nor in, never ever
            """,
            .strong: """
            <neg> ~ id|wed pay for, not paying for, not spending ~ money
            not looking ~ work with, not looking to ~1 work|sell|join|change|switch|grow|expand|partner, keep it that way, for fun ~ nothing|not, refrain from, please refrain, kindly refrain, not in a position to, not able to ~1 take|help|support|accommodate, unable to ~1 take|proceed|accommodate, <remove> ~1 what|whatever|everything you, sales pitch*|people ~ not welcome, said no to all|outside|external, ship has ~1 sailed, go|going|gone|went|decided|chosen ~ different|another way|path|route, nothing to do with what we|i
            nothing to do with our|my business|work|field, no follow ups, not at this time, nice|good try $, dont|not do ~1 collab*|partnership*|sponsor*|promo*|ads|endorse*|webinars|surveys|giveaways|shoutouts|interviews|influencer*, close our|my|the file|case|ticket, still ~1 no $, was ~1 no ~ no ~1 now, its no now|again|still, spare me|us, not 4 me|us, want out of|off, ignore ~ pitch*|spam|these|cold, wrong door|shop|tree, of no use to me|us, no use to me|us, life is too short, lifes too short, no appetite for, must be joking
            you have to be joking, got to be joking, no ~ for your|this|these services|offer*, keep|leave|leaving|keeping things|everything|it ~ as they|it|is, things|everything the way they|it, last thing i|we ~ need|want|wanted, d ever use|need|want, id|we ~ never use|need|want, never going to ~ use|need|buy, wouldnt ~ use it|this|that, <neg> ~ id|wed ever, that is|was my|our answer, thats my|our answer, silence ~ answer, not replying ~ answer, voted against, voted ~ down, rejected your|the|this
            my|our final|last reply|answer|word|message, this is my|our last message|reply|email, topic|matter|subject|case ~1 closed, not for sale, id|we|wed|would sooner, id|would rather ~1 eat|die|chew|stick|poke|swallow|lick|gouge|walk|chop, <neg> ~ buy|trust|deal|talk ~ strangers, if you|they paid me|us, all the tea|money, prefer ~ lost|deleted|forgot ~ my|me, not your target|audience|market|customer|demographic, wrong audience, respect my|our ~1 privacy|decision|choice|wishes|boundaries|answer
            <please> no ~1 business|sales|ads|offers|promo*|marketing|messages|calls|spam|more, <neg> ask again|anymore|twice ~, when hell freezes, pull the other, boil yer|your heid|head, nae chance|thanks|interest, out of the question, not fussed, stay|staying|remain as we are, no need to reply|respond|answer|write, needn't reply|respond, not|dont ~ use ~ number|account|address|profile|page ~ for this|that|ads|advertising|sales|marketing, ten foot, even if it was|were ~ free, even for free, swerve
            keep your|ur ~ to yourself|yourselves, not a chance, next one|message|text|email ~ <law>, <law> ~ next one|message, conversation|chat|discussion is over|closed|finished|done, use of your services, give it|this|that a miss, find ~ intrusive|invasive|annoying|unwelcome, your messages|texts|emails|mails|calls ~ bother|annoy|disturb|bothering|annoying|disturbing|unwelcome|unwanted, dont|not|never ~ circle back, stand down, be arsed, be bothered with, last time i say|tell|ask, consider me ~1 uninterested|out|gone
            customers|clients|victims elsewhere, find your ~ elsewhere, answer hasnt changed, answer has not changed, answer is still ~1 no|same, answer stands, reply to ~ unsolicited|cold|offers|solicit*, respond to ~ unsolicited|cold|offers|solicit*, want nothing|anything to do with, nothing ~ here for you, nothing ~ for you here, deal with ~ cold, people who cold, were sweet, we are sweet, not ~ something wed, nothing ~ interests me|us here, rather not be contacted, not be contacted, unsolicited
            my|our inbox|dms|profile|page|phone|mailbox|wall|account|feed|timeline|insta|letterbox|whatsapp ~1 isnt|aint|not ~1 a|an|your|the|for|here, take ~ name|number|details ~ off|out|down, find|get another|some mug|fool|sucker|idiot|victim|muppet, knock* ~ wrong door, at this one|single message|email, this one message, until|till then ~ leave|nothing|stop, until|till then ~ no ~ <write>, wasting yer|your|ur|ya time, out of your sales|marketing|list|mailings, leave ~ out of your, do me a favour and ~ stop|disappear
            dont call us, no grounds for|basis for, dead horse, miss me with, hell nah|naw|nope, not now not, get in the bin, not having a bar, leave it mate, save your spiel, try that on someone, said stop, told you ~ stop, told you to stop, got time for this, <remove> ~ everything, leave ~ there|that, <leave> ~ <me> out, keep <me> out, not on your life|nelly, no way jose, in your dreams, dream on, keep walking, move along, on your way, pack it in, wind your neck, zip it, save it for, save your, bargepole, nobody got time
            not hiring, not recruiting, not accepting, not taking on, got nothing for you, not having it, not having any, im over it, over this, do not pursue, no longer wish, cease all|contact|communication|contacting, strike me|us|my, scratch me|us|my, cross me|us off, leave me off, absolutely not, definitely not, certainly not, under no circumstances, by no means, in a million years, when pigs fly, i politely, have to turn, going to turn down, closed to solicit*, not selling, afraid not, think not
            wont be taking|buying|needing|using, off you pop, not your guy|customer|client, sick of, fed up with, sick and tired, tired of ~ <write>|these|this|your, no thank*, leave it, give it up, <neg> ~ from you, nothing further from, yeah nah, yeah no, stick* with what, stay* with what, couldnt be less, could not be less, <neg> in this lifetime, different|another|other direction, bore off, happy with ~ current|existing, rather you ~ not, ask* ~ not to, told ~ not to, not to ~ contact|call|write|email|message|text
            do not ~ reach out, dont ~ reach out, no more of, none of this, not even if, over my dead body, no <thanks>, <no> ~ im|were|i|we ~ good|fine|alright|ok|okay|sorted|set|covered, hard pass, hell no, ill pass, i will pass, well pass, we will pass, gonna pass, going to pass, take a pass, have to pass, ill have to ~ pass, need to pass, pass on this|that|it|your|the, pass for now, pass thanks, will pass, pass this time, i pass, we pass, passing on, choose to pass, gotta pass, a pass from, its a pass, have to decline
            must decline, politely decline, respectfully decline, decline*, bow out, bowing out, opt out, opting out, opt me out, opt us out, sit this ~ out, sitting this ~ out, turn this|it|you|your ~ down, turning ~ down, say thanks but, count me|us out, im out, we are out, were out, rather not, rather you didnt, prefer not, prefer to not, prefer you didnt, prefer if you didnt, not for me|us, isnt for me|us, aint for me|us, nothing ~ for me|us, <neg> ~ my thing|cup|jam|bag|style|scene|vibe
            <neg> our ~ thing|cup|jam|bag|style|way, cup of tea, not ~ right for us|me, isnt ~ right for us|me, not the right fit, not a ~ fit, not a ~ match, no need, not needed, not necessary, <neg> ~ on the market, not in the market, not in need, have everything we|i need, got everything we|i need, got all we|i need, zero ~ interest, no ~ interest, no ~ desire, no ~ intention, no ~ plans, no ~ appetite, no room for, no place for, no use for, no call for, no requirement, not required, thank you but no, couldnt care less
            could care less, dont care, no longer interested, lost interest, <neg> ~ give a fuck|shit|damn|toss|monkeys, go for ~ elsewhere, not going to happen, isnt going to happen, wont happen, not happening, aint happening, not gonna happen, never going to happen, no for an answer, told you no, told you ~ not, answer is ~ no, answers ~ no, answer will ~ no, answer remains, its a ~ no, that's a ~ no, thats a ~ no, this is a ~ no, be a ~ no, no from me|us|our, hard no, big no, firm no, no means no, still no, no again
            simply no, sorry no, already said, i said no, we said no, take that as a no, take this as a no, consider ~ a no, a no ~ from, off ~ list|database|lists, out of ~ list|database|contacts, from ~ list|database|lists|system|records, dont bother, not bother, stop bothering, stop pestering, quit bothering, not worth your, spend ~ time ~ else|elsewhere, look|try|go|sell ~ elsewhere, try your luck, find somebody|someone else, bother|pester|annoy|spam|harass|try|find|sell somebody|someone|anybody else, barking up, wrong tree
            knocking on the wrong door, never gave|given|gave ~ consent|permission, never asked for, didnt ask for, never signed up, didnt sign up, never subscribed, didnt subscribe, never opted in, nobody asked, i never agreed, not worth, wont be needing|buying|taking|using|going|proceeding|moving|pursuing|responding, not be needing|buying|taking|using|going|proceeding|moving|pursuing|responding|continuing, wont be ~ able to take|accept, decided not, decided against, chosen not, chose not, decided ~ isnt
            no further contact|action|messages|communication|emails|calls|correspondence, abstain from, do not contact|call|disturb|solicit|text|message|email|reply|write, no soliciting, no solicitors, no solicitation, no sales, no cold, no spam, no ads, no marketing, thumbs down, not buying, <neg> ~ work for us|me, dont get in touch, not get in touch, not moving forward, not move forward, not take ~ further, not taking ~ further, not progress, stop now, stop it, stop this, stop that, stop immediately, enough already
            enough is enough, ive had enough, had enough, im done with, we are done with, make it stop, this has to stop, this needs to stop, please end, not now not ever, not now or ever, not now nor ever, leave the frame, be gone, do not ~ follow up, dont ~ follow up, no need ~ follow up, close ~ file|ticket|account, dont come back, dont get back, avoid contacting, take it away, pour it away, let me go, unsubscribing, take my name|number|email|details, stop thanks, stop thank, kindly stop, please remove, you can stop, no point
            pointless, rule us|me out, say no, saying no, not ~ anytime soon, steer clear, no can do, going to say no, gonna say no, have to say no, its not ~ us|me, not something we|i|im|were, isnt something we|i|im|were, not up my|our, isnt up my|our, not down for, hear from you again, do business|deal ~ cold, dont do cold, not do cold, dont buy ~ cold, leave it there, leave it at that, leave it here, call it a day here, end it here, end this|the|our conversation|thread|chat|exchange|correspondence, part ways
            consider ~ closed|opt|unsubscribed, closing the door, close the door, door is closed, let it go, let it rest, save yourself, we do ~ ourselves, happy without, fine without, manage without, do without, without me|us, wasting your|my|our, waste of ~ time, waste your, lost cause, dead end, never ever, not a customer, on do not
            """,
            .command: """
            and stop, and leave it, take me|us ~ off, take my|our ~ off, take us out, take me out, cancel my|our|the subscription|membership|emails|mailings, stop everything, get me off, keep me off, keep me out, scrub me, erase me, delete it, get me out, be|get|have|want ~ <me>|<my> ~ removed|deleted|erased|unsubscribed, want|like|wish|ask|asked|prefer to be removed|deleted|erased|unsubscribed|left|excluded|taken, please be removed, get off my|our, leave me|us alone, leave me|us be, let me|us be, leave me out, count me out
            stop with the|your|these|all, knock it off, cut it out
            """,
            .rude: """
            gtfo, stfu, get tae, away ~1 boil, swivel, on yer bike, bore off, what bit of, which part of no, how many|often ~ say|tell ~ no|nope, how ~ get off|out ~ list|database|mailing, can you|u not, give over, leave it out, naff, get lost, buzz off, back off, piss off, fuck* off, fck off, f off, sod off, naff off, bog off, eff off, go away, go to hell, go fuck, go screw, jog on, beat it, give it a rest, take the hint, take a hint, get the hint, get a clue, do one, shoo, scram, bugger off, stay away, get stuffed
            sling your hook, on your bike, take a hike, get bent, kick rocks, shove it, shove off, kiss my, up yours, cease and desist, what part of, fuck you, screw you, bite me, eat shit, drop dead, shut up, shut it, stuff it, jump in a lake, hop it, leave off, do not call list, how about no, get out of my, lose my|our number|email|address|contact|details, lose this number, forget ~ number, forget i exist, go bother, go pester, go annoy, go spam, block you, blocked you, blocking you, blocking this|your, reported and blocked
            reported blocked, blocked and reported, report you, reporting you, reported you, reporting this, report this, reported as, report ~ spam, reporting ~ spam, mark* ~ as spam, marked as spam, youre blocked, you are blocked, consider yourself blocked, right to erasure, right to be forgotten, right to object, object to ~ processing|use|data|marketing|profiling, i object, we object, under article, erasure of, delete ~ personal data, delete ~ data, article 21, art 21, article 17, art 17, if you dont ~ stop, will take legal
            legal action, formal complaint, file a complaint, filing a complaint, call the police, never ~ contact|write|message|call|text|email|dm me|us, stop harassing, stop spamming, cut the crap, no means no
            """,
            .soft: """
            respect that|this|it|my
            for customers|clients|patients|members only, nice try, another guru|expert, not at my age, too old for, for family|friends ~1 only, only for ~ family|friends, only use ~ family|friends, im a minor, still in school, enough on my plate, well call you, find you myself, contact you myself, get in touch myself, in touch myself, come and find you, well find you, well be in touch if|when|should, sorted thanks, sorted thank*, already signed, this is the ~ time|message|email|text, im done, done here, enough of
            too many messages|emails, private account|number|profile|email|page, personal account|number|profile|email|page, patients only, customers only, call it a day, move on, moved on, moving on, passing, pass, think again, not today, wrong number, give up, giving up, no time for this, sold the business, thank you anyway, thanks anyway, thx anyway, thanks all the same, appreciate ~ reaching, thanks for ~ reaching, thank you for ~ reaching, shutting down, this is spam, looks like spam, total spam, cold emails, cold calls
            cold pitch*, sales pitch*, spray and pray, good try, happy as we are, happy as i am, what we|i have, what weve|ive got, all good, im fine, were fine, happy with, happy where, do it myself, goodbye
            """,
            .supplied: """
            retired in|since|last|from, your competitor*, staying put, loyal to, were loyal, we do ~ all|that|this ~ internally, handle ~ all|that|this ~ internally|ourselves, fine as we are, fine as i am, good as we are, were good here, current provider|supplier|agency|vendor, existing provider|supplier|agency|vendor, all set, were good, we are good, im good, i am good, im okay, im alright, all sorted, were sorted, im sorted, sorted for, covered, taken care of, already have, already got, already use, already using
            already work*, already chose*, already covered, already taken care, have ~ someone ~ for, have ~ guy for, have ~ one already, have someone, have somebody, have ~ supplier, have ~ provider, have ~ agency, have ~ partner, in house, inhouse, got a guy, got someone, locked into, locked in with, under contract with, went with, gone with, going with, another provider|vendor|supplier|agency|partner|route|solution, different provider|vendor|supplier|route|solution, well served, well looked after, looked after, fully stocked
            stocked up, too expensive, out of budget, no budget, out of our budget, have no time for, dont have time for, retired, closed down, out of business, closed the business, stick with, sticking with, staying with, stay with, do this ourselves, do that ourselves, handle ~ ourselves|internally, do ~ internally, at capacity, fully booked, full up
            """,
            .farewell: """
            thanks|thank ~1 for ~1 understanding, hope you understand, for your understanding, bye, bye bye, so long, good luck, best of luck, all the best, wish you ~ well|luck|success|best, wishing you, every success, farewell, take care, have a good one, have a good day, have a nice day, best with
            """,
            .hostile: """
            block you|u|this|your, blocking you|u|this, blocked $, reporting you|u|this|your, ill sue, sue you, did i ask|order|request, how original, how creative, how thoughtful, lucky me, you lot again, not you again, how many times, how often do i, why do you keep, why are you still, who asked, seriously stop, are you deaf, are you kidding, my lawyer*, one more ~ and, last warning, final warning, final notice, get a life, do i look, do we look, for the last time, keep emailing|messaging|texting|calling|writing|sending
            took the hint, dont you get
            """,
            .source: """
            whered you|u get, how did you|u find|come me|us|across|by, how come you|u have|picked|chose, why me|us of all, who told you, who passed you, where is my number|name|contact from, who gave you, where did you get, where did u get, how did you get my|this|our, how did you find my, how do you have my, how do you know my, why are you ~ writing|messaging|texting|contacting|emailing, why are u
            """,
            .ask: """
            interested $, use this|that|the ~1 one|address|other|instead, then we|i can talk|chat|speak|start, we can talk, lets try, try again, would|will|d love|adore ~1 it|this|that|to, am|im ~1 tempted|intrigued|curious, come over|round|by|along|in, pop|swing|drop in|over|round|by, see you <later>|then|there, love|like the|your idea|sound, can you|u match|do|beat, fine with me|us, fine by me|us, good with me, ok with me, okay with me, works fine, i meant, i mean, i was talking about, by email is better, email is better
            prefer email, prefer by, ready to order|go|start|sign, tell me, send me, send it, send over, send us, send the, send that, send through, send a, send your, send some*, more info*, more detail*, details please, sounds good|great|interesting|fun|amazing|fab|like|promising|cool, sound good, lets talk|chat|do|speak|meet|go|try|hop|book|catch, let us talk, im interested, am interested, were interested, are interested, very interested, interested in, looks good|great|interesting, like to know, love to, like to hear
            like to see, like to learn, happy to, glad to, keen to, still keen, works for me, work for me, suits me, count me in, im in, sign me up, set up a, give me a call|ring|shout, call me, ring me, text me ~ <later>|on|at|when|instead, write ~ instead, email ~ instead, book a, schedule a, how much, what does it cost, pricing, how does, who dis, who is this, whos this, go ahead, go on, looking forward, tell us, show me, forward me, email me ~ details|info*|link, do it, up for it, up for, hear more, know more, learn more
            see more, info please, link please, price please, resend, send again, try me again, remind me, ping me ~ <later>, get back to me, circle back, reach out ~ <later>, check back, touch base, wait, hang on, hold on, one sec, write to me, email me, text me, drop me, yes please, yes, yeah, yep, sure, ill have a look, will take a look, take a look, ill check, ask around, quote please, share ~ deck|link|info*|details, maybe <later>, maybe in|after|next|when|once|then, perhaps in|after|next|when|<later>, try me
            ask me|us again, ask ~ next, get in touch ~ <later>, come back ~ <later>, contact me|us ~ <later>|in|after|when|once, call ~ tomorrow, call back, ill call, ill write, ill get, ill reply, ill let, will reply, will let, will get back, count on me, well talk, talk <later>, speak <later>, see you
            """,
            .later: """
            after five|six|seven|eight|nine|half|hours|work, next week|month|quarter|year|time|spring|summer|season, another time, not now, right now, not yet, this week, at the moment, for now, in a month|week|few|while|bit, in january|march|may|spring|summer|autumn|fall|winter|q1|q2|q3|q4, after the|my|our|easter|christmas|summer|holidays, until the|next, out of time today, cant talk now, cant right now, in a meeting, driving, after i, once i, when i, end of the month|week|year|quarter, mid audit, on the train
            """,
            .redirect: """
            handles ~ that|this|it|purchasing|these|our|everything|all, looks after, look after that, in charge of, responsible for, talk to, speak to, speak with, talk with, write to my|our|him|her|them, contact my|our|him|her|them, ask for|my|our, point you, forwarded, forwarding, passed ~ on to, passed ~ along, passed this to, copying in, cc, loop* in, youd want, you should contact|ask|talk|speak|write|try, best to contact|ask|talk|speak|try, get in touch with, reach out to my|our|him|her|them, no longer with|works|at the
            my|our|a colleague, my|our|the boss, my manager, you want to talk, runs ~ purchasing|marketing|procurement, use my other, other number, try our, try my
            """,
            .stranger: """
            not the owner|boss|manager, not my company|business|shop|account, dont work there|here, not me, isnt me, wasnt me, not my department|area|decision|call|job|role|remit, not my ~ department|area|decision|call|job|responsibility, im not the, i am not the, not the right person|contact|address|guy|department|one, not the ~ person|contact|decision, wrong person, wrong contact, wrong department, better person, right person, not in charge, dont handle, dont deal, dont decide, not involved, not responsible
            """,
            .away: """
            out of office, out of the office, ooo, auto reply, autoreply, automatic reply, automatic response, automated reply, automated response, on vacation, on annual leave, on holiday, on leave, on maternity, on paternity, on parental, parental leave, maternity leave, away until, away from ~ desk|office|email, limited access, no access to ~ email|mail, back in the office, will be back on, return to the office, returning on, not be reading e*, this inbox ~ monitored, mailbox ~ monitored, currently travelling
            currently traveling
            """,
        ])
}
