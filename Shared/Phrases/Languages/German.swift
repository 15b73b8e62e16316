extension Language {
    static let german = Language(
        classes: [
            .neg:
                "nicht kein keine keinen keiner keinem keines keinerlei nie niemals nix nichts nein ned nich net weder ohne niemand nöö nee nö nen_ ne_",
            .interest: """
            interesse interessen interessiert interessierts interessieren interessant interesiert intresse intressiert relevant passend
            spannend reizt überzeugt überzeugend gefällt
            """,
            .desire: """
            möchte möchten wollen wünsche wünschen wollte mag mögen suche suchen kaufen wünscht erwünscht gewünscht gewollt
            beabsichtigen vorhaben willens lust bock gebrauch einverstanden
            """,
            .need:
                "brauche brauchen brauch benötige benötigen bedarf benötigt nötig notwendig gebraucht brauchts erforderlich",
            .write: """
            schreiben schreib schreibe schreibt schreibst geschrieben nachricht nachrichten mail mails email emails kontaktieren kontaktiere
            kontaktiert kontakt kontaktaufnahme kontaktaufnahmen kontaktaufnahmeversuche kontaktversuche anrufen anruf anrufe ruf rufen anschreiben angeschrieben belästigen
            belästige belästigt melden meldet meld werbung werbemails angebote zuschriften mitteilungen newsletter sms texte schicken schick schickt
            senden sende zusenden zuzusenden zukommen nachhaken nachfragen nerven stören angebot
            """,
            .again:
                "mehr weitere weiteren weiterer weiteres nochmal nochmals wieder noch weiterhin künftig zukünftig erneut",
            .me: "mir mich uns unser unsere unseren meine meinen mein meiner meinem ich unserer",
            .stop:
                "stop stopp stoppen stoppt aufhören aufzuhören unterlassen unterlasst unterlass einstellen einzustellen lassen_ hör hört",
            .remove: """
            lösche löschen löscht entferne entfernen entfernt streichen streich streiche austragen abmelden abbestellen
            gelöscht rauslöschen abmeldung austragung löschung tilgen
            """,
            .data:
                "verteiler liste listen daten datenbank nummer adresse adressen mailadresse kontaktdaten verzeichnis kartei telefonnummer handynummer system account mailingliste",
            .leave: "lass lassen lasst lasse geben gib gebt", .peace: "ruhe frieden",
            .waste: "verschwenden verschwende verschwendet vergeuden",
            .time: "zeit mühe atem aufwand energie arbeit müh weg",
            .save: "spar spare sparen spart erspar ersparen",
            .already: "schon bereits längst",
            .have:
                "haben habe hab versorgt arbeiten nutzen gefunden entschieden eingedeckt jemanden lösung partner anbieter dienstleister",
            .thanks: "danke dankeschön dank merci vielen besten lieben herzlichen danksagung",
            .please: "bitte bite bidde büdde biddeschön",
            .filler: """
            hallo guten tag servus moin sehr geehrter geehrte herr frau liebe lieber alter digga junge trotzdem also ja aber leider sorry
            tut leid für ihre ihr ihren deine dein euer eure nachricht_ anfrage angebot das die der es ist und jetzt endlich einfach mal doch gerade hier sofort lieb nett gemeint
            """,
            .warm:
                "gerne gern klasse super toll prima spitze cool cooler schöner haha hahaha freut freue jaa ja klar genial stark",
            .annoyed: """
            nerv nervt nervig nervst nerven belästigung belästigend aufdringlich penetrant spam verpiss verpisst verpissen scheiss scheisse
            scheissdreck hau_ idiot idioten unverschämt unverschämtheit frechheit dreist abzocke betrug kotzt kotz geh_ depp unerwünscht unerhört lästig
            schnauze arsch leck mist quatsch
            """,
            .law:
                "anwalt anwältin rechtsanwalt dsgvo polizei anzeige anzeigen abmahnung abmahnen datenschutz datenschutzbehörde blockiere blockieren blockiert blockier gesperrt sperre gemeldet verklagen uwg verbraucherzentrale rechtliche bundesnetzagentur blockiert",
            .later: """
            später morgen montag dienstag mittwoch donnerstag freitag januar februar märz april juni juli august september oktober november
            dezember gerade heute momentan derzeit vielleicht stressig quartal frühjahr sommer herbst demnächst nächste nächsten nächstes urlaub bald
            """,
            .notice:
                "gehört gesehen gelesen gewusst wusste verstanden verstehe versteh weiss sicher bekannt dran_ gemerkt bekommen erhalten mitbekommen gemeldet_ klar_ geantwortet geschafft",
            .miss: "verpassen entgehen abwarten",
        ],
        phrases: [
            .idiom: """
            kein problem, keine ahnung, kein ding, keine sorge, kein thema, keine eile, kein stress, kein wunder, keine frage, keine ursache, keine rolle, warum nicht, wieso nicht, nicht schlecht, nicht übel, nicht verkeerd, nicht verkehrt
            nicht uninteressant, nicht nur, nicht wahr, noch nie, nie von, nichts zu danken, nicht so eilig, nicht dringend, nicht mehr dran gedacht, nicht weitergeleitet, nicht gelesen, nicht verstanden, gar nicht gewusst, nicht gewusst, ob ~ oder nicht, nicht zu fassen, nicht dass ich wüsste
            noch nicht, nicht vor, nicht sicher, nicht ganz, weiss nicht, weiss ich nicht, weiss noch nicht, kenne ich nicht, kenn ich nicht, kannte ich nicht, nichts gegen, hab ~ frage, bushaltestelle, stopp warte, stop warte, stopp mal, nicht geschafft, nicht dazu gekommen, nicht da
            bis ende, ende der|des|nächster|kommender|dieser|märz|april, am ende, wochenende, lass mich wissen, lassen sie mich wissen, lass uns, lassen sie uns, lasst uns, lass mich kurz, lass mich überlegen, lass hören, kann nicht klagen, nicht im büro, nicht erreichbar, nicht vergessen, nicht mehr gesehen
            ich schreibe, schreibe ich, ich melde, melde mich, ich rufe, funktioniert nicht, geht nicht auf, lässt sich nicht öffnen, nichts angekommen, nicht angekommen, keinen link, kein anhang, nicht öffnen, nicht abgeneigt, um die mühe, die mühe gemacht, nicht ohne, zeit haben, mich ~ interessieren würde
            """,
            .yes:
                "nicht nein, sag* ~ nicht nein, nicht aufhören, hör nicht auf, nicht verpassen, warum nicht, wieso nicht, warum eigentlich nicht, nicht abgeneigt, nichts dagegen, spricht nichts dagegen, kann kaum erwarten, kann es nicht erwarten, nicht entgehen",
            .keyword:
                "stopp, stop, ende, aus, abmelden, abbestellen, austragen, raus, schluss, kündigen, storno, widerruf, lösch*",
            .bare: """
            nein, ne, nee, nö, nöö, nope, nein nein, stop, stopp, kein bedarf, kein interesse, null interesse, nicht interessiert, keine lust, kein bock, nix für mich, nichts für mich, nicht für mich, nicht meins, abgelehnt, absage, auf keinen fall, niemals, nie wieder, lieber nicht, besser nicht, danke nein
            schluss, schluss jetzt, schluss damit, ende, aufhören, hör auf, abmelden, bitte nicht, verzichte, abgemeldet, keine werbung, ruhe, genug, reicht, es reicht, lass es, lassen sie es, lass das, lass gut sein, lass mal, lass stecken, weg damit, nicht nötig, unnötig, vergiss es, vergessen sie es, danke nicht, geht weg, hau ab, zieh leine, keine chance, no
            """,
            .strong: """
            nein <thanks>, ne <thanks>, nee <thanks>, nö <thanks>, danke nein, kein bedarf, keinen bedarf, kein interesse, null interesse, null bock, kein bock, keinen bock, keine lust, keine verwendung, nicht meins, nicht ~ mein ding, nicht mein ~ fall|geschmack|bier, nix ~ für mich|uns, nichts ~ für mich|uns, nicht ~ für mich|uns, <neg> ~ meins, nichts mit mir
            ich will ~ nicht|keine*|kein|nix|nichts|keinen, will ich nicht|keine*|kein, will keine*, will nicht mehr, will nix, will nichts, bin ~ raus, sind ~ raus, raus da, ohne mich, ohne uns, verzichte*, verzichten, lehne ~ ab, lehnen ~ ab, ablehn*, dankend ab, abgelehnt, absagen, absage ~ erteilen, sage ~ ab, sagen ~ ab, abzusehen, absehen von, sehen sie ~ ab, davon ab, nehmen sie ~ abstand, abstand nehmen, wird nix, wird nichts, nichts zu holen, auf keinen fall, niemals
            aus ~ verteiler|liste|datenbank, von ~ liste|verteiler, vom verteiler, spar* ~ dir|sich|ihnen|euch, spar* ~ mühe|zeit|worte, verschon*, in ruhe, ruhe vor, mich zufrieden, uns zufrieden, lass gut sein, lass es ~ sein|gut|bleiben, lass mal, lass stecken, lassen sie das, lass das, lassen sie es, vergiss es, vergessen sie ~ es|mich|uns|das, hör* ~ auf, hören sie ~ auf, schluss damit, schluss jetzt, schluss mit
            hau ab, zieh leine, verpiss*, geh weg, geh mir, geh ~ nerven, gehen mir ~ nerven, nerv ~ nicht|nich|net, nerven sie ~ nicht, mach ~ fliege, rutsch ~ buckel, kannst ~ mich mal, du kannst mich, können mich mal, widerspreche*, widerrufe*, widerspruch, bitte nicht, bitte keine, lieber nicht, besser nicht, eher nicht, wohl nicht, nicht nötig, nicht notwendig, nicht ~ in frage, nicht infrage, kommt nicht ~ frage
            keine ~ nachrichten, keine ~ mails, keine ~ anrufe, keine ~ werbung, keine ~ kontaktaufnahme, nicht ~ kontaktieren, nicht ~ anrufen, nicht ~ anschreiben, nicht ~ schreiben, nicht ~ melden, nicht mehr ~ nötig, von ~ abzusehen, nie wieder, keinen wert, wert auf ~ verzichten, unerwünscht, nicht erwünscht, keinen ~ kontakt, bleiben ~ beim alten, abstand, nicht weiter ~ verfolgen, nicht ~ weiterverfolgen, gegen ~ entschieden, dagegen entschieden, anders entschieden, anderweitig
            nicht ~ zusammen, nicht ~ zusammenkommen, muss ~ passen, müssen ~ passen, da passe, ich passe, wir passen, passe ich, passen wir, winke ab, kein fan, nicht ~ gebrauchen, nicht ~ überzeugt, sag* ~ nein, sage nein, ist nein, ein nein, nein heisst nein, hab* ~ nein gesagt, nein gesagt, schon gesagt, daumen runter, finger weg, keine chance, keine kapazität*, keinen mehrwert, unterlass*, zu unterlassen
            """,
            .command:
                "nehmen sie ~ mich|uns ~ aus|raus|runter, nimm mich ~ raus|runter|aus, schmeiss ~ raus, schmeissen sie ~ raus, trag* ~ aus, tragen sie ~ aus, melde* ~ mich ~ ab, meld* ~ ab, streich* ~ mich, streichen sie ~ mich|uns, löschen und zwar, bitte löschen, alles löschen, sofort löschen, nummer löschen, bestell* ~ ab",
            .soft: """
            bestens versorgt, gut versorgt, sind versorgt, bin versorgt, schon versorgt, bereits versorgt, gut aufgestellt, bestens aufgestellt, anderweitig versorgt, haben ~ schon, haben bereits, hab* ~ schon, haben ~ eigene*, eigene lösung, im haus, inhouse, intern gelöst, intern gemacht, machen ~ selbst, machen ~ selber, zufrieden mit, sind ~ zufrieden, bin ~ zufrieden, glücklich mit
            viel erfolg, viel glück, alles gute, gutes gelingen, weiterhin viel, toi toi, reicht ~ jetzt, mir reicht, es reicht, die dritte nachricht, schon wieder, zum letzten mal, letzte warnung, falsche nummer, falsch verbunden, zu teuer, kein budget, keine zeit, in rente, geschäft ~ aufgegeben, aufgegeben, passe, bedarf gedeckt, gedeckt, ausgebucht, vergiss*, trotzdem danke, danke trotzdem, danke ~ aber, danke der nachfrage
            """,
            .hostile:
                "woher haben sie|du, woher hast du, woher hab* ihr, wer hat ~ nummer, wieso schreiben, warum schreiben, warum schreibst, was soll das, noch eine ~ mail|nachricht, noch ein ~ mal|anruf, wie oft ~ noch, hast du ~ verstanden, rechtliche schritte, wenn ~ noch ~ mail",
            .ask: """
            warte mal, warte, warten sie, moment, moment mal, erzähl*, schick ~ mir, schicken sie ~ mir, schick* ~ info*, schick* ~ unterlagen, schick nochmal, schicken sie ~ zu, mehr info*, gerne mehr, mehr erfahren, klingt gut|spannend|interessant|super|toll|nett, klingt nach, ruf ~ an, rufen sie ~ an, rufen sie mich, ruf mich, was kostet, wie teuer, lass uns, ja bitte, ja gerne, bin dabei, sind dabei, passt ~ mir, passt mir, würde mir passen, würde ~ passen, wann, termin, bin interessiert, sehr interessiert, habe interesse, hab interesse, haben interesse, haben sie ~ zeit, interesse besteht
            melden sie sich, melde dich, zeig*, schreib mir ~ mehr, her damit, immer her, sag mehr, sagen sie mehr, leg los, legen sie los, angebot bitte, klar, nochmal schicken, link bitte, schick den, schick das, würde ~ interessieren, freue mich auf, bin gespannt, würde gern*
            """,
            .later:
                "jetzt nicht, gerade nicht, heute nicht, im moment, zur zeit, zurzeit, nächste woche, nächsten monat, nächstes jahr, nach dem|den|meinem, ab januar|februar|märz|mai, im mai, im neuen jahr, im frühjahr, in ein paar, in einer woche, ein andermal, anderes mal, bin ~ unterwegs, grad stressig, noch nicht, meld* mich, wenn ich ~ zurück, nach der, ende des monats, ende der woche",
            .redirect:
                "nicht der richtige, nicht die richtige, nicht zuständig, falscher ansprechpartner, falsche ansprechpartner*, falsche person, der falsche, die falsche, ansprechpartner*, wenden sie sich, wende dich, zuständig, kollege*, kollegin, chef*, weitergeleitet, leite ~ weiter, sprechen sie ~ mit, reden sie mit, frag* ~ mal, nicht ich, nicht meine abteilung, nicht mein bereich, fragen sie, entscheide nicht, entscheide ich nicht, entscheidet",
            .away:
                "nicht im büro, nicht im haus, abwesend, abwesenheit*, abwesenheitsnotiz, automatische antwort, im urlaub, in elternzeit, im mutterschutz, ausser haus, kein* zugriff auf, bin ~ zurück am, wieder erreichbar, nicht weitergeleitet, eingeschränkt erreichbar",
        ])
}
