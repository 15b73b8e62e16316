extension Language {
    /// Likewise, with how people write in Austria and Switzerland.
    static let germanRefusals = Language(
        classes: [
            .neg: "nedda netta nüüt koi koin koine",
            .nobody: "niemanden niemandem",
            .no: "nöp nöpp",
            .need: "braucht brauchs bruchts bruuchts bedürfen bruuchemer",
            .interest: "interessi interesiert intressierts lohnt lohnend rentiert",
            .regret: "lieb nett freundlich sorry sry tut leid bedaure bedauere bedauern leider bedaurn",
            .filler:
                "mann brudi bruder diggi dicker maus süsse schatz meister kollege freundchen hahaha haha hahahaha xd mei jo joa tja ach naja gell gö ehrlichgesagt ehrlich grundsätzlich halt sorry sry",
        ],
        phrases: [
            .redirect: """
            geb|gebe|frag|frage|sag|sage|richte ~1 ihr|ihm|sie|ihn|es
            """,
            .idiom: """
            laden|geschäft|betrieb|wir|ich ~2 um ~2 zu
            uns|mir das|es|die ~3 in ruhe, in ruhe ~1 an|anschauen|ansehen|durch|durchlesen|überlegen|lesen|besprechen, nichts für ungut, nix für ungut, nüt für unguet, nichts gegen sie|dich|euch, es bleibt ~1 dabei, bleibt ~1 bei dem|der|dienstag|montag|mittwoch|donnerstag|freitag
            """,
            .bare: """
            kb, k interesse, kein int, kein intresse, kein inter, hdf, danke nö, lass ma, lass mal gut, kannste knicken, kannst knicken, vergisses, vergiss mal, nein aber danke, für mich nicht, für uns nicht, nichts für uns, nix für uns, brauch ich nicht, brauchen wir nicht, brauch ma ned, brauchma ned, brauch ich ned, brauch i ned, will ich nicht, mag i ned, keine zeit keine lust, kein geld, nicht unser ding, raus hier, runter von der liste, blockieren, wird blockiert, ab in den müll, müll, spam, uninteressiert, desinteresse, kein anschluss, danke reicht, mir reichts, bitte löschen, gelöscht, geblockt
            """,
            .final: """
            <neg> ~2 für leute|menschen|unsereins wie, fehlt ~4 geld|zeit|lust|budget|personal|bedarf|platz|interesse
            bei uns|mir ~3 kein|keine thema, aber ~2 kein|keine thema|option
            seh|sehe|sehen|sieht|seht ~3 keinen|kein|keine|koan|ka ~1 sinn|bedarf|grund|nutzen|mehrwert|zweck|verwendung|notwendigkeit|anlass, sehe|seh|sehen ~ nicht ~1 ein, was soll|mach|mache|will|tu|fang ~2 ich|i|wir|ma ~3 damit|mit|dadamit
            wenn ich|wir|i|ma ~5 bräuchte|bräuchten|brauchen|brauche|brauch|wollte|wollten|will ~5 würd|würde|würden|hätt|hätte|hätten|melde|melden|melde|such|suche|rufe|frage|sag|ruf ich|wir|i|ma
            weder jetzt|heute|früher noch, jetzt nicht ~2 später|nie|künftig ~ nicht|nie, heute nicht ~1 morgen nicht, nicht heute ~1 nicht morgen
            """,
            .strong: """
            glück|erfolg ~2 bei|mit ~1 anderen|andern|jemand|jemandem|anderem, wir|ich komm* ~2 klar|zurecht $, steck*|investier* ~3 keinen|kein ~1 cent|euro|geld|rappen|groschen, falsche|falschen|verkehrte|verkehrten ~1 ausgesucht|erwischt|angeschrieben|kontaktiert, keine|ka|kei|koa zeit ~1 für so|sowas|solche|solchen|solchene|den|derlei, lieber ~1 selber|selbst
            für ~3 kein|keine|keinen|weder|null|koa ~1 geld|budget|zeit|mittel|kapazität|personal|verwendung|platz|nerven|bedarf, fang*|fange ~4 nicht|nimmer|ned|nix ~1 mehr ~1 an, in meinem alter ~ nicht|nix|nimmer|kein*, arbeite|arbeiten|kaufe|kaufen ~1 nur|ausschliesslich ~1 mit|bei|von, nichts|nix für unsereins|unsereinen|so|leute|kleine, geb|gebe|geben ~4 nichts|nix|kein*|koan ~3 aus, macht|mocht ~4 umsonst|gratis|kostenlos
            also nein|nö|nee|na, und zwar nein, daher|deshalb|drum|darum ~1 nein|nicht|nö $, kb drauf|auf|mehr, keinen|kein bock, dich|euch|sie|ihn ~1 blockier*|melden, werd|werde|wird ~2 blockier*|geblockt|gemeldet, hab*|hob|hend|händ|ha ~1 schon|bereits|scho|längst ~1 wen|jemand|jemanden|öpper|wem, schon|bereits ~4 der|die ~1 das|des|es ~3 macht|mocht|regelt, riecht|klingt|stinkt ~1 nach ~1 betrug|abzocke|scam|verarsche, nein mann|alter|digga
            bleib|bleibe|bleiben|bleib ~2 bei|beim ~2 papier|bleistift|stift|zettel|heft|block|kuli|karteikarten|altbewährten|bewährten|alten|unserem|meinem, lieber|am liebsten ~2 bei|beim ~3 bleiben, behalt*|bleib* ~2 lieber ~2 unser*|mein*|bei|beim|so|wie, mit zettel und
            für ~4 wie|so|betrieb|grösse|laden ~4 nichts|nix, für ~6 ist|is|isch ~2 nichts|nix|nüt, ist|is ~1 das|des ~1 nichts|nix $, budget ~ nicht|ned ~1 her|zu|vor, gibt ~2 budget ~ nicht, nicht ~1 im budget, nicht budgetiert, nicht vorgesehen, <neg> ~2 vorgesehen|eingeplant
            bereits|schon|bestens|gut|scho|anderweitig ~1 versorgt|eingedeckt|bedient|ausgestattet, kund*|gäste|aufträge ~2 von allein|alleine|selbst|selber, von|vo allein|alleine|alleinig $
            macht|mocht|erledigt|kümmert|betreut|regelt|schaut ~2 seit|schon|bereits|scho ~4 schwager|schwägerin|neffe|nichte|schwiegersohn|sohn|tochter|bruder|cousin|enkel|bub|steuerberater, nicht ~3 die|der|das ~3 sie|du suchen|suchst, nicht ~1 wen|den|was sie|du suchen|suchst, bringt ~2 mir|uns|ma|mi ~1 nichts|nix|nüt|ned|nicht, bringt ~1 nichts|nix, nicht ~1 ausgelegt|eingerichtet|aufgestellt, hass|hasse|hassen ~3 nachrichten|werbung|anmache|sowas|akquise|spam|art|solche, zum kotzen, biet* ~ jemand*|wem|anderen|andern, verkauf* ~ jemand*|wem ~1 anderen|anderem, antwort|ergebnis war|bleibt|lautet|ist ~3 nein, wollte|wollten ~ nichts|nix|nicht|keine ~ mehr, kauf|kaufe|kaufen ~3 nix|nichts|nie
            wie gesagt ~ <neg>
            bleibt|bleibts|bleiben ~1 auch|so|genau|weiterhin so, bleibt|bleibts ~1 so $, bleibt so wie, und ~1 bleibt ~2 so|dabei, so bleibt|bleibts ~1 des|das|auch, wollen|will|möchten|möchte|werden|werde ~3 so lassen|halten|belassen|behalten|weitermachen, soll ~2 so bleiben, so wie|wia ~2 is|ist|san|sind, so wia|wias, passt ~2 so wie|wia|wias, gut so wie|wia, gut so $, nix|nichts|ned|nicht ~2 ändern|wechseln|umstellen|verändern|tauschen
            wirklich|echt|sicher|bestimmt|ehrlich ned|nicht|nöd|net|nid|nit|nix $, lohnt ~2 nicht|nix|nichts|ned|net|nimmer|kaum|nöd, rentiert ~2 nicht|nix|nichts|ned|nimmer, weder ~1 geld|zeit|lust|bedarf|nerven|budget|verwendung|interesse|platz|personal ~1 noch, weder zeit|lust, weder ~2 noch ~1 zeit|geld|lust|bedarf|interesse, <neg> ~ verwendung|nerven|nerv|energie|kapazität|kapazitäten|platz|sinn ~1 für|dafür, nicht ~ leisten können|kann, kann|können ~ <neg> leisten, gibt|gibts ~2 kein|keinen|nix ~1 bedarf|interesse|budget|geld, kein|keine|null|koa|ka|kei ~1 kohle|budget|geld|knete|göld|zaster|mittel ~ für|dafür, fehlt ~3 geld|zeit|lust|budget|personal
            <neg> zu unserem|unserer|unseren|uns|meinem|meiner|mir, <neg> ~1 in unser|unsere|unserem|mein, passt ~2 <neg> zu|zum|in|für, können sie|du|ihr|se ~2 knicken|abhaken|stecken|klemmen|behalten, kannst|kannste ~2 knicken|abhaken|stecken|klemmen|behalten, könnts ~2 knicken|abhaken|behalten|stecken, mühe|zeit|atem|worte|weg|arbeit|aufwand|porto ~1 sparen|schenken, sich|dir|euch|ihnen ~2 sparen, spar ~2 müh|arbeit|text
            bin ~1 der|die falsche, bei mir|uns ~2 falsch|verkehrt, an der ~1 falschen|verkehrten, an die falsche|den falschen|verkehrten, falsch|verkehrt ~1 bei mir|uns, da sind|bist|seid|seids sie|du|ihr ~2 falsch|verkehrt, beim falschen|falschn, auf dem holzweg, am holzweg, keinen zweck, hat ~1 keinen sinn|wert, wird ~1 nie|niemals
             gewerbe ~1 abgemeldet, höre ~2 auf $
            nur|ausschliesslich|alles|rein über|durch|von mundpropaganda|empfehlung|empfehlungen, mundpropaganda ~3 reicht|genügt|langt, leb*|läuft ~3 mundpropaganda|weiterempfehlung|empfehlung
            auf ~2 anfragen|angebote|werbung|nachrichten|mails ~3 nicht|nie|nix, nehmen|nimmt|nehme|gehen|geht|geh|beteilig*|lassen|lässt ~ <neg> ~1 teil|ein|an|mit, nicht|nie|nix ~3 eingehen|einlassen|beteiligen|teilnehmen|berücksichtigen|bestellen, auf sowas|solche*|so was|derlei|derartige* ~4 nicht|nie|ned|nix, für sowas|solche*|so was|derlei|derartige* ~ nix|nicht|nichts|kein|keine|keinen|ned|weder|koa|ka|null, sowas|so was|solche* ~2 nicht|ned|nix|nie ~1 brauchen|gebrauchen|haben|mit
            abgewimmelt, wimmle|wimmel ~1 ab, von eurer|ihrer sorte, nummer zwei|drei|vier|fünf|sechs heute, schon ~2 reingefallen, einmal|schon|mal ~2 reingefallen|verbrannt|abgezockt, fall*|geh* ~2 nicht|ned|nimmer ~2 rein|drauf|leim
            <neg> ~1 über facebook|instagram|whatsapp|internet|linkedin ~, geschäfte|verträge ~ über facebook|instagram|whatsapp ~1 nicht|nie|keine, mag|mog|will|wü ~ ned|nicht|nix, brauch*|bruch* ~2 mir|ma|i|wir ~1 ned|nicht|nix|nöd|nid, brauchts ned|nicht|nöd|nid|net, tut ~1 nicht not, nicht von nöten, danke aber nein|nö|na, danke nö, nö du, na du, nein du, nein leider, leider nö, sag ma|mal nein, sagen wir ~1 nein, antwort|entscheidung ~2 negativ|nein|abschlägig|ablehnend, abschlägig*, negativ ausgefallen, muss ~3 enttäuschen, müssen ~3 enttäuschen, fällt|fallt ~2 flach, nicht anfreunden, reizt ~ nicht|null|ned, kalt lassen, lässt|lasst mich|uns ~1 kalt, nicht ~2 zu haben für, für ~2 nicht zu haben, stehe ~1 nicht zur, steig* ~1 aus, streich* ~2 mich|uns, nehmen|nimm|nehmt|tun|tu|tuts|hau|hauts ~1 mich|uns|mi ~3 raus|runter|aus|weg
            komm* ~2 gut|auch|bestens ~1 ohne, geht ~2 auch ohne, auch ohne ~ gut|ganz|prima, brauch* ~2 nicht|keine|kein|ned ~4 werbung|hilfe|berater|agentur|software|website|kunden, braucht ~2 kein|koa, is ma zblöd|zfü|z teuer|zvü, ma zblöd, isch mir z, mir isch z, z blöd, schmeiss* ~2 weg|müll, in den müll|mülleimer|papierkorb|rundordner, in|ab ~1 tonne|müll|papierkorb, landet ~3 müll|papierkorb|tonne|rundordner, löschen sie|lösch ~2 kontakt|nummer|chat|mich|adresse, kein kommentar $, no interest, null interessi, intressiert ~ ned|nöd|nicht|net|koa|ka
            """,
            .rude: """
            lassts mi|mich|uns, lass mi, steck ~ arsch|hintern, steck* ~ sonst wohin|sonstwohin|hin, geh wem anderen|anders, geht wem anderen, such da wen, such dir ~ hobby, such dir ~ job|arbeit, kümmer dich ~2 deinen|eigenen
            """,
            .soft: """
            hätt|hätte|hätten ich|wir ~3 gemeldet|gesucht|angerufen|gefragt|gefunden
            zu ~1 kompliziert|umständlich|modern|teuer|spät|alt|klein ~ für mich|uns|sowas, bin ~1 rentner|rentnerin|pensionist|pensionistin|pensioniert
            lieber noch ~ , noch lieber, dann lieber, genug|gnua|gnueg|gnuag kund*|arbeit|aufträge|auftrag|zu|z|gäste|ärger|um|anderes|eigene, mehr als genug|ausgelastet, voll ausgelastet, ausgelastet, land unter, bis über ~2 ohren, voll bis, komme ~ nicht nach|hinterher, auftragsbücher|auftragsbuch voll, läuft ~2 gut|von|prima|bestens|eh|auch so|auch ohne, läuft ~ so, bald|demnächst|nächstes in|jahr ~1 rente|pension, kein internet|facebook|handy|computer für, nicht mehr ~1 aktiv|tätig|selbstständig, zu klein für, zu alt für, mundpropaganda, von mund zu mund, kein freund von, halte nichts|nix|wenig davon|von, viel zu tun, was soll ich ~1 mit|damit, wozu, was will ich ~1 damit|mit, was mach ich ~1 damit
            """,
            .supplied: """
            mach*|sperr*|schliess* ~6 laden|geschäft|betrieb|firma|bude|werkstatt|praxis|salon|wirtshaus|büro ~1 zu|dicht|zua, laden|geschäft|betrieb|firma|werkstatt ~4 geschlossen|zu|aufgegeben|aufgelöst|verkauft|dicht $
            hab*|hob|hamma|hend|händ|ha ~1 schon|bereits|scho|längst ~1 wen|jemand*|einen|eine|öpper|ein|unseren|meinen, hab*|hob|hamma ~ seit ~2 jahren|jahr|jahre|johr, seit ~1 jahren|johr|jahrzehnten ~1 bei|unseren|meinen|denselben|beim, macht|mocht|machen|erledigt|kümmert|betreut|mach|schaut|regelt ~4 mein|meine|unser|unsere|mei|min|mini ~2 sohn|tochter|frau|mann|neffe|nichte|bruder|schwester|schwager|schwägerin|cousin|freund|freundin|steuerberater|steuerberaterin|agentur|bub|kollege|kollegin|vater|mutter|schwiegersohn|enkel|nachbar, mein|meine|unser|unsere|mei|min ~1 sohn|tochter|frau|mann|neffe|nichte|bruder|schwester|schwager|schwägerin|cousin|freund|freundin|steuerberater|steuerberaterin|agentur|bub|vater|mutter|schwiegersohn|enkel ~1 macht|mocht|erledigt|kümmert|betreut|regelt
            sind|bin|san ~2 versorgt|eingedeckt|bedient|bestückt|ausgestattet, alles da, alles vorhanden, haben|hab alles, selber|selbst ~1 gemacht|gebaut|im griff, mach* ~2 selber|selbst|allein, machen|mach alles, eigene leute|mitarbeiter|abteilung|lösung, im griff
            """,
            .farewell: """
            pfiat di|eich|ihna|euch, pfiat gott, pfüat, servus und, baba, uf wiederluege, ade, adieu, alles liebe, gott segne, weiter viel|frohes|gutes, glück ~1 damit|dabei|anderswo|woanders, schönes leben, frohes schaffen, gutes geschäft, schönen tag noch, tschüss, tschau, tschö, tschüssikowski, lebewohl, leben sie wohl, leb wohl
            """,
            .hostile: """
            was soll ich ~2 damit|mit, wozu ~4 brauch*|soll, schon wieder so|werbung|einer|eine|was, hab* schon drei|vier|fünf|zehn, noch so einer|eine, macht ~ angst
            """,
        ])
}
