extension Language {
    static let dutch = Language(
        classes: [
            .neg: "niet geen nooit niks niets nee neen nie noch niemand nergens zonder nah",
            .interest:
                "interesse interesses geïnteresseerd interesseert interessant belangstelling relevant aanspreekt aansprekend overtuigd",
            .desire:
                "wil willen wens wensen zoek zoeken prijs zin wilt hoef hoeven behoefte graag_ ontvangen kopen koop trek",
            .need: "nodig behoefte behoeften noodzakelijk hoeft",
            .write: """
            schrijven schrijf bericht berichten mail mails email emails e-mail mailen contact contacten contacteren contacteer bellen bel gebeld belletjes telefoontjes appen app appjes sturen stuur
            lastigvallen lastig benaderen benader reclame aanbiedingen spam sms nieuwsbrief nieuwsbrieven benaderd toenadering opnemen storen stoor stalken spammen opvolgen opvolging
            """,
            .again: "meer verdere nog weer opnieuw verder andere voortaan langer anymore",
            .me: "me mij mijn ons onze ik m'n wij",
            .stop: "stop stoppen stopt ophouden hou houd houden_ kap kappen ophoepelen",
            .remove:
                "verwijder verwijderen verwijdert verwijderd schrap schrappen uitschrijven afmelden haal halen wis wissen uitschrijf schrijf_uit uitgeschreven afgemeld opzeggen_",
            .data:
                "lijst lijsten nummer adres adressen mailadres gegevens bestand bestanden database mailinglijst maillijst telefoonnummer verzendlijst",
            .leave: "laat laten", .peace: "rust vrede",
            .waste: "verspil verspillen verdoe verdoen", .time: "tijd moeite energie adem",
            .save: "bespaar spaar bespaart bespaar_je",
            .already: "al reeds", .have: "hebben heb voorzien werken leverancier gebruiken gekozen iemand",
            .thanks: "bedankt dank dankje dankjewel dankuwel dankt thanks merci",
            .please: "alsjeblieft alstublieft aub svp asjeblieft",
            .filler:
                "hallo hoi dag beste geachte meneer mevrouw heer joh man gast hoor maar sorry helaas voor uw je u het jouw aanbod bericht_ toch gewoon even nu echt vriendelijk hartelijk de en jij",
            .warm: "graag leuk top super prima mooi tof geweldig haha hahaha ja jazeker zeker goed lekker",
            .annoyed:
                "irritant irritante opdringerig opdringerige spam vervelend vervelende lastig_ rot_ oprotten flikker donder opdonderen sodemieter kut klote kutzooi hufter idioot idioten eikel pleur oplichters oplichter oplichting hinderlijk stalken zeur zeuren zeik",
            .law:
                "advocaat avg politie aangifte melding meld rapporteer rapporteren gerapporteerd blokkeer blokkeren geblokkeerd juridische juridisch klacht autoriteit",
            .later:
                "later morgen maandag dinsdag woensdag donderdag vrijdag januari februari maart april mei juni juli augustus september oktober november december misschien volgende kwartaal zomer straks binnenkort druk vakantie",
            .notice:
                "gehoord gezien gelezen weet wist begrijp begrepen snap ontvangen_ gekregen gereageerd geantwoord bekend zeker_",
            .miss: "missen twijfel aarzel",
        ],
        phrases: [
            .idiom: """
            geen probleem, geen punt, geen idee, geen zorgen, geen haast, geen dank, geen moeite, geen vraag, niet verkeerd, niet slecht, niet gek, niet onaardig, waarom niet, waarom ook niet, nooit van gehoord, nog nooit, nog niet, niet alleen, niet zeker, weet niet, weet het niet, ik weet niet, niet begrepen, snap niet, niet gezien, niet gelezen, niet gekregen, nooit geprobeerd, niets te danken, niet dringend, niet erg, geeft niks, geeft niet, maakt niet uit, niet te missen, niet vergeten, bushalte, halte, niet kantoor
            laat me weten, laat maar weten, laat het weten, laat maar horen, laat maar zien, laat maar komen, laat even weten, laten we, laat me even, laat me nadenken, werkt niet, opent niet, doet het niet, lukt niet, niet te openen, geen bezwaar, niks mis, einde van de, eind van de, weekend, niet aanwezig, meer info*, meer informatie, geen spijt, non stop, stuur maar
            """,
            .yes:
                "geen nee, zeg geen nee, zeg ik geen nee, zeg niet nee, niet nee, niet stoppen, stop niet, niet missen, waarom niet, waarom ook niet, geen bezwaar, niet ophouden, niets op tegen, kan niet wachten",
            .keyword: "stop, afmelden, uitschrijven, einde, annuleren, opzeggen, nee, stoppen, weg",
            .bare: """
            nee, neen, neuh, nee nee, nope, nooit, stop, stoppen, afmelden, uitschrijven, ophouden, hou op, houd op, kap ermee, laat maar, laat maar zitten, geen interesse, niet geïnteresseerd, geen behoefte, geen zin, geen belangstelling, niks voor mij, niet voor mij, liever niet, beter van niet, niet nodig, hoeft niet, genoeg, basta, rot op, ga weg, donder op, flikker op, geen reclame, afgewezen, ik pas, wij passen, geen berichten, weg ermee, vergeet het, vergeet het maar, geen denken aan, absoluut niet, zeker niet, echt niet, geen sprake van
            """,
            .strong: """
            nee <thanks>, neen <thanks>, <thanks> nee, nee bedankt, nee dank, ik pas, wij passen, we passen, pas ik, passen wij, ik bedank, bedank ik, bedanken wij, liever niet, beter van niet, laat maar, laat maar zitten, laat zitten, laat me met rust, met rust, geen interesse, geen ~ belangstelling, geen ~ behoefte, geen zin in, geen trek in, niks voor mij|ons, niets voor mij|ons, niet voor mij|ons, niet mijn ding, niet mijn ~ ding|smaak|straatje, niet ons ding, niet aan mij besteed, niet ~ geïnteresseerd, niet ~ nodig, niet nodig, hoeft niet, hoef niet, hoeven niet, geen gebruik
            geen prijs op, stel* ~ geen prijs, zie* ~ van af, zien ~ ervan af, ziet ~ van af, afzien, sla* ~ over, slaan ~ over, wijs* ~ af, wijzen ~ af, afwijz*, afgewezen, afslaan, haak af, haken af, haal me ~ af|uit|van, haal ~ van ~ lijst, haal mij, haal ons, van ~ lijst, uit ~ bestand|lijst|systeem, hou* op, houd op, houdt op, kap ermee, kap met, stop met, stop ermee, stopt u, schrijf me uit, schrijf mij uit, schrijf ons uit, meld me af, meld mij af, uitschrijven, afmelden, verwijder me|mij|mijn|ons, verwijderen, niet meer ~ <write>, geen ~ berichten, geen ~ mails, geen ~ contact, geen ~ reclame, geen ~ telefoontjes, nooit meer, niet ~ benaderen, niet ~ contacteren, niet ~ bellen, niet ~ mailen, niet ~ lastigvallen
            val me niet, val mij niet, val ons niet, lastig te vallen, rot op, rot toch op, donder op, flikker op, pleur op, sodemieter op, ga weg, ga iemand anders, hoepel op, opzouten, zout op, krijg de, wil niet, wil geen, willen geen, willen niet, wil ik niet, wil ik geen, wens geen, wens niet, wensen geen, wensen niet, zoek niet, zoeken niet, koop niks, koop niets, bespaar* ~ moeite|tijd|je|u, verspil* ~ tijd, verspilde moeite, moeite besparen, zonde van ~ tijd, vergeet mij, vergeet me, vergeet het, zoek iemand anders, zoek een ander, nee is nee, nee gezegd, zei nee, zeg nee, antwoord is nee, is een nee, een nee, geen sprake van, geen denken aan, voor mij hoeft, trek mijn toestemming, toestemming in, maak bezwaar, geen toestemming, duim omlaag, besloten ~ niet, besloten ~ af, niet mee verder, niet verder, geen heil
            """,
            .command: "schrap me|mij|mijn|ons, wis mijn|me, gooi me ~ uit|af",
            .soft: """
            al voorzien, voorzien, zijn voorzien, ben voorzien, al geregeld, hebben al, heb al, hebben we al, hebben wij al, heb ik al, hebben reeds, al iemand, al een leverancier, al een partner, werken al, tevreden met, tevreden over, blij met, in eigen beheer, doen ~ zelf, doe ~ zelf, intern, succes met, succes ermee, veel succes, succes verder, succes, veel geluk, het beste, alle goeds, sterkte, te duur, geen budget, geen tijd, verkeerd nummer, verkeerde nummer, met pensioen, gestopt met het bedrijf, zaak gesloten, alweer, alweer jullie, derde bericht, derde keer, laatste keer, voor de laatste, nogmaals, bedankt maar, dank maar, toch bedankt, evengoed bedankt, tot ziens, doei
            """,
            .hostile:
                "hoe kom je aan, hoe komt u aan, hoe komen jullie aan, hoe kom jij, van wie heb, waar haal, wie heeft ~ nummer, waarom stuur, waarom blijf, waarom blijven, nog een bericht en, nog één bericht, nog een keer en, ik blokkeer, ik meld, ik rapporteer, wat moet je, ben je doof",
            .ask: """
            wacht, wacht even, wacht eens, momentje, vertel, vertel maar, vertel eens, vertel me, vertel meer, stuur maar, stuur me, stuur mij, stuur eens, stuur op, meer info*, meer weten, klinkt goed|leuk|interessant|mooi|top, ben benieuwd, benieuwd, ben geïnteresseerd, heb interesse, hebben interesse, wel interesse, wat kost, hoeveel, prijs van, prijzen, wanneer, bel me, bel mij, bel maar, laten we, ja graag, graag, jazeker, prima, is goed, doe maar, kom maar, doen we, lijkt me, afspraak, een demo, stuur nog, stuur opnieuw, hoe werkt, offerte, akkoord, lijkt mij
            """,
            .later:
                "nu niet, nu even niet, even niet, niet nu, op dit moment, momenteel, voorlopig, volgende week, volgende maand, volgend jaar, volgend kwartaal, een andere keer, andere keer, later, na de, na het, in januari, in september, vandaag niet, kom ik op terug, kom er op terug, ik app, ik mail je, ik bel je, eind van de maand",
            .redirect:
                "niet de juiste, verkeerde persoon, juiste persoon, ga hier niet over, ga daar niet over, niet over, mail even met, mail met, bel met, bel even, neem contact op met, contact opnemen met, spreek met, praat met, vraag het, vraag aan, vraag maar, collega, baas, manager, verantwoordelijk, afdeling, inkoop, niet aan mij, ik niet, daar moet je, stuur door, doorgestuurd, beslis niet, gaat daarover",
            .away:
                "afwezig, afwezigheid, niet op kantoor, niet aanwezig, automatisch antwoord, automatische reactie, op vakantie, met vakantie, met verlof, zwangerschapsverlof, ouderschapsverlof, beperkt toegang, weer terug op, weer bereikbaar",
        ])
}
