extension Language {
    static let english = Language(
        classes: [
            .neg: """
            no not dont doesnt didnt wont cant cannot isnt arent wasnt werent never none nothing neither nor havent hasnt
            wouldnt shouldnt couldnt aint without nobody noone nowhere nothin wudnt dnt
            """,
            .interest: """
            interest interested interesting interests intrested keen relevant suitable appeal appeals appealing fit fitting
            match fan intrigued convinced sold tempted
            """,
            .desire: """
            want wanna wish care require like looking willing wanting buying consent agree pursue pursuing proceed
            proceeding continue continuing participate participating hear receive receiving purchasing hiring accepting
            entertain explore exploring respond engage engaging go
            """,
            .need: "need needs needed necessary use required needing",
            .write: """
            write writing message messages messaging msg msgs text texts texting txt mail mails email emails emailing contact
            contacts contacting contacted call calls calling dm dms ping pinging outreach followup followups communicate
            communication communications correspondence newsletter newsletters notification notifications offers
            adverts advertising ads pitch pitches pitching solicit soliciting solicitation solicitations reach reaching
            send sending disturb pester chase chasing follow
            """,
            .again: "again more anymore further longer additional another ever else future any",
            .me: "me us my our mine ours myself",
            .stop: "stop quit cease halt desist stpo sotp stahp",
            .remove: """
            remove delete erase unsubscribe strike wipe purge scrub removed deleted removing deleting unsub unsubscribed
            unsuscribe unsubscibe deregister exclude
            """,
            .data: """
            list lists database db data number email mailing details records file files name address crm system
            info information distribution
            """,
            .leave: "leave let leaving", .peace: "alone peace",
            .waste: "waste wasting", .time: "time effort breath energy ink trouble hassle", .save: "save spare",
            .already: "already",
            .have: "have got use using work working signed chosen chose found partnered has ve covered",
            .thanks: "thanks thank thx ty tks thankyou tnx cheers ta thnx appreciated thks",
            .please: "please pls plz plse kindly",
            .filler: """
            hi hello hey dear ok okay well sorry mate bro man dude sir madam maam mr mrs ms guys folks so just really you
            very much and but for oh um uh lol haha actually pal buddy love honestly now though all same anyway still
            i said im afraid from side policy police_ it is its thats that a gotta say to again
            """,
            .warm: """
            yes yeah yep yup sure great awesome love lovely amazing fantastic perfect nice cool haha hahaha brilliant
            excellent wow curious gladly absolutely definitely
            """,
            .annoyed: """
            annoying annoyed spam spamming spammer spammers spammy scam scammer scammers pest creep creepy creeps pushy unsolicited harass
            harassing harassment nuisance junk intrusive unwanted fuck fucking fuk fck bugger bollocks bullshit bs stfu
            gtfo arsehole asshole idiot idiots stalker stalking rude pathetic desperate ffs wtf shameless sod
            """,
            .law: """
            lawyer lawyers attorney solicitor gdpr police sue regulator ico ftc tcpa blocked blocking reported
            reporting illegal ccpa
            """,
            .later: """
            later tomorrow monday tuesday wednesday thursday friday saturday sunday soon busy january february april june july august
            september october november december q1 q2 q3 q4 quarter spring summer autumn maybe perhaps yet tonight swamped
            slammed
            """,
            .notice: """
            heard hear see seen saw know knew understand realise realize notice noticed replying answering
            responding sure reply remember recall got received sooner earlier recognise recognize follow certain
            """,
            .miss: "miss missing wait hesitate worry mind forget",
        ],
        phrases: [
            .idiom: """
            no problem*, no prob*, no worries, no idea, no rush, no doubt, no matter, no question, no brainer, no clue, no hurry
            no pressure, no biggie, no wonder, no kidding, no joke, no one told, not bad, not a problem, not too bad, not half bad, not only
            not to mention, not gonna lie, no cap, no offence, no offense, no harm, no big deal, no need to apologi*
            no need to rush, no need to hurry, dont hate, not hate, dont get me wrong, not at all, if not, or not, why not, never mind
            nothing wrong, not long, could not ~ more, couldnt ~ more, nothing but, no thanks necessary, no strings
            non stop, nonstop, bus stop, full stop, pit stop, stop by, stop at, stop in, next stop, one stop, stop over, one more stop
            dont stop, doesnt stop, never stop, cant stop, wont stop, not stop, didnt stop, stop worrying, nothing can stop
            cant believe, cannot believe, never seen, never tried, never used, never knew, never thought, never said, never too late
            havent had, havent got round, havent decided, haven't had, didnt have time, didnt have a chance, not received, didnt get
            didnt catch, not heard, not clear, unsubscribe rate, opt out rate, no later than, not until, not before
            not available, not around, not in today, not in until, not working today, not here, cancel our|the|my call|meeting|appointment
            end of, at the end, in the end, weekend, leave it with me, leave me your, leave me a, let me know, let me check, let me think, let me see, let me ask
            let me get, let me have, let me be honest, let me be clear, let us know, spare time, spare a, save the date, save me, name your, so far so good
            no longer with, no longer works, no longer employed, not urgent, no urgency, stop the press*, no longer the right, no wifi, no signal
            wasnt expecting, not expecting, didnt expect, not usually, dont usually, not normally, dont normally, wouldnt normally, cant complain, not that i know
            im out of, i am out of, am out of office, im out until, im out this, cant open, doesnt open, doesnt work, didnt work, not working, isnt working, cant find, couldnt find, cant click, wont load, doesnt load
            """,
            .yes: """
            dont stop, please dont stop, wont say no, cant say no, can't say no, wouldnt say no, not say no, hard to say no, never say no
            cant wait, can't wait, why not, not opposed, not against, dont mind if, wouldnt mind, dont be shy, no reason not
            dont let me ~ miss, not averse, no objection*
            """,
            .keyword:
                "stopall, stop all, quit, end, cancel, revoke, optout, opt out, remove, cancel all, stop end, arret, off, out, block, 0, n",
            .bare: """
            no, nope, nah, nay, naw, noo, nop, stop, stopp, stop it, stop this, stop that, stop now, stop already, enough, enough already, unsubscribe
            unsub, pass, hard pass, hard no, big no, firm no, decline, declined, never, negative, no more, no way, nothing for me, nothing doing, stop stop
            no no, nope nope, no deal, no go, no dice, no chance, leave, go away, opt me out, no ta, stop sending, not a chance, not ever, rather not, refuse
            nopes, uninterested, done, thumbs down, end this, cancel this, quit it, remove me, take it away, pour it away, wave off, please stop, no cheers
            """,
            .strong: """
            no <thanks>, nope, hard pass, hell no, ill pass, i will pass, well pass, we will pass, gonna pass, going to pass, take a pass
            have to pass, ill have to ~ pass, need to pass, pass on this|that|it|your|the, pass for now, pass thanks, will pass, pass this time, i pass, we pass, passing on, choose to pass
            have to decline, must decline, politely decline, respectfully decline, decline*, bow out, bowing out, opt out, opting out, opt me out
            count me|us out, im out, we are out, were out, rather not, prefer not, prefer to not, not for me|us, isnt for me|us, nothing for me|us, <neg> my ~ thing|cup|jam|bag|style|scene
            <neg> our ~ thing|cup|jam|bag|style, cup of tea, not ~ right for us|me, isnt ~ right for us|me, not the right fit, not a ~ fit, not a ~ match, no need, not needed
            zero ~ interest, no ~ interest, no ~ desire, no ~ intention, no ~ plans, no ~ appetite, no room for, no place for, no use for, no requirement, not required, thanks but no, thank you but no
            lose my|this|our number|email|address|contact, forget ~ number, forget me, forget about ~ me|us, forget i exist, go away, get lost, buzz off, back off, piss off, fuck* off, fck off, sod off
            jog on, beat it, knock it off, cut it out, give it a rest, take the hint, take a hint, get the hint, get a clue, no for an answer, said no, told you no, told you ~ not, answer is ~ no
            answer remains no, answer is still, its a ~ no, that's a ~ no, thats a ~ no, this is a ~ no, be a ~ no, its no, no from me|us|our, hard no, big no, firm no, no means no, still no, again no, simply no, sorry no, already said
            off ~ list|database|lists, out of ~ list|database, dont bother, not bother, stop bothering, stop pestering, quit bothering
            spend ~ time ~ else|elsewhere, bother|pester|annoy|spam|harass|try somebody|someone|anybody else, look|try|go elsewhere, not going to happen, isnt going to happen, wont happen, not happening, aint happening
            withdraw ~ consent, revoke ~ consent, withdraw my, never gave|given|gave ~ consent|permission, object to ~ processing|data|marketing, uninterested, disinterested, not worth, wont be needing|buying|taking|using
            wont be ~ able to take|accept, decided not, decided against, chosen not, chose not, decided ~ isnt, no further contact|action|messages|communication|emails|calls|correspondence, refrain from, abstain from, do not contact|call|disturb|solicit|text|message|email|reply|write
            no soliciting, no solicitors, no solicitation, no sales, no cold, no spam, no ads, no marketing, thumbs down, leave me|us alone, leave me|us be, let me|us be, never ~ contact|write|message|call|text|email, not buying
            stop now, stop it, stop this, stop that, stop immediately, cease and desist, enough already, enough is enough, ive had enough, had enough, im done with, we are done with
            not now not ever, not now or ever, not now nor ever, leave the frame, shoo, scram, bugger off, do one, be gone, stay away, do not ~ follow up, dont ~ follow up, no need ~ follow up, close ~ file|ticket|account, dont come back
            take it away, pour it away, let me go, unsubscribing, take my name, stop thanks, stop thank, kindly stop, unsubscribe, please remove, you can stop, no point, rule us|me out, say no, saying no, not ~ anytime soon, steer clear, no can do
            going to say no, gonna say no, have to say no, its not ~ us|me, not something we|i|im|were, isnt something we|i|im|were, not up my|our, isnt up my|our, not down for
            """,
            .command: """
            take me|us off, take my ~ off, take us out, take me out, cancel my|our|the subscription|membership, stop everything, get me off, keep me off, keep me out, scrub me, erase me, forget my
            """,
            .soft: """
            all set, were good, we are good, im good, i am good, all sorted, sorted thanks, sorted thank*, were sorted, im sorted, covered, taken care of, happy with ~ current|our|what|them|my|who|existing, already have, already got, already use
            already using, already work*, already signed, already chose*, already covered, already taken care, have ~ someone ~ for, have someone, have somebody, have ~ supplier, have ~ provider, have ~ agency, have ~ partner, in house, inhouse
            went with, gone with, going with, another provider|vendor|supplier|agency|direction|partner|route|solution, different direction|provider|vendor|supplier|route|solution, well served, well looked after, looked after, good luck, best of luck, all the best
            wish you ~ well|luck|success|best, wishing you, every success, this is the ~ time|message|email|text, im done, done here, fed up, sick of, tired of, enough of, too many messages|emails, how many times, block*, report you|this, reporting
            leave it there, leave it at that, leave it here, call it a day, end it here, part ways, move on, moved on, moving on, passing, pass, think again, not today, wrong number, wrong person entirely, give up, giving up, drop it, let it go, let it rest
            too expensive, out of budget, no budget, out of our budget, no time for this, have no time for, dont have time for, no thank*, nothing, retired, closed down, out of business, sold the business, closed the business, stick with, sticking with, staying with, stay with
            we do ~ ourselves, do it myself, do this ourselves, handle ~ ourselves|internally, do ~ internally, goodbye, farewell, thank you anyway, thanks anyway, thx anyway, appreciate ~ but, thanks but, thank you ~ but, at capacity, fully booked, full up, shutting down
            """,
            .hostile: """
            who gave you, where did you get, where did u get, how did you get my|this|our, how did you find my, how do you have my, how do you know my, why do you keep, why are you still, why are you ~ writing|messaging|texting|contacting|emailing, why are u, who asked, seriously stop
            are you deaf, are you kidding, what part of, legal action, my lawyer*, one more ~ and, last warning, final warning, final notice, report ~ spam, as spam, mark* ~ spam, do not call list, get a life, leave off, shut up, screw you, bite me, eat shit
            """,
            .ask: """
            tell me, send me, send it, send over, send us, send the, send that, send through, send a, send your, more info*, more detail*, details please, sounds good|great|interesting|fun|amazing|fab|like, sound good, lets talk|chat|do|speak|meet|go|try|hop|book, let us talk, im interested, am interested, were interested, are interested
            very interested, interested in, looks good|great|interesting, like to know, love to, like to hear, like to see, like to learn, happy to, glad to, keen to, still keen, works for me, work for me, suits me, count me in, im in, sign me up, set up a, give me a call|ring|shout, call me ~ <later>, call me on|at|when|back, ring me
            book a, schedule a, how much, what does it cost, pricing, how does, who dis, who is this, go ahead, go on, looking forward, tell us, show me, forward me, email me ~ details|info*|link, do it, up for it, up for, tell me more, hear more, know more, learn more, see more, info please, link please, price please, resend, send again, try me again, remind me, ping me ~ <later>, get back to me, circle back, reach out ~ <later>, wait, hang on, hold on, one sec, yes please, yes, yeah, yep, sure, ill have a look, will take a look, take a look, ill check, quote please, share ~ deck|link|info*|details
            """,
            .later: """
            next week|month|quarter|year|time|spring|summer|season, another time, not now, right now, not yet, this week, at the moment, for now, in a month|week|few|while|bit, in january|march|may|spring|summer|autumn|fall|winter|q1|q2|q3|q4, after the|my|our|easter|christmas|summer|holidays, until the|next
            out of time today, cant talk now, cant right now, in a meeting, driving, touch base, check back, after i, once i, when i, end of the month|week|year|quarter
            """,
            .redirect: """
            not me, isnt me, wasnt me, not my department|area|decision|call|job|role|remit, not my ~ department|area|decision|call|job|responsibility, im not the, i am not the, not the right person|contact|address|guy|department|one, not the ~ person|contact|decision, wrong person, wrong contact, wrong department, better person, right person, handles|handle ~ that|this|it|purchasing|these|our, looks after, look after that
            in charge of, not in charge, responsible for, you want|need <me> , talk to, speak to, speak with, talk with, write to my, contact my|our, ask for|my|our, point you, forwarded, forwarding, passed ~ on to, passed ~ along, passed this to, copying in, cc, loop* in, youd want, you should contact|ask|talk|speak|write|try, best to contact|ask|talk|speak|try, get in touch with, reach out to my|our, no longer with|works|at the, colleague, boss, my manager, you want, dont handle, dont deal, dont decide, not involved
            """,
            .away: """
            out of office, out of the office, ooo, auto reply, autoreply, automatic reply, automatic response, on vacation, on annual leave, on holiday, on leave, on maternity, on paternity, on parental, parental leave, maternity leave, away until, away from ~ desk|office|email, limited access, no access to ~ email|mail, back in the office, will be back on, return to the office, returning on, not be reading e*, this inbox ~ monitored, mailbox ~ monitored, currently travelling, currently traveling
            """,
        ])
}
