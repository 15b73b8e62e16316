extension Language {
    /// Likewise, with how people write in Flanders.
    static let dutchRefusals = Language(
        classes: [
            .neg: "gn",
            .no: "neeeh njet nop neej",
            .regret: "aardig lief vriendelijk sorry spijt jammer helaas excuses",
            .filler:
                "jong joh vriend maat schat beste tja nou ach gij salut salukes jammer eerlijk sorry mannekes helaas dus",
        ],
        phrases: [
            .redirect: """
            geef|vraag ~2 nummer|door|het
            """,
            .idiom: """
            sluit* ~3 om
            schrap|verzet|verplaats dinsdag|maandag|woensdag|donderdag|vrijdag, niet erg $
            """,
            .bare: """
            stop hiermee, stop hier mee, gn interesse, geen int, geen intresse, gn zin, gn behoefte, ff nie, nie voor mij, nie voor ons, niets voor mij, niets voor ons, ik skip, nah ik skip, nah man, njet, noppes, nada, nope dank, nah dank, nee joh, nee man, nee schat, nee maat, nee gast, nee bro, nee mevrouw, nee meneer, nee vriend, ik hoef niks, ik hoef niet, hoef niks, hoeven niks, ik hoef het niet, hoef het niet, moet ik niks van hebben, doe geen moeite, bespaar je de moeite, dank maar nee, bedankt maar nee, bedankt maar nee bedankt, dank je maar nee, nee maar bedankt, mij niet bellen, ik bedank, ik sla over, wij slaan over, slaan we over, sla ik over, boeie, boeit niet, boeit me niet, boeiend, interesseert me niet, kan me niks schelen, blokkeren, blok, prullenbak, recht de prullenbak in, wegermee, weg hiermee, verwijder maar, haal me eraf, geen geld, geen budget, geen tijd geen zin, niet gewenst, ongewenst, ik ben uit, echt niet, zeker nie, bah nee, ba nee, bajaneen, ba neen, neen dank u, niks moeten, mij nie gezien, nie geïnteresseerd, tabee, tabé, nee en nogmaals nee, nee is nee
            """,
            .final: """
            <neg> ~3 mensen zoals|als wij|ons|ik|mij, niks|niets ~1 voor ~1 mensen
            niet voor dit|deze|zon|ons|onze|mij|mijn ~2 winkel*|zaak|bedrijf|zaakje|winkeltje|leeftijd
            wat ~2 zou|moet|moeten|ga|kan ik|wij|we ~1 daarmee|ermee|hiermee|mee|met, zie|zien ~3 nut|zin|noodzaak|meerwaarde|reden|behoefte ~2 niet, zie|zien ~2 geen|niet ~2 nut|zin|noodzaak|meerwaarde|reden|behoefte|zitten
            als ik|we|wij|er ~6 zou|had|hadden|zouden|zoek|zoeken|bel|bellen|vraag|vragen|laat|vind|vinden|neem|nemen|meld ~1 ik|we|wij|het|contact|weten|zelf|wel
            geen tijd ~2 geen ~1 geld|zin|behoefte|interesse|budget, geen geld ~2 geen ~1 tijd|zin|behoefte|interesse, tijd noch, geld noch, zin noch, noch tijd, noch geld, noch zin, noch behoefte, noch interesse, nu niet en ~2 niet, niet nu ~1 niet later, nu noch
            """,
            .strong: """
            succes|geluk|sterkte ~1 bij|met ~1 anderen|andere|een|iemand ~1 ander|anders $, succes|geluk bij|met anderen, redden|red ~1 het ~2 alleen|zonder|zelf, steek|steken ~2 geen ~1 euro|cent|geld|stuiver, mama|vrouw|baas|man|moeder|papa ~1 zegt|zei ~1 nee|neen
            werk|werken|handel ~1 niet ~1 met ~, mij|ons ~1 niet|nie besteed, kga|ga ~1 da|dat|dit nie|niet|ni doen, kgaan ~2 nie, doet|maakt ~4 gratis|kosteloos, werk|werken ~1 enkel|alleen|uitsluitend ~1 met
            dus nee|neen|nie, nee|neen dus, kap|kapt|stop|stopt|nok ~1 hiermee|daarmee|ermee, rapporteren en, blokkeren en, en blokkeren, en rapporteren, blokkeren dus, heb|hebben ~1 al ~1 iemand|iemant, al iemand ~3 voor|die|doet, doet ~2 al ~2 voor|gratis, ruikt|lijkt ~1 naar ~1 oplichting|scam
            hou|houd|houden|blijf|blijven ~2 bij ~2 schrift|schriftje|papier|pen|potlood|oude|vertrouwde|agenda|schriftjes|mijn|ons|onze, pen en papier, liever ~2 bij ~3 blijven|houden, blijf|blijven|hou|houden ~1 liever ~2 bij|zo|zoals
            past|passen ~1 niet|nie|ni ~1 bij|in|voor|binnen, voor ~6 is|wordt ~1 dat|dit|het|da ~1 niks|niets|niet, is|wordt dat|dit|da ~1 niks|niets, das|da's niks|niets, geen ~1 begroting|budget, niet ~1 begroot|voorzien ~1 in, niet in ~1 budget|begroting, al ~1 voorzien|bezet, reeds ~1 voorzien, goed ~1 voorzien, ruim voorzien, verkocht ~1 zaak|winkel|bedrijf, klanten ~2 vanzelf|zelf, redden|red|behelp|behelpen ~1 ons|me|mij ~1 prima|goed|wel|best|zo|uitstekend
            mijn|onze|ons|mn ~1 zwager|zoon|dochter|broer|zus|neef|nicht|vrouw|man|schoonzoon|boekhouder|kleinzoon ~4 al $, niet ~3 die ~1 u|je|jullie zoekt|zoeken|zoek, niet ~2 wie|wat u|je|jullie zoekt|zoeken|zoek, voegt ~3 niks|niets ~1 toe, levert ~3 niks|niets ~1 op, niet ~1 op ~1 ingericht|ingesteld|voorzien, niet ~1 ingericht|ingesteld ~1 op, haat|hekel ~3 berichten|reclame|spam|soort|dit|zulke|dat|aan, bied ~3 ander|anderen|iemand, verkoop ~3 ander|anderen|iemand, antwoord ~1 was|is|blijft ~3 nee $, wou|wilde|wilden ~1 niks|niets|niet|geen ~2 meer, geen oren ~1 naar, oren ~1 niet naar, aan ons|mij ~1 voorbij*, laten|laat ~3 voorbijgaan|voorbij|passeren, zo ~1 gaat|loopt|draait, zoals ~2 nu|is|gaat|loopt|altijd, tevreden|blij|gelukkig met ~3 nu|loopt|gaat|is|heb|hebben $, op mijn leeftijd, begin ~4 niet ~1 meer aan|mee, begin ~3 niet aan, koop|kopen ~1 niet|niks|niets ~1 van|via|op, zoals gezegd ~ <neg>, zoals ~2 gezegd ~ <neg>
            moet bij mij|ons ~2 niet ~1 zijn|wezen, bij mij|ons ~1 moet* ~2 niet, bij ~1 mij|ons aan ~1 verkeerde, verkeerde adres|deur|persoon|man|vrouw|huis, ben ~1 de verkeerde, heb|hebt|hebben|heeft ~1 de verkeerde, klop* ~2 ergens|andere|elders, bij de|mij|ons ~1 verkeerde
            skip $, ik skip ~1 dit|deze|het|even, skippen, gaan ~1 skippen, sla|slaan ~2 over, liever een ~3 zonder ~, nog liever, dan nog liever, dan ~1 liever ~
            zo|dat ~2 houden|laten|blijven|blijft|blijf $, zo ~1 houden, willen|wil|houden|hou|laten|laat ~3 zo ~1 houden|laten|blijven, houden|laten|laat|hou ~2 zoals|zo ~1 het|is $, blijft|blijf|blijven ~2 zo|zoals|hierbij|daarbij|bij $, blijf ~1 bij ~2 eigen|huidige|vaste|vertrouwde|mijn|onze, en dat ~1 blijft ~1 zo, gaat|loopt|draait|werkt ~2 prima|goed|lekker ~1 zo|zonder, prima|goed|tevreden|blij|best|gelukkig ~1 zo|zoals $, niet ~2 veranderen|wisselen|overstappen|verander, niks|niets ~1 veranderen|anders|nieuws, op mijn leeftijd ~ niet|geen, geen nieuwe ~ meer, geen nieuws meer
            heb|hebben|hebt|is|zien|zie ~3 niks|niets aan $, hier ~3 niks|niets aan|mee $, daar ~3 niks|niets aan|mee $, geen nut|baat|gebruik ~1 van|voor|bij, kan|kunnen ~2 niks|niets ~1 mee, kan ik niks|niets mee, wat moet ik ~2 mee, hoef|hoeven|moet|moeten|hoeft ~2 niks|niets|niet ~1 $, hoef ~3 niet, hoef het|dat|er|ik niet
            geen ~2 geld|budget|centen|poen|cent|middelen|tijd|ruimte|zin|puf|fut|energie|capaciteit ~ voor|hiervoor|daarvoor|over, niet ~2 betalen|permitteren|veroorloven, kan|kunnen ~3 niet veroorloven|permitteren|betalen|bruinen, bruin ~2 niet trekken
            doen|doe|maak|sluit|regel ~1 geen ~1 zaken|deals|handel|aankopen|zaak ~1 via|op|langs|met, via facebook|instagram|whatsapp|internet|linkedin ~ niet|geen|niks, geen ~3 via facebook|instagram|whatsapp|internet|linkedin, gaat|gaan|ga ~2 niet ~1 in ~ op, gaat|gaan|ga niet ~ op, niet ~1 in op, op zulke|dergelijke|dit|zulk|zo ~4 niet|nooit, aan zulke|dergelijke|dit|zulk|zo ~4 niet|nooit|geen, niet ~2 aan zulke|dergelijke|dit, neemt|nemen|neem ~2 geen|niet ~ deel|aanbod|aanbiedingen|voorstellen, werkt|werken|werk ~1 niet ~ mee|met, doet|doen|doe ~1 niet ~1 aan ~, accepteert|accepteren|accepteer|aanvaarden|aanvaard ~ geen, zulke ~2 doen ~1 niet, voor zulke|zoiets|zulks|dergelijke ~3 geen|niet|niks
            alleen|enkel|uitsluitend ~2 mond ~1 mond|reclame, mond tot mond ~4 genoeg|voldoende|alleen|altijd, mond op mond, moeten|moet|leef|leven|draai|draaien|werk|werken ~3 mond|mondreclame, alleen|enkel|uitsluitend|slechts ~1 met ~2 mensen|leveranciers|eigen|lokale|vaste|bedrijven|bekenden, met ~1 eigen mensen|personeel|team|mannen
            al eens|keer ~2 bedrogen|opgelicht|ingetuind|gevallen|belazerd|gepakt, ezel stoot, trap ~2 niet ~1 in, trappen ~2 niet ~1 in, tuin ~2 niet ~1 in, daar ~2 trap|tuin ik
            hang|hangen|heb ~4 aan de wilgen, aan de wilgen,  gestopt met ~2 zaak|winkel|bedrijf, zaak ~2 dicht|verkocht|gestopt|gesloten|overgelaten
            antwoord ~2 negatief|nee|neen, antwoord is ~2 nee|neen, zeg|zeggen ~2 nee|neen, houd|hou|houden ~1 het ~1 op ~1 nee, een nee|neen, wordt ~1 nee, blijft ~1 nee, dacht van niet, dacht ~1 niet, vrees ~1 niet, ik denk van niet, dank maar, bedankt maar ~1 nee|ik|wij|we|niet|geen, nee maar, maar nee $, moenekik|moettekik|moek ~, moe kik ~2 nie, kmoet|kmoe ~2 nie|niks|ni, kheb|keb ~2 nie|ni|geen|gene|niks ~, nie nodig|geïnteresseerd|voor, ni nodig|geïnteresseerd|voor, nt nodig|geïnteresseerd|voor, gene|genen ~1 goesting|interesse|tijd|behoefte|nood, niks ~1 moeten|nodig|hoeven, niets ~1 moeten|nodig|hoeven, laat|laten ~2 zo|rusten|varen|schieten|passeren|hangen, laat ~1 ons|mij|me ~1 met|gerust|rust, haal|gooi|zet|schrijf|schrap|smijt|knikker ~1 me|mij|ons|mijn|ons|mn ~3 af|uit|eraf|eruit|weg, prullenbak|vuilbak|prullenmand, in de prullenbak|vuilbak|prullenmand, verspil|verspeel|verdoe|bespaar|spaar ~2 tijd|energie|moeite|adem|je|u
            geen klant*|kandidaat|doelgroep ~1 voor|aan, niet ~2 doelgroep|klant|type, hebt|heb|heeft ~2 niks|niets ~1 te zoeken|halen|verkopen, valt ~2 niks|niets ~1 te, probeer* ~2 ergens|anders|elders|ander|iemand, zoek* ~1 maar|het ~1 ergens|elders|iemand, elders $, ergens anders $, ander adres|deur|andere, geluk ~2 elders|ergens|verder, succes ~2 elders|ergens
            """,
            .rude: """
            tief op, tyf op, tering op, rot lekker op, tiefen, optiefen
            zoek een baan|job|leven|hobby, ga werken, ga wat nuttigs|anders doen, rot toch, wegwezen, blok je|u|jullie, ik blokkeer|block|blok, val ~1 iemand anders|een ander, loop ~2 naar, krijg ~2 wat|toch, smeer ~1 m|em|hem, scheer je
            """,
            .soft: """
            had|hadden ik|we|wij ~3 gebeld|gevraagd|gezocht|gevonden
            te duur|ingewikkeld|laat|oud|klein ~ voor mij|ons, ben|zijn ~1 gepensioneerd
            mond tot mondreclame, mondreclame, mond aan mond, genoeg klanten|werk|volk|opdrachten|aan, meer dan genoeg|werk, handen vol, tot over ~1 oren, agenda ~1 vol, zit ~1 vol, te klein|oud voor, ik ben 12|13|14|15|16, minderjarig, derde|vierde|vijfde|tiende ~1 deze|vandaag|keer|mail|bericht, alweer ~1 zo|jullie|reclame, weer zo n, wat moet ik, wat heb ik ~2 aan, waarom zou ik, zever, zulke zever, gezever, over ~2 jaar ~3 pensioen, bijna ~1 pensioen, niks ~1 beters, niets ~1 beters, niks voor|tegen, salut, saluut, tabee, vaarwel
            """,
            .supplied: """
            sluit|sluiten|stop|stopt|stoppen|verkoop|verkopen|verkocht|dicht|gesloten|opgedoekt ~3 zaak|winkel|bedrijf|praktijk|salon|deuren|atelier|tent|café
            met pensioen, op pensioen, heb|hebben|hem ~2 al ~1 iemand|iets|een|mijn|onze|ene, iemand ~2 doet|voor, mijn|onze|ons|mn ~1 zoon|dochter|vrouw|man|broer|zus|neef|nicht|zwager|schoonzus|schoonzoon|boekhouder|boekhoudster|vriend|vriendin|buurman|vader|moeder|kleinzoon ~2 doet|regelt|zorgt|beheert|verzorgt ~1 dat|dit|alles|al|voor|onze|mijn|de|daarvoor, doet|regelt|verzorgt|beheert ~2 mijn|onze|ons|mn ~1 zoon|dochter|vrouw|man|broer|zus|neef|nicht|zwager|boekhouder|vriend|vriendin, doen|doe|regelen|regel|maken ~1 alles|het|dat ~1 zelf|met|in|intern, alles ~1 zelf|intern, al ~2 jaar ~2 zelfde|dezelfde|bij|met, dezelfde|zelfde ~3 jaar|jaren, zelfde boekhouder|leverancier, eigen mensen|personeel|team|afdeling
            """,
            .farewell: """
            het beste, al het beste, alle goeds, het ga je|u|jullie, succes, veel succes, succes ermee|verder|met, veel geluk, veel plezier, houdoe, hou doe, adieu, vaarwel, tabee, salut, saluut, fijne dag, werk ze, goede zaken, god zegen*, sterkte
            """,
            .hostile: """
            niks|niets beters te doen, wat moet|heb ik ~4 mee|aan, wat heb ik ~ aan, waarom zou ik ~, geen ~2 beters te doen, weer zo een
            """,
        ])
}
