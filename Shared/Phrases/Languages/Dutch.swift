extension Language {
    /// With how people write in Flanders.
    static let dutch = Language(
        classes: [
            .part:
                "vlek vlekken wijnvlekken boom roest behang bijlage bijlagen regel achtergrond logo concept opmerking alinea",
            .grateful: "dankbaar",
            .delight: "prachtig geweldig mooi schitterend",
            .only: "alleen liever slechts enkel",
            .cooperate: "werk werken samenwerken",
            .seller: "verkopers verkoper",
            .chosen: "gekozen besloten gegaan",
            .other: "andere ander anders elders",
            .provider: "leverancier* partij partner* bureau* aanbieder* firma",
            .nobody: "niemand",
            .plea: "kunt kun kan zou zouden wilt wil kunnen zoudt",
            .apart:
                "tent bonnetje tas tasje montage stoelen contant aanbellen bezorgen afleveren leveren factuur noten parkeren parkeerplaats contract betalen uitgeven haasten excuseren duur goedkoop ver klagen geloven kloppen",
            .neg:
                "nul niet geen nooit niks niets nee neen nie nimmer nergens neeje ni nieks nix ier_ gene nen_ genen nt neenee nieet niets_ nieuwt_ gn nimeer nimer",
            .no: "neuj neu nej nops nee neen neuh neeje nope neej neeh neenee nein_ naah nah",
            .interest: """
            doelgroep nut meerwaarde nuttig interess* geïnteress* geinteress* geintereseerd geintresseerd geinterreseerd belangstelling relevant aanspreekt aansprekend overtuigd boeit intresse interese
            """,
            .desire:
                "overwegen overweeg wil willen wens wensen zoek zoeken prijs_ zin wilt hoef hoeven hoeft behoefte ontvangen kopen koop trek goesting wilde moet_ wou kope aankopen aanschaffen afnemen krijgen accepteer accepteren ga_ stel believen",
            .need: "nodig behoefte behoeften noodzakelijk hoeft vandoen",
            .write: """
            schrijf schrijven schrijft schrijve bericht* mail* email* e-mail contact contacten contacteren contacteer contacteert bel bellen belt belletje* telefoontje* telefoner* app appen apps appje* sturen stuur stuurt zenden zend toesturen
            lastigvallen lastig lastigval* benader* reclame* aanbiedingen spam* sms sms'en nieuwsbrief nieuwsbrieven toenadering opnemen stoor storen opvolgen opvolging acquisitie reageren_ oproep* whatsapp whatsappen belaag* aanschrijven aanspreken acquireren bestoken bestook
            colportage dm dms pb'tje dm'en sollicit* mailtje* verkooppraat* ronselen herinnering* opbellen
            """,
            .written:
                "gebeld benaderd gecontacteerd gemaild lastiggevallen gestoord aangeschreven geappt gestuurd gespamd",
            .again: "meer verdere nog weer opnieuw verder voortaan langer anymore meerder toekomst meerdere",
            .me: "me mij ons m'n_ mei", .my: "mijn onze mn m'n ons", .you: "je u jullie jou uw",
            .stop: "stop stoppen stopt ophouden kap kapt kappen ophoepelen staak staakt staken stopte houd_ hou_",
            .remove: """
            doorstrepen doorhalen weghalen verwijder* schrap* uitschrijf* uitschrijven afmelden afmeld* haal halen haalt wis wissen wist_ verwijderd_ uitschrijving delete deleten schrapt gooi gooit gomt gom
            """,
            .data:
                "naam lijst lijsten nummer adres adressen mailadres gegevens bestand bestanden database mailinglijst maillijst telefoonnummer verzendlijst contacten contactenlijst adresboek contactlijst systeem gsm gsmnummer",
            .forget: "vergeet verlies", .leave: "laat laten laten_we", .peace: "rust vrede gerust",
            .waste: "verspil* verdoe* verprutsen", .time: "tijd moeite energie adem",
            .save: "bespaar spaar bespaart besparen spaart",
            .already: "al reeds", .have: "hebben heb voorzien werken leverancier gebruiken gekozen iemand",
            .object: "bezwaar verzet sommeer",
            .withdraw: "trek_ intrek* herroep herroepen",
            .consent: "toestemming akkoord_ goedkeuring",
            .thanks:
                "bedankt dank dankje dankjewel dankuwel dankt thanks merci thx merciekes dankuwel tnx danku bedank_",
            .please: "alsjeblieft alstublieft aub svp asjeblieft gelieve pls asjeblief aubb alsjeblief",
            .filler: """
            haha hihi hehe
            pff bwa bah poeh tja nou gezegd_
            eens hallo hoi dag beste geachte meneer mevrouw heer joh man gast hoor maar sorry helaas voor uw je u het jouw aanbod bericht_ toch gewoon even echt vriendelijk hartelijk de en jij
            goedemorgen goedemiddag goedenavond fijne nog avond weekend bro maat vriend amai zeg allee ah oh ja_ eh seg zenne zulle ze he hè hé wel maatje chef_ groet groetjes mvg gij ge 't t da dat is is'm echt_ wij ik dees hey yo schat lieve een ni_ zijn daar heel erg moment met ffe jongens
            """,
            .contrast: "maar echter", .condition: "indien als wanneer_",
            .opener: "hoe hoeveel wanneer waar welke welk waarom wie",
            .warm:
                "leuk top super prima mooi tof geweldig haha hahaha jazeker zeker goed lekker gaaf vet chill plezant keigoed wijs geniaal keitof",
            .annoyed: """
            irritant irritante opdringerig opdringerige vervelend vervelende rot_ oprotten flikker donder opdonderen sodemieter kut klote kutzooi hufter idioot idioten eikel pleur oplichters oplichter
            oplichting hinderlijk zeur zeuren zeik zak_ kloten godverdomme gvd tering tyfus kanker lul klootzak smeerlap zever kak spam lastpak
            """,
            .abuse:
                "stalken stalking stalker lastiggevallen_ ongewenste ongewenst ongevraagd ongevraagde pesterij spammers spammer intimidatie stalkt",
            .law:
                "advocaat avg gdpr politie aangifte juridische juridisch klacht autoriteit gegevensbeschermingsautoriteit consumentenbond telecomwet",
            .later: """
            later morgen maandag dinsdag woensdag donderdag vrijdag januari februari maart april mei juni juli augustus september oktober november december misschien volgende kwartaal zomer straks
            binnenkort druk vakantie vandaag herfst najaar voorjaar
            """,
            .notice:
                "geweten openen open gedacht verwacht gehoord gezien gelezen weet wist begrijp begrepen snap gekregen gereageerd geantwoord bekend gevonden vind aangekomen geopend binnengekomen toegekomen begreep gesnapt bekeken",
            .miss: "missen twijfel aarzel",
        ],
        phrases: [
            .idiom: """
            op de hoogte
            van|vanaf|bij nul
            verlies ~ nummer niet, niks|niets bijzonders|speciaals, wil|wilde ~1 weten
            een ~1 succes, groot succes, tevreden|blij met jullie|uw|het|de, bedankt voor de ~1 keer
            al ~1 besteld|gereserveerd|betaald|getekend|ingeschreven, al ~ besteld|gereserveerd, zeg het niet tegen, ik ~ zelf uitgehaald|verwijderd|weggehaald
            verhuisd ~ elders, leveren ~ elders, verkopen ~1 ook ~ anders|elders, mijn|onze oude ~ zat|beu, tevreden met|over de|jullie|je offerte|prijs|voorstel, wil ~1 niet ~1 zeuren|storen|pushen|drammen|lastig, betaal ~ liever niet, liever niet vooraf, maakt ~ niet uit, wil er niet één|een, wil geen overwerk, komt ~ niet uit, niet doorgaat
            nog nooit gedaan, nooit gedaan, niet ~1 vervelend|lullig|onaardig|rot bedoeld, niet te laat, niet persoonlijk, zand erover, slechte ervaring, kom niet alleen
            als ik vragen mag, hoef*|hoeft|hoeven ~ niet ~ <write> ~1 eerst|vooraf|vantevoren, niet eerst ~ <write>, <neg> ~ eerst|vooraf ~1 <write>, hou*|stop* ~ op met sorry|excuses|verontschuldigen, stop* ~ met verontschuldigen|sorry, ik stop om|rond|met, ik stop ~1 vijf|zes|vier|drie|half, als ik ~ stop, ben|was|waren ~ gestopt met roken|werken|drinken, genoeg van hem|hen|hun|ze|haar, hebben we|wij genoeg van, ben ~1 advocaat|jurist, <law> proof|bestendig, geblokt|blokkeer|geblokkeerd ~ <later>|agenda, <later> ~ geblokt, ongeluk verwijderd|gewist, bericht ~ ongeluk, ongewenste ~1 map|post|mailbox|folder|berichten, bij mijn|de spam, bij de ongewenste, in de|mijn ongewenste, tussen ~ spam|ongewenste, genoeg aan, daar heb|hebben ~ genoeg aan
            bel|telefoneer|app|mail ~ niet graag, oude|vorige|laatste leverancier ~ zitten|genoeg|stel*, geen van beide, niet elke dag, geeft niks, niet liegen
            stoppen voor vandaag
            niet ~ blij|tevreden met onze|mijn
            pas in|over|volgende|na|vanaf|om|als
            groen|blauw|rood|kleur|maat|model ~ niet
            voor tienen|negen|achten|elven|zevens|twaalven ~ niet ~ <write>, <later> ~ afzeggen|verzetten|annuleren
            nul probleem, nul problemen, niet goed horen, niet horen, hoorde ~ niet
            oh nee, ach nee, och nee, ah nee
            hoeft niet vandaag|nu|direct|meteen|per, je weet niet, niet eerder, niet hoe ik
            geen probleem, geen punt, geen idee, geen zorgen, geen haast, geen dank, geen moeite hoor, geen vraag, geen paniek, geen stress, geen nood, niet verkeerd, niet slecht, niet gek, niet onaardig, waarom niet, waarom ook niet, nooit van gehoord, nog nooit, nog niet, nog geen, nog niks, nog niets, niet alleen, niet zeker, weet niet, weet het niet, weet ik niet, ik weet niet, niet begrepen, snap niet, snap het niet, niet gezien, niet gelezen, niet gekregen, niet ontvangen, niets ontvangen, niks ontvangen, nooit geprobeerd, niets te danken, niet dringend, niet erg, geeft niks, geeft niet, maakt niet uit, niet te missen, niet vergeten, bushalte, halte, tramhalte, niet kantoor, niet op kantoor, niet thuis, niet op het werk, niet normaal
            laat me weten, laat maar weten, laat het weten, laat maar horen, laat maar zien, laat maar komen, laat even weten, laten we, laat me even, laat me nadenken, laat mij ~ weten|kijken|checken|vragen, laat me ~ kijken|checken|vragen|overleggen|bekijken, werkt niet, opent niet, doet het niet, lukt niet, gaat niet open, niet te openen, geen bezwaar tegen, geen bezwaren, geen bezwaar hoor, niks mis, niets mis, einde van de, eind van de, weekend, niet aanwezig, meer info*, meer informatie, meer details, geen spijt, non stop, stuur maar, geen bijlage, geen link, geen internet, geen bereik, geen kosten, geen addertje, geen abonnement, geen contract, geen minimum, geen verplichting*, geen mail|bericht|antwoord|bijlage ontvangen|gekregen|gezien
            onze klanten, mijn klanten, kunnen klanten, kan|kun|kunnen ik|je|men|klanten|mensen|we|gebruikers ~ afmelden|uitschrijven|opzeggen|annuleren|stoppen|verwijderen, altijd opzeggen, kan ik ~ opzeggen|annuleren, in de spam*, in mijn spam*, spammap, spamfilter, niet duur, niet goedkoop, niet te duur, niet zo, niet al te, niet altijd, niet iedereen, niet alles, niet per se, niet echt begrepen, niet voor, niet eerder, niet tot, niet ver, niks te verliezen, niets te verliezen, niet meer dan, niemand op*, niemand neemt, geen antwoord, geen reactie, nooit te laat, kan niet klagen, mag niet klagen, kan het niet vinden, vind het niet, zie het niet, zie niks, kom er niet, geen tijd gehad, niet aan toegekomen, niet aan de slag, niet meer gezien, herinner me niet
            stop er ~ bij|in, stop je, stoppen jullie, stopt de, stopt het, niet geantwoord, nooit geantwoord, niks gehoord, niets gehoord, niets gestuurd, niks gestuurd, niet gestuurd, niet gebeld, niet teruggebeld, niet teruggemaild, nee maar, kan vandaag niet, kan nu niet, kan morgen niet, kan niet praten, niet nu, wist ik niet, wist niet, kende ~ niet, kende ik nog niet, ken ik niet, ken ~ niet
            """,
            .yes: """
            zou niet zeggen dat ~ <neg>
            niets|niks liever, valt me ~ niet lastig, valt|val ~ helemaal niet lastig, jij|u|jullie bedankt, voor geen goud ~ missen, stoort me ~ niet
            integendeel, juist leuk|wel|niet, sla* ~ niet af, geen nee ~1 tegen, niet liegen, stoort ~1 helemaal niet, nee joh juist
            verkeerd|mis begrepen
            hoef*|hoeven ~ niet ~ overtuigen|overhalen, zei* ~ eerst nee, eerst nee, zeiden ~ nee vanwege|omdat, nee grapje|geintje, vergeet niet|nie, niet vergeten, vergeet ~1 niet
            stoort niet, stoort ~ niet, stoor niet, geen last, niet storen, 't is niet dat, tis niet dat, niks op aan te merken, kan niet beter, geen sorry
            geen nee, zeg geen nee, zeg ik geen nee, zeg niet nee, nee zeggen, niet nee, niet stoppen, stop niet, niet missen, waarom niet, waarom ook niet, geen bezwaar, niet ophouden, niets op tegen, niks op tegen, niets tegen, niks tegen, kan niet wachten, niet dat ~ geen|niet|nie|niks, niet oninteressant|ongeïnteresseerd|onaardig|onverstandig|onbelangrijk, niet te versmaden, zou niet weten waarom niet, niet afgeneigd, niet vies van, hou niet op, houd niet op, aarzel niet, niet kunnen wachten
            """,
            .keyword:
                "stop, afmelden, uitschrijven, einde, annuleren, opzeggen, nee, stoppen, weg, verwijderen, uitschrijving",
            .bare: """
            barst, stik, sterf
            groeten
            nah laat maar, opzouten, ammehoela, aan mijn hoela, aan me hoela, mooi niet, nou nee, pff nee, moette nie, moette ni, moet je niet, de groeten, bekijk het maar, bekijk het, je kan me wat, in je dromen, vergeet 't, echt nee, eerlijk gezegd nee, god nee, hemel nee, alsjeblieft zeg, nee zeg, nee zeg ik toch, nee toch niet, nooit of te nimmer, nooit ofte nimmer, niet te koop, al geef je me geld toe nee
            ik laat het, we laten het
            niet schrijven, niet contacteren
            verdwijn, schei uit, schei toch uit
            moet ni, moet nie, moemme ni
            helaas niet
            genoeg nu, genoeg nou, nu genoeg, zo genoeg
            <no>, nee, neen, neuh, nee nee, nope, nooit, stop, stoppen, afmelden, uitschrijven, ophouden, hou op, houd op, kap ermee, laat maar, laat maar zitten, laat zitten, geen interesse, niet geïnteresseerd, geen behoefte, geen zin, geen belangstelling, niks voor mij, niet voor mij, liever niet, beter van niet, niet nodig, hoeft niet, genoeg, basta, rot op, ga weg, donder op, flikker op, geen reclame, afgewezen, ik pas, wij passen, geen berichten, weg ermee, vergeet het, vergeet het maar, geen denken aan, absoluut niet, zeker niet, echt niet, geen sprake van, doe maar niet, doe mij maar niet, hoef ik niet, hoef niet, moet ik niet, moet niet, moek niet, foert, geen goesting, gene goesting, nee laat maar, nooit van mijn leven, over mijn lijk, in geen geval, bij lange na niet, liefst niet, niks, niets, geblokkeerd, gemeld, gerapporteerd, geblokkeerd en gemeld, verwijderen, afgemeld, dikke nee, nee hoor, nie nodig, kapt ermee, stopt ermee
            """,
            .elsewhere: """
            berichtje|bericht|app|appje|mail|mailtje|sms|whatsapp|appen|mailen|schrijven|berichten is|mag|kan|werkt|zijn ~1 prima|ok|oké|oke|beter|goed|fijn|wel|best|handiger, liever per|via|appen|mailen
            """,
            .undone: """
            ongeluk|abusievelijk ~ uitgeschreven|afgemeld, uitgeschreven|afgemeld ~ ongeluk
            koop|bestel|neem toch
            negeer dat|dit|maar|het|die|mijn, negeren aub, verkeerde knop|toets|chat|emoji, zoon|zoontje|dochter|dochtertje|kind|kinderen|kleine|kat|kleinzoon ~ typte|stuurde|tikte|drukte|getypt|gestuurd|getikt, ongeluk ~ getypt|gestuurd|getikt|gedrukt|verstuurd
            """,
            .final: """
            niet ~1 mijn|ons ding, waarom laat|laten ~ me|mij|ons niet
            einde gesprek|discussie|verhaal|oefening, einde van ~1 gesprek|discussie|verhaal, punt uit
            spreekt me|mij|ons niet
            niet voor reclame, voor geen geld
            mij niet gezien, geen nood aan
            nu niet en ~ later|nooit|niet, niet nu en ~ later|nooit|niet, noch nu noch, nu noch in, nu noch later, nu niet later niet
            """,
            .strong: """
            geef|geven ~ geen geld, geen geld ~ aan uit
            doe|doen ~ niet ~1 mee, doe|doen ~ niet aan mee
            moet|moeten|ga|gaan|helaas ~ aanbod|uitnodiging|helaas|voorstel|dit ~ afslaan, helaas afslaan, zoek|probeer|ga|kijk|verkoop* ~ elders, me|mij|ons ~1 afmelden|uitschrijven|verwijderen, afmelden $, afmelden graag|aub|alstublieft, uitschrijven $
            helaas ~ niet ~ op ingaan|mogelijk|doen|helpen|meewerken, niet op ingaan, wis|verwijder ~1 wat u|je|jullie, niet ~1 gebruiken voor ~1 verkoop|reclame
            trein is ~ vertrokken, gekozen|kiezen|voor ~ andere weg|koers, geen ~1 herinneringen|opvolging|follow, niets|niks te maken met ~1 wat|ons, reageren|reageer niet op ~1 koude|acquisitie, moet ik|wij|we nie|ni|niet hebben, niet op zoek, nee gezegd tegen alle
            leuk|goed|aardig|mooi geprobeerd $
            doe|doen niet aan, doe|doen|maak|maken geen ~1 samenwerking*|reclame|promo*|collab*|enquêtes|interviews, sluit ~ dossier|zaak|ticket, was ~ nee, nog steeds ~1 nee, niks|niet|niets vr mij|me|ons, verkeerde deur, leven is ~ te kort, geen zin, nut ~ niet van, hoor ~ niets|niks meer, niets meer|van graag, dit is ~ een grap, verbiedt ~ contact, nog steeds niet $
            laten|laat|houden|hou alles ~1 zoals|bij, alles zoals het, laatste wat ik|we ~ wil|willen|nodig|gebruiken|zoek*, laatste waar ik|we, zou ~ nooit ~ gebruiken|kopen|nemen, nooit gebruiken|kopen, <neg> ~ gebruiken zou, dat|dit|daar is ~1 mijn|ons antwoord, geen antwoord is ~ antwoord, zwijgen ~ antwoord, tegen gestemd, tegengestemd, afgekeurd, mijn|ons laatste bericht|woord|antwoord|mail, onderwerp|zaak|hoofdstuk|discussie ~1 gesloten|afgesloten|afgerond, niet ~1 te koop, wordt het ~ nooit, vraag ~ niet meer, niet ~ van plan, geen plannen|intentie|voornemen, niet veranderen
            koop|vertrouw|praat ~ <neg> ~ vreemden|onbekenden, respecteer* ~ privacy|beslissing|keuze|besluit, geen bal, geen moer, geen fluit, geen snars, geen barst, al ~1 krijg|kreeg|geef|gaf|betaal* ~1 je|ik|jullie|u|me geld|toe, al krijg ik ~1 toe, wil|willen noch ~ noch, noch ~ noch, <please> geen ~1 zakelijke|reclame|verkoop*|aanbiedingen|berichten|zakelijks, geen zakelijke, met externe|externen|bureaus|tussenpersonen ~ niet|nooit|geen, niet met ~1 externe|externen|bureaus, pasen en pinksteren, op je buik, bekijk het, bekijk 't, zoek het|'t uit, mooi niet, kan|kun|kunt me ~1 wat, in je dromen, geen brood in, niet mee bezig, gooi ~ nummer ~ weg, te oud voor, niks voor ons|mij, niets voor ons|mij, gezien en gelezen ~ niet, er niet aan, moet er ~1 niet, geen gehoor
            geen aanbiedingen|reclame
            houden het zoals, blijven zoals, nummer|account|adres|profiel niet ~ voor|reclame, voor geen geld, nog niet gratis, antwoorden hoeft, antwoord niet nodig
            hou|houd* uw|je|jullie aanbiedingen|aanbod|reclame ~ uzelf|jezelf, geen kans ~1 maat|vriend|gast, reclame|aanbiedingen ~ geweigerd
            gesprek is ~ afgelopen|gesloten|klaar|voorbij|beëindigd
            vind ~ opdringerig|vervelend|hinderlijk
            uw|je|jullie berichten|mails|appjes ~ storen|vervelen|irriteren, aan ~ verkeerde adres
            kan|kunnen ~ zonder, heb ~ gedempt, eigen zaken, reken* niet op mij|ons, aandringen ~ niet|zin, stoppn met, neem|nemen geen ~ aanbiedingen|reclame|aanbod
            antwoord ~ niet veranderd, antwoord ~ hetzelfde, reageer|reageren|antwoord|antwoorden niet|nooit ~ aanbiedingen|reclame|aanbod|verkoop*, niks|niets ~ te maken hebben, valt niets|niks ~ halen, ander|anderen lastigvallen|lastig, onthouden van, over mijn lijk, voor ons niet
            mijn|onze inbox|mailbox|profiel|pagina|telefoon|nummer|insta|brievenbus|account|tijdlijn|facebook|whatsapp is ~1 geen, zoek ~1 ander|andere sukkel|slachtoffer|dwaas|klant|idioot, klopt ~ verkeerde deur, verkeerde deur, dit ene bericht, dit enige bericht, tot dan ~ niets|niks|geen|niet, tot die tijd ~ niets|niks|geen|niet, geen gevolg, niet aan de orde, worst wezen, schei ~ uit, doe ~ lol ~ verdwijn|stop, zaag|zaagt|zeur iemand, niet ~ gebruiken ~ verkopen, niks|niets ~ verkopen, heeft ~1 geen zin, verdwijn* uit
            laat vallen, trek uw plan, trek je plan, moet ni hebben, moeten wij niet
            zei stop, stop gezegd, gezegd ~ stop
            <remove> ~ alles, laat ~ <me> ~ hierbuiten|erbuiten|buiten, niets aan, niks aan, hebben ~ niets|niks aan, liever geen, hou <me> erbuiten
            geen haar op, onder geen beding, in geen geval, dacht het niet, bedankt maar nee, absoluut niet, zeker niet, beslist niet, helaas nee, ik vrees van niet, bespaar me, bespaar ons, ga passen, gaan passen, niet op in, zie ~ niet zitten, zien ~ niet zitten, laat varen, geen reet, geen hol, geen zak, moet niks hebben, moet er niks van
            niet akkoord met ~ gebruik|verwerking, geen akkoord, berichten beu, beu van, laat het gewoon|nu|nou|zo, <write> beu
            niets|niks meer van u|je|jullie, spreekt ~ niet aan, mij is het nee, ons is het nee, geen boodschap aan
            houden het bij, houd het bij
            huidige leverancier|partner|aanbieder, blijven bij, doen niet aan, doe niet aan, andere richting, niet op te wachten
            nee <thanks>, neen <thanks>, <no> <thanks>, <thanks> nee, <thanks> neen, nee bedankt, nee dank, nee laat, ik pas, wij passen, we passen, pas ik, passen wij, passen we, ik bedank, bedank ik, bedanken wij, bedank ervoor, bedanken we, liever niet, liever nie, liefst niet, beter van niet, laat maar, laat maar zitten, laat zitten, geen interesse, geen ~ belangstelling, geen ~ behoefte, geen zin in, geen trek in, geen|gene goesting, niks voor mij|ons, niets voor mij|ons, niet voor mij|ons, nie voor mij|ons, niet mijn ding, niet mijn ~ ding|smaak|straatje, niet ons ding, niet in mijn straatje, niet aan mij besteed, niet aan ons besteed, niet ~ geïnteresseerd, niet ~ nodig, nie ~ nodig, niet nodig, hoeft niet, hoef niet, hoef ~ niet, hoeven niet, hoeven ~ niet, hoeft ~ niet, hoef geen, geen gebruik, moet dat|da|het niet|nie, moeten dat|da niet|nie|ni, moet ~ niet hebben, zegt mij niks|niets, zegt me niks|niets, boeit ~ niet, boeit ~ niks, interesseert ~ niet|niks|geen|nie, kan me niet schelen, kan mij niet schelen, kan me gestolen, scheelt mij, zal me een worst, zal mij worst, raakt mij
            geen prijs op, stel* ~ geen prijs, stellen ~ op prijs als ~ niet|geen, zie* ~ van af, zien ~ ervan af, ziet ~ van af, zie er van, afzien, sla* ~ over, slaan ~ over, wijs* ~ af, wijzen ~ af, afwijz*, afgewezen, haak af, haken af, geen optie, geen meerwaarde, van ~ lijst, uit ~ bestand|lijst|systeem|database, hou* op, houd op, houdt op, hou ~ op, kap ermee, kapt ermee, kap er, kap nou, stop ermee, stopt ermee, stop er ~ mee, stopt er ~ mee, stop daarmee, stopt daarmee, stopt u, stop nou, schrijf me uit, schrijf mij uit, schrijf ons uit, verwijder me|mij|mijn|ons, geen ~ berichten, geen ~ mails, geen ~ contact, geen ~ reclame, geen ~ telefoontjes, geen ~ verdere, nooit meer, nooit weer
            opzouten, zout op, wil niet, wil geen, willen geen, willen niet, wil ik niet, wil ik geen, wil nie, wens geen, wens niet, wensen geen, wensen niet, zoek niet, zoeken niet, koop niks, koop niets, koop nooit, koop ~ niks|niets|nooit, bespaar* ~ moeite|tijd|je|u, verspil* ~ tijd, verspilde moeite, verspilde tijd, moeite besparen, moeite niet, doe geen moeite, geen moeite, scheelt ~ tijd|moeite, zonde van ~ tijd, vergeet het, zoek iemand anders, zoek een ander, zoek maar iemand, zoek uw geluk, iemand anders ~ lastig, ergens anders, probeer ~ ergens|elders|iemand|bij een ander, een ander slachtoffer, nee is nee, nee gezegd, zei nee, zeg nee, zeg ik nee, antwoord is nee, antwoord blijft nee, is een nee, een nee, wordt een nee, wordt hem niet, wordt em niet, gaat hem niet worden, gaat em niet worden, gaat niet door, gaan we niet doen, ga ik niet doen, doe maar niet, doe mij maar niet, doen we niet, doe ik niet, geen sprake van, geen denken aan, voor mij hoeft
            geen toestemming, nooit ~ toestemming, duim omlaag, besloten ~ niet, besloten ~ af, niet mee verder, niet verder, gaan ~ niet mee door|verder, geen heil, nooit om gevraagd, niet om gevraagd, nooit ~ aangemeld|ingeschreven|gevraagd, niet ~ aangemeld|ingeschreven, niet gevraagd, nooit gevraagd, zonder mij, zonder ons, niet ~ van gediend, niet gediend, niet op ~ te wachten, zit ~ niet op ~ te wachten, zitten ~ niet op ~ te wachten, niet op zitten te wachten, redden ~ zonder, red me ~ wel, redden ons ~ wel, kunnen zonder, kan zonder, heb genoeg van, genoeg is genoeg, ben er klaar mee, klaar mee, zat van, beu, kotsbeu, de buik vol, voor gezien, houd het voor gezien, hou het hierbij, hierbij laten, hierbij houden, het hierbij, laat het hierbij, het daarbij, daarbij laten, hier stoppen, houdt het ~ op, houdt het op, houdt het hier, gesprek ~ afsluiten|beëindig*|stoppen, hoofdstuk ~ sluiten, hiermee ~ afgesloten|afgedaan|gesloten, zaak gesloten ~, punt uit, niet verder op in, kans is nul, vergeefse moeite, geen zin om, geen tijd voor, heeft geen zin, heeft geen nut, nutteloos, zinloos, niet langer, blijf weg, blijft weg, verzoek u ~ niet, verzoek je ~ niet
            """,
            .command: """
            en stop hiermee|ermee|daarmee|nu|alstublieft
            haal|haalt ~ naam|nummer|gegevens ~ eruit|eraf|weg|uit|af
            schrap* me|mij|mijn|ons|mn, wis mijn|me, gooi* ~ me|mij|mijn|mn ~ uit|af|weg|van, haal* ~ me|mij|ons|mijn ~ af|uit|van, haal ~ van ~ lijst, haal mij, haal ons, haalt mij, meld me af, meld mij af, stop met, stopt met, kap met, kapt met, hou* ~ op met, houdt op met, laat ~ me|mij|ons ~ rust|gerust, laat me met|gerust, laat mij met|gerust, met rust, gerust laten, mij gerust, ons gerust, me gerust, vergeet mij|me|ons, vergeet mijn|mn nummer, verlies mijn nummer, niet meer ~ <write>, niet meer ~ <written>, nie meer ~ <write>, ni meer ~ <write>, niet ~ benaderen, niet ~ contacteren, niet ~ bellen, niet ~ mailen, niet ~ lastigvallen, niet ~ schrijven, niet ~ sturen, niet ~ contacteer*, lastig te vallen, val me niet, val mij niet, val ons niet, val ~ niet lastig, valt ~ niet lastig, <write> ~ niet meer, <write> ~ niks|niets meer, stuur ~ niks|niets, stuur ~ geen, stuurt ~ geen, uitgeschreven worden, verwijderd worden, afgemeld worden, geschrapt worden, wil ~ afgemeld|uitgeschreven|verwijderd|geschrapt, wil ~ eraf|eruit|van, haal eraf, haal me eraf, graag ~ verwijder*, graag ~ uitschrijv*
            """,
            .rude: """
            barst maar, stik maar, stik erin, sterf maar
            wegwezen, wat een lef
            waarom laat|laten|laten ~ niet ~ rust, zaag|zeur|zeik ~ niet
            opzouten, rot een eind op, opgehoepeld, opgekrast, donder toch op, bekijk het maar, krijg de, schuif op
            welk deel van nee
            daar ~ mee ophouden|stoppen, hiermee ophouden|stoppen
            hoe vaak|dikwijls ~ nee
            hoe kom* ~ lijst af|uit, hoe kom* ~ uit|van ~ lijst|bestand
            zwijg, zwijgt, zeik niet, zaag niet, zeur niet, zaagt niet, dank je feestelijk
            rot op, rot toch op, rot ~ op, rotop, donder op, dondert op, flikker op, pleur op, sodemieter op, ga weg, gaat weg, ga iemand anders, ga ergens, ga fietsen, ga toch fietsen, hoepel op, optyfen, tyf op, krijg de, krijg toch, val dood, lik mijn, kus mijn, kust mijn, kust mn, kus mn, bol het af, bol af, bolt het af, bolt af, trap het af, trek het af, maak dat je weg, maak dat ge weg, scheer je, scheert u, loop naar, loop heen, naar de maan, naar de pomp, de pot op, fok op, fuck op, opkrassen, kras op, wegwezen, bek houden, hou je bek, houd je bek, hou uw muil, hou je mond, mond houden, muil, moei u, ga je schamen, zeg flikker, zak in, stik erin, je kan de, je kunt de, kunt den boom in, de boom in, den boom in, laat me met rust verdomme, zeg hou, aan mijn reet, aan mijn gat, aan mijn botten, op mijn zenuwen, op de zenuwen, op mijn systeem, op de heupen
            trek mijn toestemming, trek ~ toestemming in, toestemming ~ in, herroep*, maak ~ bezwaar, bezwaar tegen, teken ~ bezwaar, recht van bezwaar|verzet, recht op ~ vergetelheid|gegevenswissing|verwijdering, vergetelheid, gegevenswissing, artikel 21, art 21, artikel 17, art 17, verwijdering van, verwijder* ~ gegevens, wis* ~ gegevens, gegevens ~ wissen|verwijder*, bel me niet register, bel me niet meer
            ik blokkeer, blokkeer je|jullie|u|jou|ik, ik meld, ik rapporteer, meld ~ als spam, als spam, gemeld als, rapporteer je|jullie|dit|u, je wordt geblokkeerd, u wordt geblokkeerd, bent geblokkeerd, geblokkeerd en, gemeld en, gerapporteerd en, doe aangifte, aangifte doen, klacht indienen, dien ~ klacht in, juridische stappen, mijn advocaat, naar de politie, dit is spam, dit is stalking, dit is intimidatie, dit is lastigvallen, puur stalking, dit is gewoon spam
            """,
            .soft: """
            respecteren, respecteer dat
            alleen voor ~1 klanten|leden|patiënten, alleen voor ~1 familie|vrienden, leuk geprobeerd, goed geprobeerd, aardig geprobeerd, houden het bij, weer een ~1 goeroe|expert|coach, minderjarig, te oud, alleen privé, genoeg aan mijn hoofd, zelf contact op, bellen u wel, bel je wel, nemen zelf contact, hebben reeds, heb reeds, geen tijd, verkeerd nummer, verkeerde nummer, verkeerd verbonden, verkeerde persoon, gestopt met het bedrijf, zaak gesloten, zaak gestopt, alweer jullie, derde bericht, derde keer, laatste keer, voor de laatste, toch bedankt, evengoed bedankt, niettemin bedankt, doei, privé nummer, privé account, privé profiel, privénummer, privéaccount, privéprofiel, privéadres, persoonlijk nummer, persoonlijke account, tis goed, zelf wel, goed zo, is goed zo, wat ik heb, wat we hebben, zoals het is, tevreden met, tevreden over, content met|van, blij met, zo goed, 't is goed zo, trouw aan, die trouw, trouw $
            """,
            .supplied: """
            al gedekt, ons gedekt
            hebben alles ~1 $, heb alles al, pensioen ~ <later>, de concurrent, zoek ik ~ zelf, allemaal intern, al voorzien, zijn voorzien, ben voorzien, al geregeld, hebben al, heb al, hebben we al, hebben wij al, heb ik al, kheb al, al iemand, al een leverancier, al een partner, al een vaste, vaste leverancier, vaste partner, werken al, in eigen beheer, doen ~ zelf, doe ~ zelf, intern, te duur, geen budget, met pensioen, op pensioen, prima zonder, alles wat we nodig, alles al, alles wat ik nodig
            """,
            .farewell: """
            succes $, succes hoor|jongens|gewenst|nog|allemaal
            dank|bedankt voor ~1 je|uw|jullie begrip, bedankt voor het begrip, hoop ~ begrip|begrijpt
            succes met, succes ermee, veel succes, succes verder, veel geluk, het beste, alle goeds, sterkte, tot ziens, het allerbeste, nog veel succes, salukes, ajuus
            """,
            .hostile: """
            heb ik ~ gevraagd|gebeten|besteld, wie heeft ~ gevraagd
            wat origineel, hoe origineel, jullie weer, u weer, jij weer, daar heb je ze
            waarom blijf, waarom blijven, nog een bericht en, nog één bericht, nog een keer en, wat moet je, ben je doof, zijt ge doof, hoe vaak, hoeveel keer, hoe dikwijls, wat snap je niet, welk deel van, wat begrijp je niet, blokkeer*, rapporteer*, laatste waarschuwing
            """,
            .source: """
            waar heb|heeft|hebben|hebt ~ mijn|onze|m'n|mn ~ vandaan, hoe heb|heeft|hebben ~ me|mij|ons ~1 gevonden, hoe ben|bent|zijn ~ bij|op|aan mij|ons|me, van wie heb|heeft|hebben|hebt, wie heeft ~ mijn|m'n|mn, waar kent|ken ~ me|mij ~1 van, waarom ik|mij|wij|ons|juist, waarom mail|schrijf|schrijft|stuurt|app, wie gaf ~ mijn
            hoe kom je aan, hoe komt u aan, hoe komen jullie aan, hoe komt ge aan, hoe komde, hoe kom jij, van wie heb, waar haal, wie heeft ~ nummer, wie heeft ~ gegeven, waarom stuur, waarom mail*
            """,
            .ask: """
            kunnen we ~1 praten|bellen|afspreken|starten|overleggen, daarna graag|kunnen, zet me er, wil ~1 een plekje|plek|afspraak
            zou ~ geweldig|leuk|prachtig|fantastisch vinden, zou ~ enthousiast zijn, ben ~1 benieuwd|nieuwsgierig, nieuwsgierig, in de verleiding, verleidelijk, kom langs, kom ~ langs, loop ~ binnen, tot dan|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag, wanneer beginnen, wat bieden, wat raad|raadt, evenaren, bel daarna|erna|dan, vertel, stuur ~1 maar, waar gaat het om
            zeg de|het|me|mij|eens
            voor mij is dat goed, voor mij goed, mij best, vind ik goed, is voor mij goed, voor mij is het goed
            ik bedoelde, ik bedoel, bedoelde
            liever per, liever via, beter per, beter via
            mail me maar, mail mij maar, app me maar, schrijf me ~ liever|maar, liever per
            wacht, wacht even, wacht eens, momentje, vertel, vertel maar, vertel eens, vertel me, vertel meer, stuur maar, stuur me ~ meer|info*|details|prijs*, stuur me de|een|het|je|uw|jullie|wat, stuur mij de|een|het|je|uw|jullie|wat, stuur eens, stuur op, stuur een|de|het, stuur gerust, mail gerust, bel gerust, meer info*, meer weten, klinkt goed|leuk|interessant|mooi|top, ben benieuwd, benieuwd, ben geïnteresseerd, heb interesse, hebben interesse, wel interesse, wat kost, hoeveel, prijs van, prijzen, wanneer, bel me, bel mij, bel maar, laten we, ja graag, jazeker, doe maar, kom maar, doen we, lijkt me, afspraak, een demo, stuur nog, stuur opnieuw, hoe werkt, offerte, akkoord, lijkt mij, zeg het maar, zegt het maar, zeg maar, probeer ~ in|na, probeer ~ <later>, mail me ~ in|na|<later>, bel ~ <later>, app ~ <later>, kom er ~ op terug, kom ~ op terug, laat ~ weten, misschien ~ <later>|in|na, misschien in|na, vraag ~ eens, herinner me, neem ~ contact op ~ in|na|<later>, stuurt maar, belt mij, zal ~ vragen, vraag het, ik kijk, we kijken, ik laat, doorsturen
            """,
            .later: """
            na vijven|zessen|zevens|werktijd
            nu niet, nu even niet, even niet, niet nu, op dit moment, momenteel, voorlopig, volgende week, volgende maand, volgend jaar, volgend kwartaal, een andere keer, andere keer, later, na de, na het, in januari, in september, vandaag niet, kom ik op terug, kom er op terug, ik app, ik mail je, ik bel je, eind van de maand, in vergadering, aan het rijden, mega druk
            """,
            .redirect:
                "juiste persoon is, mail even met, mail met, bel met, bel even, mail naar, mail sandra_, neem contact op met, contact opnemen met, spreek met, praat met, vraag het, vraag aan, vraag maar, mijn|een|onze|de collega|baas, mn baas, manager, de afdeling, van inkoop, daar moet je, stuur door, doorgestuurd, gaat daarover, probeer mijn",
            .stranger:
                "ben niet de|het|diegene, ben ik niet, niet de eigenaar|baas|verantwoordelijke, werk niet, niet de juiste, juiste persoon, ga hier niet over, ga daar niet over, niet over, niet aan mij, ik niet, beslis niet, beslis ik niet, niet mijn afdeling, niet bevoegd, gaat niet over",
            .away:
                "afwezig, afwezigheid, niet op kantoor, niet aanwezig, automatisch antwoord, automatische reactie, automatisch bericht, op vakantie, met vakantie, met verlof, in verlof, zwangerschapsverlof, ouderschapsverlof, beperkt toegang, weer terug op, weer bereikbaar",
        ])
}
