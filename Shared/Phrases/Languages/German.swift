extension Language {
    /// With how people write in Austria and Switzerland.
    static let german = Language(
        classes: [
            .part:
                "fleck flecken rotweinflecken baum tapete moos rost anhang position positionen zeile hintergrund logo entwurf folie kommentar absatz foto fotos bild bilder",
            .grateful: "dankbar froh verbunden",
            .delight: "traumhaft wunderschön hammer",
            .only: "nur sondern lieber stattdessen",
            .before: "vor bis",
            .cooperate: "arbeite arbeiten zusammenarbeit zusammenarbeiten kooperieren",
            .seller: "vertreter* verkäufer* vertreterbesuch*",
            .chosen: "entschieden entscheiden gewählt ausgewählt beauftragt",
            .other: "anderen andere anderer anderes anderem anders anderweitig",
            .provider: "anbieter* lieferant* partner* agentur* dienstleister* firma firmen",
            .nobody: "niemand",
            .plea: "könnten könntest könnt kannst würden würdest können wollen chönd chasch chönnted",
            .apart:
                "zelt zelte quittung beleg tüte tüten aufbau montage stühle klingeln geklingelt liefern ausliefern zustellen abstellen läuten klopfen parkplatz parkplätze nüsse rechnung vergessen vertrag vertrags zahlen bezahlen ausgeben hetzen drängen entschuldigen abwarten warten meckern klagen teuer billig weit auszusetzen eilt pressiert",
            .neg: """
            null nicht kein keine keinen keiner keinem keines keinerlei nie niemals nix nichts nein ned nich net nit nid nöd nüd
            nüt nütz weder nöö nee nö nüm nümm nümme nimmer nimma nie nirgends kei keis käne ka koa koan
            koane nein_ nimme nicj nciht nihct
            """,
            .no: "nein ne nee nö nöö nope nei neee nää nä naa nöp neinn",
            .interest: """
            zielgruppe nutzen mehrwert sinnvoll interess* intresse intressiert* interesier* relevant passend spannend reizt überzeugend gefällt
            anspricht brauchbar zusagt taugt juckt kratzt
            """,
            .desire: """
            erwägen erwäge möchte möchten wollen will wünsch* wollte mag mögen suche suchen kaufen kaufe kauf wünscht erwünscht gewünscht gewollt
            beabsichtigen vorhaben willens lust bock gebrauch einverstanden wott wotsch woin wü mog möcht wil
            anschaffen erwerben bestellen_ wünsche
            """,
            .need: """
            bruched bruuched brucht brauche brauchen brauch benötige benötigen bedarf benötigt nötig notwendig gebraucht brauchts erforderlich bruche bruuche bruch
            bruuch brauchma brauchn verwendung bedoaf
            """,
            .write: """
            schreib* schriib* schrib* nachricht* mail* email* kontaktier* kontakt kontakte kontaktaufnahm* kontaktversuch* anruf* anzuruf* ruf rufen
            anschreib* anzuschreib* belästig* melden meldet meld melde werb* angebote zuschrift* mitteilung* newsletter sms texte
            schick* send* zusend* zuzusend* zukommen nachhak* nachfrag* nerv nerven nervt stör stören störe zumüll* zuspam* vollspam* spammen
            anquatsch* anlaber* zutext* akquise kaltakquise anfrag* whatsapp telefonat* kontaktiere belaber* zulaber* vollsülz*
            vollquatsch* mäld* aschriib* aalüt* aalüte anläuten anklopf* dm dms pn pns
            """,
            .written:
                "geschrieben kontaktiert angeschrieben angerufen belästigt gemailt geschickt behelligt angesprochen gestört genervt geschriebe zugespammt zugemüllt angequatscht",
            .again:
                "mehr weitere weiteren weiterer weiteres nochmal nochmals wieder noch weiterhin künftig zukünftig erneut meh mehr_ länger zukunft nomal nomol ständig",
            .me: "mir mich uns mi üs eus",
            .my: "unser unsere unseren unserem unserer mein meine meinen meiner meinem mini mis",
            .you: "dir dich sich ihnen euch",
            .stop:
                "stop stopp stoppen stoppt stoppe aufhören aufzuhören unterlassen unterlasst unterlass einstellen einzustellen unterlasse stoppts hör hört höre",
            .remove: """
            lösch* entfern* streich* austrag* auszutragen abmeld* abzumelden abbestell* tilg* rauslösch* rausnehm* rausstreich* entfernts löscht lösche
            herausnehm* auslöschen rausschmeiss*
            """,
            .data: """
            namen datei dateien verteiler* liste listen daten datenbank nummer nr adresse adressen mailadresse kontaktdaten verzeichnis kartei telefonnummer handynummer system
            mailingliste kontakt kontakte kontaktliste adressbuch nummere profil
            """,
            .forget: "verlierst vergiss vergesst vergessen verlier verlieren verliert lösch wegschmeissen",
            .leave: "lass lassen lasst lasse geben gib gebt loh lönd lahn löhnd las lasts",
            .peace: "ruhe frieden rueh ruah ruh frieda",
            .waste: "verschwende* vergeude*", .time: "zeit mühe atem aufwand energie arbeit müh weg worte",
            .save: "spar spare sparen spart erspar ersparen sparts erspart spared",
            .already: "schon bereits längst scho eh",
            .have:
                "haben habe hab versorgt arbeiten nutzen gefunden entschieden eingedeckt jemanden lösung partner anbieter dienstleister hend händ hamma öpper wen lieferanten",
            .object: "widerspreche* widersprech* widerspruch einspruch untersage untersagen verbitte",
            .withdraw: "widerrufe* widerruf ziehe zurückziehen entziehe entzieh",
            .consent: "einwilligung zustimmung erlaubnis genehmigung zugestimmt eingewilligt erlaubt einverständnis",
            .thanks:
                "danke dankeschön dank merci besten_ dankend danggeschön dankschön dankscheen dange dankee merssi vergelts",
            .please: "bitte bite bidde büdde biddeschön bittschön bitti bittebitte",
            .filler: """
            hihi hehe
            boah ach uff pff puh hm
            unterlage unterlagen hallo guten tag servus moin sehr geehrter geehrte herr frau liebe lieber alter digga junge trotzdem also ja leider sorry
            tut leid für ihre ihr ihren deine dein euer eure nachricht_ anfrage angebot das die der es ist und jetzt endlich einfach mal doch gerade hier sofort lieb nett gemeint
            vielen besten lieben herzlichen schönen schöner abend noch grüezi hoi grüss gott wirklich echt ehrlich gesagt bro oida alta hey hi na he du sie bei uns schöne grüsse
            adieu tschau tschüss ciao baba halt eh dann da ich bin im moment wochenende gruss lg vg mfg liebs grüessli von ab
            """,
            .contrast: "aber jedoch allerdings", .condition: "wenn falls sofern",
            .opener: "wie was wann wo welche welches wieso warum weshalb wieviel",
            .warm:
                "gerne gern klasse super toll prima spitze cool cooler schöner_ haha hahaha freut freue jaa ja klar genial stark geil hammer mega leiwand lässig lässiges",
            .annoyed: """
            nervig nervst belästigend aufdringlich penetrant spam verpiss verpisst verpissen scheiss scheisse
            scheissdreck idiot idioten unverschämt unverschämtheit frechheit dreist abzocke betrug kotzt kotz depp deppen unerhört lästig
            schnauze arsch gschissen gschissene oasch trottel wixxer wichser fresse kackt fick ficken gehts_noch
            """,
            .abuse:
                "belästigung belästigungen spammer spammerei unerwünscht unerwünschte unerwünschten unaufgefordert stalker stalking nötigung",
            .law:
                "anwalt anwältin rechtsanwalt dsgvo polizei abmahnung abmahnen datenschutz datenschutzbehörde verklagen uwg verbraucherzentrale bundesnetzagentur dsg",
            .later: """
            derzeit später morgen montag dienstag mittwoch donnerstag freitag januar jänner februar märz april mai juni juli august september oktober november
            dezember gerade grad heute momentan derzeit vielleicht stressig quartal frühjahr sommer herbst demnächst nächste nächsten nächstes urlaub bald hüt morn
            """,
            .notice: """
            gedacht geahnt erwartet gehört gesehen gelesen gewusst wusste verstanden verstehe versteh weiss bekannt gemerkt bekommen erhalten mitbekommen
            geantwortet geschafft gefunden angekommen geöffnet öffnen gekriegt kriegt geklappt aufgegangen geschaut angeschaut dazugekommen probiert
            """,
            .miss: "verpassen entgehen",
        ],
        phrases: [
            .idiom: """
            bei|von|ab null
            verlier* ~ nummer nicht
            ersparnis*, nicht lügen, zufrieden mit ihrer|eurer|deiner|ihren|euren, danke fürs letzte mal, fürs letzte mal
            schon|bereits ~1 bestellt|gebucht|angemeldet|reserviert|überwiesen|bezahlt|unterschrieben, egal|wurscht|wurst welche*|wann|wo|wer, hab|habe ~ selber|selbst ~1 rausgeschmissen|ausgebaut|entfernt, nicht meinem|meiner mann|frau|chef
            wir verkaufen ~ woanders|anderswo, woanders|anderswo hingezogen|hin|gezogen, nase|schnauze voll von mein*|unser*, zufrieden mit dem|ihrem|eurem|deinem angebot|preis|vorschlag|ergebnis, egal welche*|wann|wo|wer|ob|wie, vorkasse|vorab|voraus ~ lieber nicht, lieber nicht ~ vorab|voraus|vorkasse, will|möchte|wollte ~ nicht ~ nerven|stören|drängen|aufdringlich, lassen sie es uns, lass es uns, abgesagt wurde|worden|werden, dass ~ abgesagt, nicht am vormittag|nachmittag|abend|montag|dienstag
            aufgehört mit|bei|zu
            noch nie gemacht|so|sowas|etwas, nicht böse ~1 gemeint, nicht falsch verstehen, hör* ~ auf mit sie|siezen, hör* ~ auf mit dem siezen|sie, nicht zu spät, nicht für euch|dich|sie
            brauch* ~ nicht|ned|net|nöd ~ <write> ~ vorher|davor|zuvor|extra|erst, brauch* vorher|erst|extra nicht ~ <write>|anzurufen|anrufen|klingeln, nicht ~ vorher|extra|erst ~ <write>|anrufen|anzurufen, ohne vorher, vorher nicht ~ <write>|anrufen|anzurufen, macht ~ nix|nichts|ned|net, hör* ~ auf ~ entschuldigen, hör* ~ auf zu arbeiten, ich hör*|höre um|gegen|mit|dann ~ auf, hör*|höre ich ~ auf, wenn ich ~ aufhöre, mit ~ rauchen ~1 aufhören|aufgehört
            genug von dem|denen|ihm, bin|ist|sind|war ~ anwalt|anwältin|rechtsanwalt|jurist|juristin|polizist|polizistin, dsgvo|datenschutz konform|konforme, <law> ~1 compliant, geblockt|blocke|blockiert ~ <later>|kalender|termin, <later> ~ geblockt|blockiert|freigehalten, reicht mir ~1 völlig|vollkommen|dicke, das reicht mir, gestern|heute|schon|bereits angemeldet, angemeldet ~ freu*|gespannt, gelöscht ~ versehen, versehen ~ gelöscht, versehentlich ~ gelöscht, öb|ob das|es ~ für, keine umstände, keine mühe, nicht alle tage, ned|nicht zum ~1 meckern, alte*|letzte*|vorige*|bisherige* <provider> ~ hängen|enttäuscht|genug, nicht so meins|mein ~
            schrift|schriftart ~ <neg>
            hören ~ für heute ~ auf, für heute auf, nichts an|in der|dem ~ mail|anhang|umschlag
            verkauf* ~ wen|jemand* anderen|anders
            ist|war|noch nichts ~1 da, mit unser*|mein* ~ nicht ~ zufrieden|glücklich, nicht ~ zufrieden mit unser*|mein*
            farbe|termin|grösse|uhrzeit|zeit|datum ~ egal|wurscht
            das ~ so nicht bestellt, wer will|mag ~ nicht, grün|blau|rot|farbe|grösse|modell ~ <neg>, anbieter|lieferanten ~ abgesagt
            vor ~ nicht ~ <write>, nicht als, dazu gekommen, <later> ~ absagen|abgesagt|verschieben, letzten|vorigen|vorherigen|anderen ~ abgesagt, dem letzten|vorigen|vorherigen|anderen ~1 nein gesagt, dem letzten|vorigen|vorherigen ~ wegen ~ abgesagt
            null problem*, nicht jeder|jede|jedem, nicht hören, gut hören
            oh nein, ach nein, oh nee, ach nee, oje nein
            nüt für unguet, nichts für ungut, nix für ungut
            hab|habe|haben|hat ~ kein|keine|keinen ~ <write> ~ <notice>, <write> ~ nicht ~1 <notice>
            kein problem, keine ahnung, kein ding, keine sorge*, kein thema, keine eile, kein stress, kein wunder, keine frage, keine ursache, keine rolle, warum nicht, wieso nicht, nicht schlecht, nicht übel, nicht verkehrt, ka problem, kei problem, kä problem, ka ahnung, kei ahnig, kä ahnig, ka stress, kei stress, koa problem, koa ahnung
            nicht uninteressant, nicht nur, nicht wahr, noch nie, nie von, nichts zu danken, nicht so eilig, nicht eilig, nicht dringend, nicht mehr dran gedacht, nicht weitergeleitet, ob ~ oder nicht, nicht zu fassen, nicht dass ich wüsste, schlecht isch das nöd, nöd schlecht, ned schlecht, net schlecht, nid schlecht
            noch nicht, noch kein|keine|keinen|nichts|nix|ned|net|nicht, no nöd, no nid, nicht vor, nicht sicher, nicht ganz, weiss nicht, weiss ned|nöd|net|nid, weiss ich nicht, weiss noch nicht, kenne ich nicht, kenn ich nicht, kannte ~ nicht, nichts gegen, hab ~ frage, bushaltestelle, haltestelle, stopp warte, stop warte, stopp mal, nicht geschafft, nicht dazu gekommen, nicht da, nicht daheim, nicht hier
            bis ende, ende der|des|nächster|kommender|dieser|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|nächste, am ende, wochenende, lass mich wissen, lassen sie mich wissen, lass uns, lassen sie uns, lassen sie mich ~ überlegen|nachdenken|schauen|prüfen|kurz, lasst uns, lass mich kurz|mal|überlegen|schauen|nachdenken|drüber, lass hören, kann nicht klagen, nicht im büro, nicht erreichbar, nicht vergessen, nicht mehr gesehen
            ich schreibe, schreibe ich, ich melde, melde mich, meld mich, meld i mi, ich rufe, funktioniert nicht, geht nicht auf, geht nicht, lässt sich nicht öffnen, nichts angekommen, nicht angekommen, kommt|kam|kommen|kamen ~ nicht an, keinen link, kein anhang, keinen anhang, nicht öffnen, nicht abgeneigt, um die mühe, die mühe gemacht, nicht ohne, zeit haben, mich ~ interessieren würde, kein netz, kein empfang, kein internet, kein strom
            kann|können|könnte|könnten ich|man|wir|kunden|nutzer|die|unsere|jeder ~ abmelden|löschen|kündigen|austragen|stornieren|abbestellen|stoppen|aufhören, unsere kunden, wie kündige, wie kündigt, wie storniere, wie lösche, im spam*, in den spam*, spamordner, spamfilter, spam ordner, kein mindest*, keine mindest*, keine kosten, keine gebühr*, kein abo, keinen haken, kein haken, keine vertrag*, kein vertrag, nicht stören
            keine zeit gehabt, nicht dazugekommen, nicht alle, nicht immer, nicht so schnell, nicht teuer, nicht billig, gar nicht so, nicht so, nicht allzu, nicht zu teuer|viel|lang|lange|spät|früh|kompliziert|schnell|gross, nicht mehr als, nicht mehr lange, nicht erst, keine antwort, keine rückmeldung, nicht wundern, nicht eher, nicht früher, nichts verpassen, nichts leichter, nichts lieber, nichts besser*, nichts gehört, nichts bekommen, niemand da, niemand gemeldet, nicht mein|meine nummer|adresse, nicht dass, kann ~ nicht schaden, schadet nicht, kann heute|gerade|grad|morgen nicht, nicht gemeldet, nicht persönlich, nicht gewohnt, nicht mehr weg, nicht mehr aus dem, nicht satt
            nicht ~ antworten, nicht reingeschaut, nicht durchgelesen, nicht gecheckt, check ~ nicht, versteh* ~ nicht, find* ~ nicht, sehe|seh|seht ~ nicht, sehe|seh|seht ~ kein|keine|keinen ~1 link|preis|anhang|bild|foto|datei|liste|preise
            """,
            .yes: """
            würde nicht sagen ~ <neg>
            nichts lieber, nervst ~ nicht|ned|net|nöd, nerven ~ überhaupt nicht, stören ~ überhaupt nicht, störst ~1 gar nicht, ich danke dir|ihnen|euch
            im gegenteil, ganz im gegenteil, stört mich ~ nicht|net|ned, nicht nein sagen, kann ~ nicht nein
            falsch|missverstanden verstanden, missverstanden
            erst|zuerst|anfangs|damals nein, erst|zuerst|anfangs|damals ~ nein gesagt, müssen|musst|brauchen|brauchst|müsst ~ nicht ~ überzeugen|überreden|bitten|fragen, nein spass|scherz|quatsch, vergiss ~ nicht, vergessen ~ nicht, nicht ~ vergessen
            hört nicht auf, hört ~ nicht auf, hören nicht auf
            stört ~ nicht|ned|nöd|net, störst ~ nicht|ned|nöd|net, stören ~ nicht, störed ~ nöd, nein danke ihnen|dir|euch, kann nicht sagen dass ~ nicht|kein*
            nicht nein, sag* ~ nicht nein, nein sagen, nicht aufhören, hör nicht auf, nicht verpassen, warum nicht, wieso nicht, warum eigentlich nicht, nicht abgeneigt, nichts dagegen, nicht dagegen, spricht nichts dagegen, kann kaum erwarten, kann es nicht erwarten, nicht entgehen, nichts einzuwenden, nicht erwarten, wüsste nicht was dagegen, nicht widerstehen
            nicht dass ~ nicht|kein*|nix|nichts|ned|net|nöd, ist ja nicht so dass, ist nicht so dass, nicht so dass ~ nicht|kein*, nicht uninteressant|uninteressiert|unzufrieden|ungern|unbedingt|unspannend|unattraktiv, kein nein, nichts zu verlieren, nicht nie, hör bloss nicht auf, hör ja nicht auf, keine einwände, kein einwand, ohne zögern, zögern sie nicht, scheuen sie sich nicht
            """,
            .keyword:
                "stopp, stop, ende, aus, abmelden, abbestellen, austragen, raus, schluss, kündigen, storno, widerruf, lösch*, abmeldung, stornieren",
            .bare: """
            nönö, nee nee, hauen sie ab
            wegen, gottes willen <no>, gottes willen, himmels willen <no>
            na sicher net|ned|nit, sicher net, chasch vergässe, chasch vergesse, von wegen, pustekuchen, denkste, nix da, mit sicherheit nicht, ganz ehrlich nein, ehrlich nein, boah nee, oh gott nein, bewahre, gott bewahre, um gottes willen nein, um himmels willen nein, no way, vo mir us nöd
            nicht schreiben, nicht kontaktieren, uninteressant, leider uninteressant, uninteressant für uns
            <no>, nein, ne, nee, nö, nöö, nope, na, nein nein, stop, stopp, kein bedarf, kein interesse, null interesse, nicht interessiert, keine lust, kein bock, nix für mich, nichts für mich, nicht für mich, nicht meins, abgelehnt, absage, auf keinen fall, auf gar keinen fall, niemals, nie wieder, lieber nicht, besser nicht, danke nein, bloss nicht, auf keinsten, null bock, nie, nie im leben
            schluss, schluss jetzt, schluss damit, ende, aufhören, hör auf, abmelden, austragen, abbestellen, bitte nicht, verzichte, verzichten, abgemeldet, keine werbung, genug, reicht, es reicht, lass es, lassen sie es, lass das, lass gut sein, lass mal, lass stecken, weg damit, nicht nötig, unnötig, vergiss es, vergiss, vergessen sie es, danke nicht, geht weg, hau ab, zieh leine, keine chance, niente, nichts, nix, kein, keine
            nicht gewünscht, nicht gewollt, löschen, bin raus, wir sind raus, raus, passe, ich passe, schleich di, wüki ned, sicher ned, sicher nicht, nie und nimmer, im leben nicht, vergiss, lieber ned, eher nicht, nöd nötig, nid nötig, brauch ned, brauchts net, tschüss, hör uf, höred uf, blockiert, gemeldet, blockiert und gemeldet, gemeldet und blockiert, nüt für mich, nöd interessiert, ned interessiert
            """,
            .elsewhere: """
            schreiben|nachricht|nachrichten|mail|mails|email|sms|whatsapp|schriftlich|schriiben ist|geht|passt|wäre|isch|is|sind ~1 ok|okay|gut|besser|super|ordnung|lieber|völlig|perfekt|klar|immer|guet, lieber|besser per|schriftlich|schreiben|whatsapp|mail|via, per mail|nachricht|sms|whatsapp|email ~ lieber|besser|ok|gut|gern|gerne|bitte
            """,
            .undone: """
            ausgetragen|abgemeldet|abbestellt ~ versehen|versehentlich, versehen|versehentlich ~ ausgetragen|abgemeldet|abbestellt
            kauf*|bestell*|nehme ~1 trotzdem
            bitte ignorieren, einfach ignorieren, ignorier das|bitte|einfach|die, ignorieren sie das|die|bitte|den, ignoriert das, falsche taste|falscher knopf|chat|emoji, falscher knopf|chat|emoji, verdrückt, vertippt, verklickt, sohn|tochter|kleiner|kleine|kind|kinder|katze|enkel|bub|neffe|bueb ~ getippt|gedrückt|geschrieben|geschickt|gesendet|gschribe, versehen|versehentlich ~ getippt|gedrückt|geschrieben|geschickt|gesendet
            """,
            .final: """
            nicht so ~1 mein ding|fall
            nicht vor ~1 wechseln|ändern|kaufen|zu
            ende der|vom diskussion|gespräch|gesprächs|durchsage|debatte|geschichte|unterhaltung
            reizt mich|uns nicht
            ned|nicht|nöd mei|meine|mein baustelle
            <later> ~1 nichts ~1 ändern|verändern|wechseln, kein thema für
            <later> ~1 nicht wechseln
            weder jetzt ~ noch, weder heute ~ noch ~ künftig|zukunft|später, jetzt nicht und ~ nicht|nie, nicht jetzt und nicht, heute nicht und auch ~ nie|später
            """,
            .strong: """
            kein geld ~ aus|dafür, geb|gebe ~ kein geld
            such*|schau*|versuch*|probier*|geh*|kauf*|verkauf*|glück|fündig ~ woanders|anderswo, woanders ~ glück|versuch*|such*|verkauf*|kauf*, woanders $, thema|sache|gespräch|kapitel ~ abgeschlossen, damit ~ abgeschlossen, haben|hab|habe ~1 abgesagt, hiermit abgesagt
            können|kann das|dies ~ nicht übernehmen|leisten|anbieten|umsetzen, leider ~ nicht ~ übernehmen|nachkommen|entsprechen|eingehen|berücksichtigen, lösch* ~ was sie|ihr|du, nicht|kein* ~ verkaufsgespräche
            beend* ~ gespräch|unterhaltung|kontakt|konversation, kein* ~ nachfassen|nachhaken|erinnerungen, mit unserem|dem|meinem ~ nichts|nix zu tun, nerven hauen
            guter versuch $
            mache|machen|mach ~1 keine ~1 kooperation*|zusammenarbeit*|werbung|promo*|collab*|partnerschaften|umfragen|interviews, schliessen sie ~ vorgang|akte|ticket, war* ~ ein nein, netter versuch $, falsche tür|baustelle|adresse, zu schade $, zeit zu schade|kostbar, leben ist ~ zu kurz, soll wohl ein witz, schlechter witz, ohne lust, keine lust, ist nicht ~1 mein ding|fall, nicht so ~1 mein ding, für sowas ~ kein*
            das ist|wäre ~1 das letzte $, alles $ lassen, lassen|lasse ~1 alles $, lassen alles ~ wie, frag* ~ nicht mehr
            lassen alles|es ~ wie, alles|es ~ so|beim lassen|bleiben, lasse|lass es ~ wie, alles wie ~1 ist, alles bleibt ~ wie, das letzte was ~ brauch*|will|möchte|fehlt, würde ~ nie|niemals ~ nutzen|verwenden|brauchen|kaufen|benutzen, nie nutzen|brauchen, das ist|war ~1 meine|unsere antwort, keine antwort ist ~ antwort, schweigen ~ antwort, dagegen gestimmt, hat ~ abgelehnt, haben ~ abgelehnt, meine letzte|letzten antwort|nachricht|wort, letztes wort, zum|zu verkauf* ~1 nicht|nie, nicht zum|zu ~ verkauf*, unverkäuflich, steht nicht zur ~ verfügung|diskussion|debatte, nicht vor ~ zu wechseln|ändern, keinen wechsel, eher ~ fress*|ess*|beiss*|geh*|sterb*, ums verrecken
            kauf*|vertrau*|red* ~ <neg> ~ von|mit fremden, respektier* ~ privatsphäre|entscheidung|wunsch, <please> keine ~1 geschäftssachen|verkaufssachen|geschäfte|geschäftliches|verkaufs*|werbe*|anfragen|vertreter|angebote|spam, nehmt|nehmen|nehm mich|uns ~ aus|raus|ausm|von, lieber|liebsten ~ verlier*|vergiss ~ nummer, schlag ~ aus dem kopf, können sie sich ~1 schenken|abschminken|sparen, kannst ~ schenken|abschminken|knicken|stecken, mit extern*|fremd* ~ nicht|nie|kein*, nicht|nie ~ mit extern*|agenturen|vermittlern, wenn schweine, da können sie ~1 lange, da kannst ~1 lange, zug ~ abgefahren, dafür ~ zu alt, chasch ~ vergässe|vergesse, nicht für geld, keine zehn pferde, ned für ~1 geld, nie und nimmer, nicht die bohne, kein stück, geht mir ~ vorbei, in hundert jahren
            bleiben|bleibe beim|bei unserem|wie, bleiben ~ beim alten|bewährten, nummer|adresse|konto|profil ~ nicht ~ werbung|verkauf|zwecke|verwenden, ich lass es, ich lasse es, geschenkt ~ nicht, nicht ~ geschenkt, mei|meine baustelle, bin ~ ned|nicht|nöd|nid dabei, antwort nicht nötig, nicht ~ antworten nötig
            behalt* ~ angebote|werbung|mails|nachrichten, nächste nachricht|mail ~ <law>, hat sich ~ erledigt
            gespräch ist ~ beendet|vorbei|zu ende, unterhaltung ist ~ beendet|vorbei, nicht in anspruch, finger von, finger davon
            finde|empfinde ~ aufdringlich|lästig|störend|penetrant|belästigung
            nachrichten|mails|anrufe|werbung ~ gestört|stören|nerven|stört|nervt|belästigt
            komm ~ ohne ~ aus|klar, geht mir ~ vorbei, nix|nichts ~ anfangen, lossts me, betteln und hausieren, hausieren verboten, nehme*|akzeptier* ~ keine ~ angebote|anfragen|werbung, ohne ihre|deine|eure ~ hilfe|angebote
            antwort ~ nicht geändert, antwort bleibt|ist ~ gleiche|dieselbe|nein, antworte*|reagiere* ~ nicht ~ <write>|angebote|anfragen|werbung|sowas, <neg> ~ angebote|werbung|zuschriften ~ antworte*|reagiere*, grundsätzlich nicht|nie|keine, nichts ~ zu tun haben, nichts zu machen, uninteressant für, leider uninteressant, für uns|mich ~ uninteressant, pfeffer wächst, bleiben wo, such* ~ jemand anderen|anders, nerv*|belästig* ~ jemand|wen anderen|anders
            mein*|unser* postfach|profil|handy|telefon|pinnwand|seite|nummer|account|insta|briefkasten|inbox|chat|facebook ist ~1 kein*, nehm*|nimm|nehmt ~ namen|nummer|kontakt|adresse|daten ~ heraus|raus|aus, such* dir|euch|ihnen ~ deppen|dummen|idioten|opfer|trottel, klopf* ~ falschen tür, bei dieser einen, dabei bliebe|belassen, bis dahin ~ nichts, bis dahin ~ keine ~ <write>, sonst nichts mehr, verschwend*|vergeud* ~ zeit, keinerlei grundlage|veranlassung|anlass, keine grundlage, sehen|sieh|seht ~ von weiteren|jeglichen|künftigen|derlei|solchen|weiterer, nicht in betracht, gsogt ~1 na|nein, gseit ~1 nei, will|möchte|wollen ~ nix|nichts|nicht ~ hören|wissen, aus der datei, rufen sie ~ nicht an, ruft ~ nicht an, abstand zu nehmen, nicht|kein* ~ benutzen|nutzen|verwenden ~ verkaufen|werbung, bitte nicht ~ werben|verkaufen
            dir sparen, euch sparen, ihnen sparen, sich sparen, is mia wuascht|wurscht|egal, wurscht, verzell das, lossts mi, lossts uns, lass mi aus, mog ned, wü ned, nid nötig, nöd nötig, des wird nix
            stopp gesagt, stop gesagt, sagte stopp|stop, gesagt ~ stopp|stop
            lassen sie mich ~ raus, lass mich ~ raus, lasst mich ~ raus
            <remove> ~ alles, <leave> ~ <me> ~ raus|aussen|draussen, lassen wirs|wir's ~ dabei|gut, wirs ~ dabei, wir es ~ dabei, wir s ~ dabei
            nie im leben, in diesem leben nicht, im traum nicht, träum weiter, nicht mit mir|uns, wird nichts|nix draus, daraus wird nichts, kein anschluss, können sie vergessen, kannst du vergessen, kannst vergessen, könnts vergessen, faxen dicke, jetzt reichts, reichts jetzt, mir reichts, es langt, zisch ab, schwirr ab, mach ~ abgang, mach ~ biege, troll dich, auf granit, nicht ihr kunde, kein kunde, steh ~ nicht auf, keinen nerv, kein nerv, im leben nicht
            wönd|wott|woin|wü|mog|mag nüt|nix|nichts|ned|net, wem andern, wem anderen, auf gar keinen, auf keinen, unter keinen umständen, auf keine weise, in keinster, leider nein, leider nicht interessant, ganz sicher nicht, bestimmt nicht, sicher nicht, sicher ned, definitiv nicht, absolut nicht, kein weiterer, keine weitere
            lass es einfach|jetzt|endlich|doch, lasst es ~ einfach|jetzt|endlich|gut, nase voll, schnauze voll, faxen dicke, satt von, wollen nicht wechseln, wechseln nicht, nicht einverstanden mit ~ verwendung|nutzung
            wir lassen das|es, <neg> mehr von ihnen|dir|euch, spricht ~ nicht an, für mich ein nein, für uns ein nein, langt ~ jetzt
            von ~ absehen, sag* ~ nicht zu, sagt ~ ned|nöd zu
            bitte nimmer|nüm|nümm|nümme, nix da, nichts da, bleiben ~ bei unser*|mein*|dem|beim, aktuell* anbieter|partner|lieferant*, hier falsch, an der falschen adresse
            nein <thanks>, ne <thanks>, nee <thanks>, nö <thanks>, na <thanks>, <no> <thanks>, <no> lass*, danke nein, <thanks> <no>, kein bedarf, keinen bedarf, kein interesse, null interesse, null bedarf, null bock, kein bock, keinen bock, keine lust, keine verwendung, nicht meins, nicht ~ mein ding, nicht mein ~ fall|geschmack|bier, nix ~ für mich|uns|mi, nichts ~ für mich|uns, nicht ~ für mich|uns, nicht|nix|nichts|nüt|ned|nöd|nid ~ für mich|uns|mi|üs|eus|uns, <neg> ~ meins|mein ding|unser ding, nichts mit mir, nichts mit uns
            ich will ~ nicht|keine*|kein|nix|nichts|keinen, will ich nicht|keine*|kein, will keine*, will nicht mehr, will nix, will nichts, bin ~ raus, sind ~ raus, raus da, ohne mich, ohne uns, ohni mich, ohne mi, verzichte*, verzichten, lehne* ~ ab, lehnen ~ ab, lehnt ~ ab, ablehn*, dankend ab, abgelehnt, absagen, absage ~ erteilen, eine absage, sage ~ ab, sagen ~ ab, abzusehen, absehen von, sehen ~ ab, sieh ~ ab, seht ~ ab, davon ab, abstand ~ nehmen|nehme, nehme* ~ abstand, wird nix, wird nichts, wird ~ nichts mit, nichts zu holen, nix zu holen, auf ~ keinen fall, niemals, keinesfalls, keineswegs
            spar* ~ dir|sich|ihnen|euch, erspar*, spar* ~ mühe|zeit|worte|atem, verschon*, ruhe vor, ruhe haben, meine ruhe, unsere ruhe, lass gut sein, lass* ~ gut sein, lass es ~ sein|gut|bleiben, lassen sie es ~ gut, lass mal, lass stecken, lassen sie das, lass das, lassen sie es, lassts es, vergiss es, vergessen sie ~ es|das, hör* ~ auf, höred ~ uf, hör ~ uf, hören sie ~ auf, schluss damit, schluss jetzt, schluss mit, ist schluss, jetzt ist gut, ist mal gut, reicht langsam
            nicht ~ in frage, nicht infrage, kommt nicht ~ frage|tüte, keine option, lieber nicht, lieber ned|nöd, besser nicht, eher nicht, wohl nicht, nicht nötig, nicht notwendig, <neg> ~ nötig, unnötig, brauche* ~ nicht zu, brauchst ~ nicht zu, brauchen ~ nicht zu, müssen ~ nicht mehr, musst ~ nicht mehr, brauchst ~ nicht mehr, brauchen sie ~ nicht, brauchst ~ ned|net|nimmer
            keine ~ nachrichten, keine ~ mails, keine ~ anrufe, keine ~ werbung, keine ~ kontaktaufnahme, nie wieder, keinen wert, wert auf ~ verzichten, wert darauf nicht, nicht erwünscht, keinen ~ kontakt, beim alten, nicht weiter ~ verfolgen, nicht ~ weiterverfolgen, gegen ~ entschieden, dagegen entschieden, anders entschieden, anderweitig
            nicht ~ zusammen, nicht ~ zusammenkommen, muss ~ passen, müssen ~ passen, da passe, da pass, pass ich, pass i, ich passe, wir passen, passe ich, passen wir, winke* ~ ab, kein fan, nicht ~ gebrauchen, nicht ~ überzeugt, sag* ~ nein, sage nein, ist nein, ein nein, nein heisst nein, nein bleibt nein, hab* ~ nein gesagt, nein gesagt, schon gesagt, bereits gesagt, daumen runter, finger weg, keine chance, keine kapazität*, keinen mehrwert, unterlass*, zu unterlassen, passt ~ nicht zu|für, passt ~ nöd|ned, passt leider nicht, passt ~ für uns|mich ~ nicht|ned|nöd, für uns|mich ~ nicht|nix|nichts
            belassen wir, lassen wir das, lassen wir es|s, lassen wirs, belassen wir es, dabei bewenden, dabei belassen, thema ~ erledigt|durch|beerdigen|gegessen|beendet, erledigt ~ thema, sache erledigt, hiermit beendet, gespräch ~ beend*, kontakt ~ beend*, hat sich erledigt, hät sich erledigt, kein geschäft, nicht ins geschäft, nicht ~ bestellt, nie ~ angemeldet|bestellt|zugestimmt|angefordert|eingetragen|gefragt|abonniert, nicht ~ angemeldet, nicht ~ angefordert, nie darum gebeten, nicht darum gebeten, nicht gebeten
            interessiert ~ nicht|ned|net|nöd|nid|nix, interessiert ~ null|wenig|kein*|niemand*, juckt ~ nicht|keinen|niemanden, geht mir am arsch, ist mir wurst, scheissegal, wir kommen ~ ohne, komme* ~ ohne ~ klar|aus|zurecht, jemand anderen|anders, anderen dummen, wen andern, wen anderen, öpper andersch, jemand anderem, keinen zweck, zwecklos, aussichtslos, sinnlos, nicht der mühe wert, bringt ~ nichts, bringt nix, nicht weiter, nicht mehr mit mir
            verlorene liebesmüh, aufhört* mit, aufhören mit|zu, bleiben sie mir weg, bleib mir weg, gestohlen bleiben, sag i na, i sag na, ich sag nein, ich muss nein, ist ein nein, ist das ein nein, kontakt abbrechen, nehmt mi, nichts kaufen, kaufe nichts, kaufe nix, kauf nix, nichts verkaufen, bestelle nichts, werde ~ nicht kaufen|bestellen|antworten|reagieren
            """,
            .command: """
            und hört|hör|hören ~1 auf, und lassen|lasst sie|es|das
            aus ~ verteiler*|liste|datenbank|kartei|system|adressbuch, von ~ liste|verteiler*, vom verteiler, nüm|nümm|nümme|nimmer|nimma|nimme ~ <write>, <write> ~ nüm|nümm|nümme|nimmer|nimma|nimme
            nehme* ~ mich|uns|meine|mi ~ aus|raus|runter|heraus, nimm ~ mich|uns|meine|mi ~ raus|runter|aus, nehmt ~ mich|uns|meine|mi ~ raus|aus, nemmed ~ mich|üs|mi, nimm mi, schmeiss* ~ raus, werf* ~ mich|meine ~ raus|aus, trag* ~ mich|uns|mi ~ aus, tragen sie ~ aus, melde* ~ mich ~ ab, meld* ~ mich|mi|uns ~ ab, streich* ~ mich|mi|uns|üs, löschen und zwar, bitte löschen, alles löschen, sofort löschen, nummer löschen, nummer weg, bestell* ~ ab
            hör* ~ mir ~ auf, in ruhe, in ruh, in rueh, in ruah, in frieden, z ruah, ruhe lassen, mich zufrieden, uns zufrieden, kontaktiert werden, angeschrieben werden, angerufen werden, belästigt werden, gelöscht werden, entfernt werden, gestrichen werden, möchte ~ gelöscht|gestrichen|entfernt, möchte ~ raus, will ~ raus, mich ~ abmelden, mich ~ austragen, mich abzumelden, mich auszutragen, verschon* ~ mich|uns|mi, nicht ~ kontaktieren, nicht ~ anrufen, nicht ~ anschreiben, nicht ~ schreiben, nicht ~ melden, <write> ~ keine ~ mehr, bitte keine ~ mehr, will|wollen|möchte|möchten|brauche|brauchen keine ~ mehr, keine mehr, keine ~ <write> ~ mehr, keine solchen|solche|weiteren ~ mehr
            """,
            .rude: """
            hauen sie ab, haun s ab
            warum lassen|lasst|lässt|hören|hört|hörst ~ nicht ~ ruhe|auf
            welche* teil von nein|na
            wie oft ~ nein
            wie komm* ~ aus|von ~ verteiler|liste|mails ~ raus|runter|weg
            geh kacken, geh scheissn, geh mir weg, loss mi, lossts mi
            hau ab, hauts ab, haut ab, hau di über, zieh leine, zieht leine, ziehen sie leine, verpiss*, geh weg, geh scheissen, geh sterben, geh mir aus, gehen mir ~ nerven, geht mir ~ nerven|geist|keks|sack|eier, gehst mir ~ nerven|geist|keks|sack|eier, geh mir ~ nerven, gehn mir ~ nerven, auf die nerven, aufn keks, auf den sack, auf den geist, auf den keks, nerv ~ nicht|nich|net|ned|nid|nöd|jemand, nerv mi, nerven sie ~ nicht, nervt ~ ned, mach ~ fliege, rutsch ~ buckel, kannst ~ mich mal, kannst mi, kannst mich, können mich mal, du kannst mich, leck mich, leck mi, am arsch, halt ~ fresse|maul|schnauze, halts maul, schnauze voll, fick dich, fickt euch, scher* ~ teufel, schert euch, zum teufel, schleich* di, schleichts eich, schleich dich, verschwind*, verzieh dich, verzupf*, mach dich vom acker, bleib ~ weg, geh jemand anderem, such* ~ wen anderen, such ~ dummen, such ~ anderen, fahr zur hölle, vergiss ~ nummer, verlier ~ nummer, lösch ~ nummer, hau rein und tschüss, gang weg, hau's, vo mir us chasch
            widerspreche*, widersprechen ~ der|ihrer|werbung|nutzung|verarbeitung, widerspruch gegen, widerrufe* ~ einwilligung|zustimmung|erlaubnis, werbewiderspruch, recht auf löschung|vergessen*, art 21, artikel 21, art 17, artikel 17, löschung ~ daten, daten ~ gelöscht, löschung meiner|aller, lösch* ~ daten, untersage ~, verbitte ~ mir, verbiete ~, abmahn*, unterlassungs*
            anzeige ist, anzeige erstatt*, erstatte ~ anzeige, zeige ~ sie|dich|euch ~ an, zeig ~ dich|euch|di ~ an, rechtliche schritte, anwalt ein*, mein anwalt, meinem anwalt, blockier* sie|dich|euch|ich|di, ich blockiere, blocke dich, block dich, blockiert und, gemeldet und, bist blockiert, sind blockiert, wirst blockiert, werden blockiert, melde ~ als spam, als spam gemeldet|markiert|melden, als spam, gemeldet als, ich melde sie|dich|euch, dich melden, beschwerde ~ einreichen, unlauterer wettbewerb, das ist belästigung, reine belästigung
            """,
            .soft: """
            privates konto|profil, respektieren sie|das, respektiert|respektier das
            nur für kunden|mitglieder|patienten|kundinnen, netter versuch, guter versuch, nur für die|meine ~1 familie|freunde|verwandtschaft, nur privat, rein privat, noch ein ~ guru|experte|coach, zu alt, noch minderjährig, genug um die ohren, genug zu tun, genug am hals, mir egal, mir wurscht, melde ich mich selbst|selber|schon, melden wir uns selbst|selber|schon, rufen sie an, komm* ~ auf sie|euch|dich zu, reicht ~ jetzt, mir reicht, es reicht, langt, die dritte nachricht, schon wieder, zum letzten mal, letzte warnung, falsche nummer, falsch verbunden, keine zeit, ka zeit, kei zyt, geschäft ~ aufgegeben, ausgebucht, vergiss*, trotzdem danke, danke trotzdem, danke der nachfrage, private* ~ nummer|handynummer|profil|account|adresse, privatnummer, privatprofil, privataccount, privat hier, unverlangt*, belästigt als, fühle mich belästigt, passt schon so, passt so
            wie es ist, so wie es, zufrieden mit, sind ~ zufrieden, bin ~ zufrieden, glücklich mit, gut betreut, passt scho, passt schon, alles gut so, treu bleib*, bleib* ~ treu, hobby|firma|laden ~ aufgegeben
            """,
            .supplied: """
            machen ~ im haus, im haus gelöst|gemacht|erledigt
            wir|ich bleiben|bleibe ~1 bei
            haben alles $, ruhestand, bei der konkurrenz, suche ich ~ selbst, alles intern, was wir haben, was ich habe, hab alles, haben alles, bestens versorgt, gut versorgt, sind versorgt, bin versorgt, schon versorgt, bereits versorgt, gut aufgestellt, bestens aufgestellt, anderweitig versorgt, haben ~ schon, haben bereits, hab* ~ schon, haben ~ eigene*, eigene lösung, inhouse, intern gelöst, intern gemacht, machen ~ selbst, machen ~ selber, mach ~ selber|selbst, wunschlos glücklich, festen partner, fester partner, eingedeckt, abgedeckt, gut bedient, bestens bedient, ausgestattet, händ scho, ha scho, hend scho, hamma scho, hob scho, ham schon, hamm scho, sind ~ bedient, in festen händen, vertraglich gebunden, zu teuer, kein budget, in rente, in pension, bedarf gedeckt, was wir brauchen, was ich brauche, bin ~ bedient
            """,
            .farewell: """
            danke fürs|für verständnis, danke für ihr|dein|euer verständnis, bitte um verständnis, hoffe ~ verständnis
            viel erfolg, viel glück, alles gute, gutes gelingen, weiterhin viel, toi toi, viel spass noch, machs gut, machen sie es gut, guten erfolg, viu glück, ois guade, vü glück, auf wiedersehen
            """,
            .hostile: """
            hab* ich ~ gefragt|gebeten|gesagt|bestellt|gerufen, hab* ich dass, hat wer|jemand gefragt
            wie originell, wie kreativ, na toll, na super, ihr schon wieder, sie schon wieder, du schon wieder
            was soll das, was soll der, noch eine ~ mail|nachricht, noch ein ~ mal|anruf, wie oft ~ noch, wie oft denn, hast du ~ verstanden, wenn ~ noch ~ mail, noch einmal ~ dann, geht's noch, gehts noch, spinnst du, sag mal spinnst, blockier*, schon wieder ihr|sie
            """,
            .source: """
            woher habt|ham|hom ihr|du|sie|ihra, woher kennst|kennen|kennt, woher ~ meinen|meine|meinem|unsere, wie ~ auf mich|uns gekommen|gestossen, wie ~ an meinen|meine|unsere ~ gekommen, von wem ~ meinen|meine|den|die, wer hat ~ namen|kontakt|adresse, wie kommen|kommst|kommt ~ mich|uns|meinen|meine, warum ausgerechnet|gerade ich|wir|mich|uns, woher eigentlich
            woher haben sie|du|ihr, woher hast du, woher hab* ihr, wohär, wer hat ~ nummer, wer het ~ nummere, wer hat ~ daten, wieso schreiben, warum schreiben, warum schreibst, wieso schreibst
            """,
            .ask: """
            können wir reden|sprechen|telefonieren|starten|loslegen, dann reden|sprechen|schauen wir, versuchen|probieren wir*
            kommen sie vorbei, komm* ~ vorbei, schau* ~ vorbei, wär|wäre|wären ~ begeistert|interessiert, bin ~ neugierig|gespannt|versucht, verlockend, wo unterschreib*, bis dann|montag|dienstag|mittwoch|donnerstag|freitag|samstag, können sie mithalten, freu mich, freue mich, was würden sie|du ~ empfehlen, wie lang*
            sag mir|mal, sagen sie mir
            in ordnung, mir recht, passt für mich, geht klar
            ich meinte, ich meine, meinte ~ das|den|die
            wäre mir ~ lieber, lieber per, besser per
            schreiben sie ~ lieber|mir, schreib ~ lieber, schreib mir|ma, lieber per|schriftlich
            warte mal, warte, warten sie, moment mal, moment bitte, erzähl*, schick ~ mir, schicken sie ~ mir, schick* ~ info*, schick* ~ unterlagen, schick nochmal, schicken sie ~ zu, schick* ~ angebot|rüber|her|link|preis*|details, mehr info*, gerne mehr, mehr erfahren, klingt gut|spannend|interessant|super|toll|nett, klingt nach, ruf ~ an, rufen sie ~ an, rufen sie mich, ruf mich, was kostet, wie teuer, lass uns, ja bitte, ja gerne, bin dabei, sind dabei, passt ~ mir, passt mir, würde mir passen, würde ~ passen, wann, termin, bin interessiert, sehr interessiert, habe interesse, hab interesse, haben interesse, haben sie ~ zeit, interesse besteht
            melden sie sich, melde dich, meldet euch, zeig*, schreib mir ~ mehr, her damit, immer her, sag mehr, sagen sie mehr, leg los, legen sie los, angebot bitte, klar, nochmal schicken, nochmal melden, gern* nochmal, gern* wieder, wieder melden, nochmal an, link bitte, schick den, schick das, schicks, würde ~ interessieren, freue mich auf, bin gespannt, würde gern*, ich melde mich, melde mich, meld mich, meld mi, antworte dir|ihnen, schau* ~ mir ~ an, schau ~ rein, les ~ durch, vielleicht ~ <later>, vielleicht im|in|nach|wenn|ab, eventuell im|in, frag mal, rufe ~ zurück, ruf ~ zurück, probier* ~ im, versuch* ~ im|nächst*, schrib mer, schick mer, mäld di, lüt mer, ruafs, schickts, wie lange, wie viel, wieviel
            """,
            .later: """
            nach fünf|sechs|sieben|acht|feierabend
            danach gern*
            jetzt nicht, gerade nicht, heute nicht, im moment, zur zeit, zurzeit, nächste woche, nächsten monat, nächstes jahr, nach dem|den|meinem, ab januar|februar|märz|mai, im mai, im neuen jahr, im frühjahr, in ein paar, in einer woche, ein andermal, anderes mal, bin ~ unterwegs, grad stressig, noch nicht, meld* mich, wenn ich ~ zurück, nach der, ende des monats, ende der woche, nächscht wuche, noch em
            """,
            .redirect:
                "wenden sie sich, wende dich, zuständig ist|sind|dafür, mein* kolleg*, unser* kolleg*, einem kollegen, mein* chef*, der chef, chefin, weitergeleitet, leite ~ weiter, sprechen sie ~ mit, reden sie mit, frag* ~ mal, fragen sie, fragen sie am besten, frag den|die, versuchen sie es bei|mit, probieren sie ~ bei, unseren einkauf, da müssten sie",
            .stranger:
                "bin nicht ~ inhaber*|besitzer*|eigentümer*|chef*|geschäftsführer*, nicht der|die inhaber*|chef*|besitzer*|eigentümer*, nicht der richtige, nicht die richtige, nicht zuständig, falscher ansprechpartner, falsche ansprechpartner*, falsche person, der falsche, die falsche, ansprechpartner*, nicht ich, nicht meine abteilung, nicht mein bereich, entscheide ~ nicht, bin nicht der|die",
            .away:
                "nicht im büro, nicht im haus, abwesend, abwesenheit*, abwesenheitsnotiz, automatische antwort, automatisch generiert*, im urlaub, in den ferien, ferienabwesen*, in elternzeit, im mutterschutz, in karenz, ausser haus, kein* zugriff auf, bin ~ zurück am, wieder erreichbar, nicht weitergeleitet, eingeschränkt erreichbar, dringenden fällen",
        ])
}
