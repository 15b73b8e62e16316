extension Language {
    static let italian = Language(
        classes: [
            .part: "macchia macchie albero ruggine allegato articolo riga sfondo logo bozza commento paragrafo foto",
            .grateful: "grato grata",
            .delight: "stupendo stupenda adoro bellissimo bellissima meraviglioso splendido",
            .only: "solo soltanto meglio bensì piuttosto",
            .writeMe:
                "cercarmi scrivermi contattarmi chiamarmi mandarmi inviarmi disturbarmi ricontattarmi telefonarmi scriverci contattarci chiamarci mandarci inviarci disturbarci inviandomi scrivendomi mandandomi chiamandomi tormentarmi importunarmi assillarmi richiamarmi ricontattarci messaggiarmi scrivetemi scrivermelo",
            .before: "prima",
            .cooperate: "lavoro lavoriamo collaboriamo collaboro",
            .seller: "venditori venditore commerciali",
            .chosen: "scelto optato deciso",
            .other: "altro altra altri altre altrove",
            .provider: "fornitore fornitori agenzia agenzie partner azienda consulente",
            .nobody: "nessuno",
            .plea: "puoi può potete potreste potrebbe potresti vuole volete",
            .apart:
                "tenda scontrino sacchetto montaggio sedie contanti suonate suonare suoni campanello consegnate consegnare dimenticate dimenticare dimentichi fattura noci parcheggio lasciatelo contratto pagare aspettare scusarsi scusarti caro cara cari costoso lontano crederci credo lamentarsi lamento ridire urgente",
            .neg: "no non mai niente nessun nessuna nulla nn neanche nemmeno neppure nun nin nonn noo mica",
            .no: "no nono nooo nope nah naa macché macchè nein_",
            .interest: "target utilità utile interess* interess* attira piace garba interesa intressa stuzzica",
            .desire: """
            vuole contempliamo valutiamo cercando voglio vogliamo desider* cerco cerchiamo vorrei vorremmo intendo intendiamo gradisco gradiamo intenzione acconsento proseguire ricevere comprare compro compriamo voglia
            acquistare acquisto acquistiamo accetto accettiamo comprerò aderire partecipare volere
            """,
            .need:
                "servirebbe servirebbero bisogno serve servono necessari* occorre occorrono necessita necessità necessitiamo servirà abbisogn*",
            .write: """
            scriveste contattaste mandaste chiamaste inviaste scrivesse contattasse mandasse chiamasse
            scrive scrivono cercare cercate cercarci scrivere scriva scrivano scrivermi scrivete scrivetemi scriverci scrivi scrivimi scrivendo scrivermi riscriv* messaggi* mail email emails e-mail contattare contattarmi contattatemi contatti contatta contattate contattateci contattarci contattando contatto ricontatt* chiamare
            chiamarmi chiamate chiamatemi chiami chiama chiamandomi chiamando chiamarci telefonare telefonate telefonarmi telefoni disturb* mandare mandarmi mandate mandatemi mandi mandarci mandando manda inviare inviarmi inviate inviatemi invii invia inviarci inviando pubblicità spam* sms
            comunicazion* offerte newsletter insist* whatsapp telefonatemi promozion* sollecit* importun* stressare stressate scocci* romper* tormenta* assillar* messaggiarmi messaggiare contattandomi spammare richiamare richiamate richiamarmi dm wa
            """,
            .written:
                "contattato contattata contattati disturbato disturbata chiamato importunato ricontattato ricontattata ricontattati",
            .again: "più piu altri altre altro altra ancora ulteriori ulteriore nuovamente oltre futuro avanti nuovo",
            .me:
                "depennarmi depennatemi depennami dimenticami dimenticatemi dimenticarmi scordatemi scrivermi contattarmi chiamarmi mandarmi inviarmi disturbarmi cancellarmi togliermi ricontattarmi telefonarmi scriverci contattarci chiamarci cancellami cancellatemi toglimi toglietemi rimuovetemi rimuovimi eliminatemi eliminami disiscrivetemi disiscrivimi lasciami lasciatemi mi me noi ci",
            .my: "mio mia miei mie nostro nostra nostri nostre",
            .you: "ti si vi te",
            .stop: """
            stop basta smetta smettila smettetela smettete smetti smettere smetterla smetterete fermatevi fermati cessi cessate cessare piantala piantatela finiscila finitela
            evitate eviti evita evitare piantarla smettiamola
            """,
            .remove: """
            togliesse toglieste cancellasse rimuovesse eliminasse
            cancell* rimuov* rimoz* togliere toglimi toglietemi tolga togliete togli toglieteci disiscriv* disicriv* elimin* depenn* sbattezz* disiscrizione leva levami levatemi leviate levate
            espung* scancell*
            """,
            .data:
                "nomi lista liste numero email mail dati database indirizzo contatti contatto rubrica nominativo elenco archivio mailing nome archivi recapito recapiti telefono cell anagrafica",
            .forget: "dimentica* dimentichi scorda* perdi perda perdete buttate butta",
            .leave:
                "lasciami lasciatemi lasci lasciate lasciarmi lasciateci lasciare lascia lasciaci lassame lassateme",
            .peace: "pace stare_ tranquillo tranquilla tranquilli",
            .waste: "perda perdere perdete sprechi sprecare sprecate perdi spreca",
            .time: "tempo energia energie fiato fatica",
            .save: "risparmi* risparmiati evitati evitatevi",
            .already: "già gia", .have: "abbiamo ho fornitore posto coperti usiamo lavoriamo serviti",
            .object: "oppongo opponiamo opposizione diffido diffidiamo",
            .withdraw: "revoco revocare ritiro ritirare revochiamo",
            .consent: "consenso autorizzazione permesso autorizzo autorizzato acconsentito",
            .thanks: "grazie ringraz* grz grazi thanks graz grassie grz_",
            .please: "favore cortesia prego piacere pf pregherei gentilmente perfavore cortesemente pls xfavore",
            .filler: """
            ahah haha ahahah hihi
            uffa mah bah ehm
            poi ciao buongiorno buonasera salve gentile dott dottssa sig signor signora per della del la il lo stesso mille molte tante guarda senta scusa scusi dispiace davvero comunque allora proprio già_ così
            guardi sa eh ragazzi raga bro zio capo_ fratello caro cara gentilissimo gentilissima buona buon giornata serata pomeriggio weekend di cuore lei tu voi e ma è che sono_ apposto ok okay vabbè dai ah oh boh_ cordiali saluti un offerta proposta l d anche infinite tantissime
            """,
            .contrast: "ma però tuttavia purtroppo_", .condition: "se qualora",
            .opener: "come quanto quanti quando dove quale quali cosa chi",
            .warm:
                "sì si_ certo volentieri ottimo perfetto fantastico bello bella bellissimo bellissima haha ahah ahahah bene_ magari_ grande stupendo splendido adoro figo figata wow bravi complimenti",
            .annoyed: """
            invasivo invasivi rompete rompi scocciatori scocciate scocci seccante seccatori insistenti invadente invadenti molesto cazzo merda coglioni idiota idioti vattene sparisci sparite stufo             fastidio fastidiosi vaffanculo rompiscatole rompipalle assillanti assillate spam truffa truffatori stronzi stronzo maroni minchia scassato scassate rompicoglioni insopportabili cazzi belin
            """,
            .abuse:
                "molestie molestia stalking stalker spammer spammers indesiderata indesiderate indesiderati assillando tormentando",
            .law: "avvocato gdpr polizia querela querelo legali garante agcom denuncia ",
            .later: """
            domani dopo lunedì martedì mercoledì giovedì venerdì gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre forse prossima prossimo trimestre
            presto ferie oggi natale pasqua autunno stasera
            """,
            .notice:
                "pensavo immaginavo immaginato pensato aspettavo sentito sentiti sentita sapevo capito capisco visto ricevuto conosco conoscevo letto ricordo arrivato arrivata arriva trovo trovato riesco riuscito apre aperto guardato provato ",
            .miss: "perdo esitare esiti preoccuparti preoccuparsi preoccupi preoccupare perdermi perderlo perdermelo",
        ],
        phrases: [
            .idiom: """
            da|chilometro|km zero
            vorrei|volevo|vorremmo segnalare|sapere|capire, non mi|ci lasciano ~ pace
            grazie per l|la ~1 volta, grazie ancora, content*|soddisfatt* del|della|dei|delle vostro|vostra|vostri|vostre|suo|sua|suoi|sue|foto
            già ~1 ordinat*|prenotat*|pagat*|firmat*|iscritt*, non lo dica|dire|dite, ho ~1 tolto|tolta|tolti ~1 io, l ho ~1 tolta|tolto
            trasferit* ~ altrove, vendiamo ~ altra|altrove|altri, stuf*|stanc* del|della|dei|di|delle ~1 mio|mia|miei|nostra|nostro, content*|soddisfatt* del|di ~1 preventivo|prezzo|offerta, non voglio essere ~1 pesante|insistente|scortese, non voglio disturbarla|disturbare, non ne voglio uno|una|solo, mattina|pomeriggio|sera|orario|<later> ~1 non mi|ci va, non ~ in anticipo, non vuole straordinari
            mai fatto niente|una|nulla, niente|nulla di personale, senza rancore, altra volta, non è|sia tardi, non c è furia, non vengo sol*, brutta esperienza, senza offesa
            se non sono|è indiscret*, senza indiscrezione, serve|bisogno|occorre ~ chiamare|telefonare|avvisare|avvertire|suonare ~1 prima, <neg> ~ <write> prima, smett* di scusar*|chiedere scusa, smettila|smetta|smettetela di scusar*|chiedere, smetto|smettiamo di|alle|con|a, se ~1 smetto, ho smesso, ho lasciato ~1 lavoro|posto|ufficio, abbastanza di lui|loro|lei, ne ho|abbiamo abbastanza di|del|dei ~1 lui|loro, stuf* di lui|loro|lei, sono|è|siamo ~1 avvocat*, in|a regola|norma ~ <law>, bloccat* ~ <later>|agenda, ho ~1 cancellato|eliminato ~ messaggio|mail|numero, cancellato ~ sbaglio|errore
            basta e avanza, per me basta, mi basta, bastano, non mi piace ~ telefono|telefonare|chiamare|parlare, vecchio|precedente|ultimo fornitore ~ piantat*|deluso|abbastanza, non si legge, non tutti i giorni, tutti i giorni, non è successo niente, non fa niente, non è niente, non c è di che, c è di che, non l ho ancora, non le|ti|vi nascondo, piantat* ~ volte
            carattere ~ non ~1 convince
            fermiamoci per oggi
            ci vuole|vogliono
            non ~ contenti|soddisfatti del|dei|della, basta parlare|chiacchiere
            oggi|domani|stasera purtroppo no
            verde|blu|rosso|colore|taglia|modello|fisso ~ non ~1 piace|va|funziona
            prima delle|del|di ~ non ~ <write>, <later> ~ annullare|disdire
            zero problemi, non a tutti, non la|ti|vi sentivo|sento|sentito, non si sentiva
            oh no, ah no, ahi no
            ancora non, non deve essere, non sai, non sapete, non sa quanto
            nessun problema, non c è problema, non ce problema, non è un problema, senza problemi, non so, non lo so, non saprei, nessuna idea, non ne ho idea, non male, niente male, mica male, perché no, perchè no, non c è fretta, senza fretta, non importa se, di niente, di nulla, non solo, non esitare, non esiti, mai sentit*, mai visto, mai provato, mai usato, non vi conosco, non ho capito, non capisco, non ho ricevuto, non mi è arrivat*, non ci è arrivat*, non ho visto, non avevo visto, non ho avuto tempo, non ancora, non vedo l ora, senza impegno, non sono sicur*, basta che, basta un|una|il|la, basta poco, mi basta, ci basta, basta così poco, basta sapere, basta anche
            non fermarti, non fermatevi, non smettere, non smetta, non smett*, non si apre, non funziona, non riesco, non si vede, niente di meglio, niente di più, non è urgente, non mi perdo, fermata, lascia che, lasciami pensare, lasciami il|un|vedere|controllare|chiedere|guardare|la, lascia il|la|un|pure, mi lasci il|un|la|vedere|pensare|controllare, le lascio, ti lascio, fine mese, fine settimana, fine anno, fine corsa, più informazioni, più info, più tardi, più avanti, più dettagli, più o meno, più economic*, in più, fino al, non mi dispiace
            nostri clienti, miei clienti, i clienti, si può disdire, si può cancellare, posso disdire, posso cancellare, posso annullare, possono cancellarsi|disiscriversi|disdire, possono ~ disiscriversi|cancellarsi|disdire, nello spam, in spam, cartella spam, tra lo spam, finita in, finito in, non tutti, non tutto, non sempre, non è caro, non costa, non troppo, non tanto, non molto, non necessariamente, non ricordo, non mi ricordo, non trovo, non ho trovato, non vedo il|la|lo|nulla, non si carica, non c è l allegato, non c è il, non c è nessun, niente allegato, non prima, non fino, niente da perdere, non più di, nessuno risponde, nessuno ha risposto, mai troppo tardi, non è mai, non è lontano, non mi lamento, non vi preoccupate, non ti preoccupare, non si preoccupi, non preoccup*, non scherzo, niente di che, non è che, come non detto, mai dire mai, non per caso
            non mi|ci ha|hai|hanno|avete ~ scritto|mandato|inviato|chiamato|risposto|contattato|ricontattato|girato, non ho mai, oggi non posso, ora non posso, non posso oggi|adesso|ora|parlare, non sono in|a ufficio|casa|sede, non sarò, non sono disponibile
            """,
            .yes: """
            non direi che non
            niente mi|ci farebbe, non ~1 stai|sta|state ~1 disturb*|scocci*, non mi stai, grazie a lei|te|voi
            al contrario, ma no anzi, anzi, non mi tiro ~1 indietro, non riesco a dire, non le nascondo, non ti nascondo, si figuri, mi fa piacere, nessun disturbo
            capito male
            <neg> ~ serve|bisogno|occorre ~ convincermi|convincerci|convincere, detto ~ no ~1 al|ai|perché|all, no scherzo, non ~1 dimentic*, non ~1 scord*
            non disturbi affatto, non disturba affatto, figurati non disturb*, non mi disturb* affatto, non mi disturba, non disturbi, non disturba, non disturbate affatto, nessun disturbo, non è un disturbo, dà fastidio, da fastidio, niente da ridire, niente da dire, no no figurati
            dire di no, dico di no, direi di no a, non dico di no, non direi di no, non dico no, come faccio a dire di no, impossibile dire di no, perché no, perchè no, non vedo l ora, non mi dispiacerebbe, non mi dispiace, non smettere, non ho nulla in contrario, niente in contrario, nulla in contrario, niente contro, nulla contro, non mi perdo, non è che non ~ interess*|vogli*|piac*, non è che non, non mi tiro indietro, non disdegno, non sarebbe male, non vedo perché no, non sono contrari*, non mi oppongo
            """,
            .keyword:
                "stop, basta, fine, annulla, no, disiscrivi, cancella, esci, disdici, revoca, cancellami, disiscrivimi, cancellazione, annulla iscrizione",
            .bare: """
            aria, taci
            smettete, smetta, smetti
            se ne vada, gnente
            nah lascia, lascia, lasci, anche basta, anche basta eh, per l amor di dio no, amor dio, amor dio no, carità, dio me ne scampi, dio ce ne scampi, uffa no, ma quando mai, quando mai, col cavolo, col piffero, ma anche basta, non se ne parla, ti pare, sinceramente no, proprio no, lasciamo correre, ciccia, ma figurati no, no e poi no, no e basta, te lo scordi, ve lo scordate, mai e poi mai, no per carità
            non scrivere, non scrivete, non scriva, nun scrivere, nun scrive
            evitiamo, evitiamo pure, credo di no, temo di no, direi che no, certo che no, per carità no, non è il caso, alla larga
            <no>, no, no no, nono, mai, basta, basta così, stop, passo, passiamo, niente, nulla, niente da fare, nemmeno per sogno, neanche per sogno, neanche per idea, manco per sogno, manco morto, assolutamente no, proprio no, anche no, direi di no, meglio di no, no davvero, non interessa, non mi interessa, non interessato, non interessata, lasciami, sparisci, sparite, smettila, smettetela, vattene, cancellami, cancellatemi, rifiuto, declino, non voglio, lascia perdere, lasci perdere, lascia stare, lasci stare, lasciamo stare, lasciamo perdere, piantala, finiscila, addio, basta messaggi, niente più messaggi, non serve, non fa per me, non fa per noi, rifiutato, neanche morto, anche meno, no per niente, ma anche no, ma no, bloccato, segnalato, segnalato e bloccato, bloccato e segnalato, giammai, figuriamoci, per carità, no a posto, macché, non occorre, disiscrizione, cancellazione, annulla, siamo apposto, sto bene così
            """,
            .elsewhere: """
            per messaggio|messaggi|mail|iscritto|whatsapp ~ meglio|ok|bene|preferisco|perfetto, meglio|preferisco per|via messaggio|messaggi|mail|iscritto|whatsapp, meglio|preferisco messaggi|messaggio|scrivere|scrivermi|whatsapp, un messaggio va
            """,
            .undone: """
            disiscritt*|cancellat* ~ sbaglio|errore
            compro|prendo lo stesso
            ignora|ignori|ignorate il|quello|questo|la|l|pure, non fateci|farci|ci ~1 caso, tasto sbagliato, chat sbagliata, faccina sbagliata, figlio|figlia|nipote|bimbo|bimba|bambino|bambina|gatto ~ scritto|mandato|premuto|schiacciato|digitato|inviato, scritto|mandato|premuto|inviato|schiacciato ~ sbaglio|errore
            """,
            .final: """
            ha detto ~1 no a tutti
            perché non mi|ci lasci*, perché non la smett*
            fine della|di discussione|conversazione|questa, fine del discorso|dialogo, punto e basta, e punto
            né ora ~ né, né adesso ~ né, né mai, né in futuro, ora né in
            """,
            .strong: """
            non ~ spend* ~ soldi|denaro, stavolta|volta passiamo|passo
            rifiuto, rifiutiamo, rifiutare, rifiutat*, rifiuta, prov*|cerc*|and*|vend*|trov*|guard* ~ altrove
            non siamo|sono in condizion*|grado|posizione, cancell*|elimin* ~1 quello|ciò|tutto che|quello, non ~1 usatela|usatelo|usate ~1 per vendere|vendite
            treno è ~ passato|partito, preso|prendere|scelto|deciso ~ altra|altro strada|via, niente ~1 solleciti|richiami|follow|promemoria|insistenze, non c entra|entrano ~ con, c entra niente|nulla, non rispond* a|alle ~ freddo|proposte, ha detto ~1 no a tutti, nu me serve|va|interessa, non sto|stiamo cercando, non mi|ci dice niente|nulla
            bel|buon tentativo $
            non faccio|facciamo ~1 collab*|partnership|pubblicità|promo*|sponsor*|sondaggi|interviste|scambi, chiud* ~ pratica|posizione|fascicolo, era no $, è ancora no $, x me no, senza voglia, porta sbagliata, bussat* ~ porta, vita è ~ breve|corta, non avere ~ notizie, starà|sta scherzando, vieta ~ contatt*, mi risparmi, risparmiami, risparmiatemi, eccezione no, non è ~ mio genere|stile
            lasciare|lasciamo|lascio ~ cose|tutto ~1 come, le cose come stanno, tutto com è, ultima cosa ~ bisogno|voglio|serve|vorrei, non lo|la|li ~1 userei|useremmo|comprerei|farei ~1 mai, non ~ userei, questa è ~1 mia|nostra risposta, è la mia risposta, silenzio ~ risposta, votato ~1 contro, è stat* respint*|bocciat*, mio|nostro ultimo messaggio, mia ultima parola|risposta, argomento|discorso|capitolo|questione|caso chius*, non è ~1 in vendita, non ~ in vendita, né lo sarà, non lo sarà mai, non chied* più, non intendo ~1 cambiare, non abbiamo|ho ~1 intenzione
            <neg> ~ compr*|fido|tratto|parlo ~ sconosciut*, rispett* ~ privacy|decisione|scelta|volontà, non me|ce ne importa|frega, un fico secco, un cavolo, un accidente, fico secco, nemmeno|neanche|manco ~1 se|a mi|ci|pagat*, neanche pagat*|dipint*|morto, non ci sento, da quell orecchio, lasciamo correre|stare|perdere, non rientra ~ priorità|piani|programmi|interessi, non andremo oltre, non andiamo oltre, per favore non ~ mand*|invi*|vend*|propon*|scriv*, per favore niente, con agenzie|intermediari|esterni|esterne, facciamo|faccio ~1 tutto ~1 noi|io|da, fiato sprecato, tempo sprecato, fatica sprecata, non avrà|avrete|avrai mai, mai un sì, col cavolo, col piffero, asini voleranno, campa cavallo, non attacca, mi sa di no, non ci casco, troppo vecchi*, non ho più l età, la smetti|smetta|smettete|smettono di, di rompere
            restiamo|rimaniamo come siamo, stiamo come siamo, non ~ usate|usi|usare ~ numero|account|profilo ~ per, neanche gratis|regalato, nemmeno gratis|regalato, lascio stare|perdere, non occorre|serve rispondere
            si tenga|tenetevi|tieniti|tenga le|i ~1 offerte|promozioni|messaggi
            conversazione ~ chiusa|finita|conclusa|terminata, avvarremo|avvaliamo|avvarrò|avvalerci
            trovo ~ invadente|invadenti|fastidios*, prego|chiedo di ~ smettere|smetterla|cessare
            suoi|tuoi|vostri messaggi|mail ~ fastidio|disturba*|stanca*, sbagliato porta|indirizzo
            tolto|tolta|rimosso|rimossa|cancellato|cancellata|eliminato ~ lista|elenco|mailing|rubrica|database, volentieri a meno, farne a meno, facciamo a meno, fatti suoi|tuoi|vostri
            risposta ~ non è cambiata, risposta ~ la stessa, non rispondo|rispondiamo ~ offert*|propost*|pubblicità, avere niente|nulla a che, niente per voi|lei|te ~, per voi ~ niente|nulla, senza interesse per, nun scrivere
            mio|mia|nostra|nostro posta|casella|profilo|bacheca|pagina|telefono|numero|insta|dm|cellulare|whatsapp non è ~1 un|una|per|vetrina|tua|vostra, cercati|cercatevi|trovati un|altro pollo|altro, porta sbagliata, fermassimo|fermiamoci|finissimo|chiudessimo|chiudiamo ~1 qui|qua, quest unico messaggio, questo unico messaggio, fino ad allora ~ niente|nulla|non, nel frattempo ~ niente|nulla, non daremo ~1 seguito|corso, non prend* in considerazione, perde|perdi|perdete ~ tempo, cessate|cessi|interrompete|sospendete ~1 invio|invii, non ~ usatelo|usate|usare|usi|usarlo|usatela ~ vender*, non cambiamo, vendermi roba|cose
            lassa sta, lassa perde, nun me rompe, nun me va, nun me serve, te saluto, nun ce serve
            detto basta|stop, non andremo avanti, non andiamo avanti, non proseguiremo, non procederemo
            <remove> ~ tutto, lasciatemene, lasciamene, lasciate* ~ fuori, tenetemi fuori, chiuderla qua, chiudiamola qua, finiamola qua, fermiamoci qua
            neanche per scherzo, nemmeno per idea, non ci penso proprio|nemmeno|neanche, scordatelo, scordatevelo, se lo scordi, certo che no, direi che no, temo di no, purtroppo no, in nessun caso, per nessun motivo, girate al largo, giri al largo, alla larga, passo oltre, non è il caso, evitiamo grazie, lasci stare, lascia stare
            stufo di, stufa di, stufi di, stanco di ~ <write>, stanca di ~ <write>
            per me è no, per noi è no, più nulla|niente da voi|lei|parte, non mi attira, non mi dice
            fregar* ~ meno, frega ~ meno, fregare ~ meno, frega niente|nulla, non fa ~ stile
            fornitore attuale, attuale fornitore, altra direzione, altra strada, restiamo con, resto con, rimaniamo con, chi ~ chiesto niente|nulla
            no <thanks>, <no> <thanks>, <thanks> no, grazie ma no, no ma grazie, passo grazie, io passo, noi passiamo, passo volentieri, passo la mano, stavolta passo, questa volta passo, per stavolta passo, declin*, rinunci*, rinuncio, devo ~ declinare, niente da fare, anche no, non fa per me, non fa per noi, non fa al caso, non è per me, non è per noi, non è roba, non è cosa, non mi va, non ci va, non ci serve, non mi serve, non serve, non occorre, non è il mio genere, non è il nostro, non fa parte, non è di mio|nostro interesse, lascia* perdere, lasci perdere, lasciamo perdere, lascia* stare, lasci stare, lasciami stare, lasciatemi stare, mi lasci stare, lasciamo stare, meglio di no, direi di no, direi proprio di no, preferirei non, preferisco non, preferiamo non, preferirei di no, preferisco di no, preferiremmo non
            non ~ interessa*, nessun interesse, zero interesse, nessuna intenzione, nessun bisogno, non ho bisogno, non abbiamo bisogno, non voglio, non vogliamo, non desidero, non desideriamo, non intendo, non intendiamo, non cerco, non cerchiamo, non compro, deciso di non, abbiamo deciso di non, non proseguire, non procedere, non procediamo, non proseguiamo, non se ne fa, non se ne parla, non mi tange, non me ne frega, non ce ne frega, non me ne importa, me ne frego, me ne infischio, mi frega niente, frega un, nessun bisogno, non necessit*
            chiudiamola qui, chiuderla qui, la chiudiamo qui, chiudiamo qui, chiudo qui, finiamola qui, finisce qui, finirla qui, la finiamo qui, fermiamoci qui, ci fermiamo qui, terminiamo qui, lasciamola qui, lasciamo così, chiud* ~ conversazione|discorso|contatto, chiuso ~ discorso, discorso chiuso, fine della storia|discussione|conversazione, basta così, punto e basta, non insistere oltre, a mai più
            mai più, niente più, basta con, basta messaggi, basta spam, basta mail, basta pubblicità, basta scriver*, basta chiamar*, basta contatt*, ora basta, adesso basta, basta davvero, abbiate pietà, non insist*, non mandar*, non scriv* più, non perd* ~ tempo, perdere ~ tempo, perdita di tempo, perde tempo, perdi tempo, perdete tempo, sprecare ~ tempo, sprechi ~ tempo, sprecate ~ tempo, risparmi* ~ fiato|tempo|fatica|energie|disturbo, non si disturbi, non disturbarti, non si scomodi, non scomodarti, non vi disturbate, inutile insistere|scriver*|continuare, è inutile, cerca* ~ qualcun altro, cercatevi ~ altro, cercati ~ altro, trova* ~ altro, cerchi altrove, provate altrove, qualcun altro, da un altra parte, altri lidi
            non autorizzo, non ho dato, mai dato, mai chiesto, mai iscritt*, mai autorizzato, mai richiesto, non ho mai chiesto|dato|autorizzato|richiesto, non mi sono ~ iscritt*, non ho chiesto, non ho richiesto, ho detto no, ho detto di no, detto di no, già detto, la risposta è no, risposta è no, è un no, no è no, no secco, un no, non contare su, non contate su, non contate, nemmeno per sogno, neanche per sogno, manco per sogno|idea, neanche per idea, assolutamente no, assolutamente non, per niente interess*, pollice verso, pollice in giù, niente pubblicità, niente spam, niente offerte, niente vendite, senza di me, tiro fuori, tiratemi fuori, tirarmi fuori, mi chiamo fuori, resto fuori, ne faccio a meno, facciamo a meno, fare a meno, stiamo bene così, sto bene così, a posto così
            evit* ~ contatt*|scriver*|mandar*|inviar*|chiamar*, di non ~ contattar*|ricontattar*|scriver*|chiamar*|mandar*|disturb*|inviar*, asten*, si astenga, avete rotto, hai rotto, mi avete stufato, mi hai stufato, m avete stufato, mi avete scocciato, mi hai scocciato, mi avete stancato, non è aria, non fate per me, non siamo clienti, non vendo
            """,
            .command: """
            rimuoverci|cancellarci|toglierci|eliminarci
            scordati di me
            e smettetela|smettila|smetta|piantala|basta
            depennarmi|depennatemi|depennami|depennateci|depennarci|cancellarmi|cancellatemi|cancellami|cancellateci|dimenticami|dimenticatemi|dimenticarmi|eliminatemi|eliminami|rimuovetemi|rimuovimi|disiscrivetemi|scordatemi
            smett* di, smetterla di|con, la smett*, la pianti*, la finisci*, piantala con|di, piantatela con|di, basta con, cancell* ~ mi|mio|miei|me|nostri|mia, rimuov* ~ mi|mio|miei|me|nostri|mia, elimin* ~ mi|mio|miei|me|mia, togl* ~ mi|mio|miei|me|mia, tolga ~ mi|mio|miei, cancellami, cancellatemi, cancellarmi, cancellateci, rimuovetemi, rimuovimi, toglietemi, toglimi, togliermi, toglieteci, disiscriv*, dimentica* ~ me|numero|mi|noi, dimenticami, dimenticatemi, si dimentichi, mi dimentichi, scordati di me, scordatevi di me, perd* ~ mio numero, cancell* ~ iscrizione, annull* ~ iscrizione, disdir* ~ iscrizione, dalla lista, dalle liste, dalla mailing, dalla rubrica, dal database, fuori dalla ~ lista
            non scriver*, non mi scriv*, non contattar*, non contatt*, non mi contatt*, non chiamar*, non mi chiam*, non disturb*, non mi disturb*, non mi mand*, non inviar*, non mi invi*, nn scriver*, nn mi ~ <write>, non mi romp*, non ci ~ <write>, non mi ~ <write>, essere ~ contattat*|disturbat*|chiamat*|ricontattat*|importunat*, non <write> più, in pace, mi lasci, mi lasciate, lasciami, lasciatemi, lasciateci
            """,
            .rude: """
            fuori aria, stai zitto, taci $
            se ne vada, andatevene
            perché non ~ lasci*|smett* ~ pace, perché non mi lasci*
            andate al|a diavolo|quel, vai al diavolo, non rompere, di rompere, levatevi, fuori dai piedi
            quale parte di|del no
            quante volte ~ no
            come ~ esco|uscire ~ lista
            sparisci, sparite, vattene, vatte a, andate a quel, va a quel, vai a quel, vaffa*, fanculo, affanculo, vai a cagare, va a cagare, andate a cagare, va a fare, va a morì*, va a morire, va a ciapà*, ma va a, va in mona, vai a stendere, va a farti, va a fatte, fatti fottere, fottiti, fottetevi, levati, levatevi, togliti dai|dalle, toglietevi dai|dalle, fuori dai|dalle, fuori dalle, fuori dai, non rompere, non rompete, non mi rompere, non romp*, non rompa*, non scocciare, non scassare, non stressare, rompi* le|il|i|cazzo, romper* le, mi avete rotto, mi hai rotto, avete rotto, hai rotto, hai scassato, avete scassato, rotto le|i|il ~1 palle|scatole|coglioni|cazzo|maroni, due palle, che palle, che due, che noia, fatti una vita, fatti i, fatevi i, smamma, smammate, sciò, sloggia, statti zitt*, stai zitt*, chiudi ~ bocca, vedi d annattene, ma chi ti conosce, ma chi vi conosce, al diavolo, all inferno
            mi oppongo, ci opponiamo, opposizione al, diritto di opposizione|cancellazione|opporsi, diritto all oblio, articolo 21, art 21, articolo 17, art 17, revoco, ritiro ~ consenso, cancellazione ~ dati, cancell* ~ dati, elimin* ~ dati, rimuov* ~ dati, registro delle opposizioni, tutela dei dati, ai sensi del gdpr, violazione della privacy
            vi segnalo, ti segnalo, la segnalo, vi blocco, ti blocco, la blocco, vi denuncio, ti denuncio, vi segnalerò, ti segnalerò, vi denuncerò, vi ho segnalato|bloccato, ti ho segnalato|bloccato, segnalat* come|e, segnalo come|per, segnalo il|questo, segnalo la cosa, bloccat* e, blocco e, denuncerò, vie legali, mio avvocato, il garante, al garante, è molestia, è stalking, questo è spam, questa è molestia, sporgo denuncia, sporgere denuncia, faccio denuncia, come spam
            """,
            .soft: """
            rispettarlo, rispetti|rispettate questo|la
            solo per ~1 clienti|soci|pazienti, solo per ~1 famiglia, bel tentativo, un altro guru|esperto|coach|fenomeno, minorenne, che insistenza, i miei problemi, vi cerco io, la cerco io, ti cerco io, chiamiamo noi, ci faremo vivi, vi contatto io, vi cerchiamo noi, quello che ho, quello che abbiamo, come siamo, costa troppo, non ho tempo, numero sbagliato, ha sbagliato, avete sbagliato, hai sbagliato, sbagliato persona, persona sbagliata, abbiamo chiuso, ancora voi, ancora tu, un altra volta, terza volta, terzo messaggio, ultima volta, ve l ho già, te l ho già, gliel ho già, grazie lo stesso, grazie comunque, grazie uguale, ringrazio ~ tuttavia, arrivederci, addio, profilo privato, profilo personale, numero privato, numero personale, account personale, account privato, quattro volte, sto bene, legati a, fedeli, fedele, mi faccio vivo io, va bene così, bene così, soddisfatt* di|del, content* di
            content* del, ci troviamo bene, mi trovo bene, fedeli al
            """,
            .supplied: """
            è già coperto, già coperto, abbiamo|ho ~1 tutto $, pensione ~ <later>, dalla concorrenza, stamo a posto, stamo apposto, sto apposto, ho già chi, abbiamo già chi, già chi, siamo a posto, già a posto, a posto, sono a posto, siamo coperti, già coperti, abbiamo già, ho già, già un|una, già serviti, già abbiamo, già fornit*, lavoriamo già, usiamo già, troppo caro, senza budget, non abbiamo budget, nessun budget, in pensione, internamente, facciamo da soli, faccio da solo|sola|me, tutto quello che mi|ci serve, siamo apposto, sono apposto
            """,
            .farewell: """
            grazie della|per|di ~1 comprensione, spero ~ capisca|capiate|comprend*
            buona fortuna, in bocca al lupo, buon lavoro, buona continuazione, buon proseguimento, tanti auguri, buone cose, tante belle cose, auguri per, in bocca
            """,
            .hostile: """
            due scatole, rotto ~ scatole|palle, che palle, sono ~1 stuf*, siamo ~1 stuf*, vi|ti devo segnalare|bloccare
            ho forse chiesto, ho chiesto ~1 aiuto, chi ha chiesto, chi te|ve ~1 ha chiesto
            che originalità, che originale, molto originale, ancora voi|tu|lei, voi ancora, di nuovo voi|tu|lei
            chi ti conosce, chi vi conosce, ma chi ti, ma chi vi, perché continua*, perché insist*, un altro messaggio e, ancora un messaggio, quante volte, quale parte, cosa non ~ chiaro, non avete capito, non hai capito, siete sordi, sei sordo, denunciare, il silenzio
            """,
            .source: """
            chi vi|ti|le ha fatto|parlato|passato, dove ha ~1 preso|trovato, come mi|ci ha|hai|avete|hanno ~1 trovat*, come è|sei|siete arrivat*|capitat* a|da|su, da chi ~ avuto|preso|saputo, da dove ~ conosc*, perché proprio me|io|noi, perché io, chi ha dato ~ mio
            chi vi ha dato, chi ti ha dato, chi le ha dato, come avete ~ avuto|trovato|ottenuto|preso, come hai ~ avuto|trovato|preso|fatto, come ha ~ avuto|trovato, dove avete ~ preso|trovato, dove hai ~ preso|trovato, perché mi scriv*
            """,
            .ask: """
            poi ne parliamo|vediamo, riproviamo, meglio a questo|questa|quest, rimettetemi, prendo un posto
            ne sarebbe ~1 entusiast*, adorerebbe, piacerebbe, sono ~1 tentat*|incuriosit*|curios*, mi ha incuriosit*, mi incuriosisce, mi tenta, mi alletta, passi|passa|passate pure|da|quando|a, venga|vieni|venite ~1 pure|a|da|quando, a lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica, quando iniziamo|cominciamo, cosa offrite|consiglia|consigliate, sentiamoci, chiami|chiama dopo|pure, mi piace l idea, facciamolo
            dimmi, mi dica, ditemi
            per me va bene, per me ok, mi sta bene
            intendevo, intendo il|la|quello|dire, volevo dire
            meglio via|per|tramite, preferisco via|per
            scrivimi qui|pure, scrivetemi qui|pure, mi scriva pure|qui, meglio per iscritto, meglio per mail
            aspetta, aspetti, aspettate, un attimo, un momento, mi dica, mi dica pure, dimmi, ditemi, dimmi di più, mi mandi, mandami, mandatemi, mi invii, inviami, inviatemi, mi spieghi, spiegami, spiegatemi, raccontami, mi racconti, raccont*, più informazioni, maggiori informazioni, più info, saperne di più, dettagli, mi interessa, ci interessa, mi interesserebbe, può interessar*, potrebbe interessar*, sono interessat*, siamo interessat*, quanto costa, quanto viene, quanto, prezzo, prezzi, quando, suona bene, sembra interessante, interessante, mi chiami, chiamami, chiamatemi, sentiamoci, ci sentiamo, parliamone, vediamoci, fissiamo, va bene, ok va bene, volentieri, sì volentieri, certo che, certamente, con piacere, perché no, ci sto, rimanda*, reinvia*, rinvia*, una demo, un preventivo, procediamo, proceda, vediamo
            mi ricontatti ~ a|in|tra|dopo|<later>, ricontattami ~ a|in|tra|dopo|<later>, ricontattatemi ~ a|in|tra|dopo|<later>, mi richiami ~ a|in|tra|dopo|<later>, richiamami ~ a|in|tra|dopo|<later>, riprov* ~ a|in|tra|dopo, ricordami, risentiamoci, ci risentiamo, riscriv* ~ a|in|tra|dopo, magari a|in|tra|più|<later>, forse a|in|tra|più|<later>, ti faccio sapere, le faccio sapere, vi faccio sapere, ti scrivo, le scrivo, ti rispondo, le rispondo, chiedo al|a, ci penso, guardo e
            """,
            .later: """
            dopo le
            ora no, adesso no, non ora, non adesso, al momento, per ora, per adesso, per il momento, la settimana prossima, settimana prossima, il mese prossimo, mese prossimo, l anno prossimo, più avanti, più tardi, un altra volta magari, dopo le, dopo il, oggi no, ci sentiamo, ti scrivo, le scrivo, ti faccio sapere, le faccio sapere, fine mese, in questo periodo, in riunione, sto guidando, incasinat*
            """,
            .redirect:
                "referente, scriva a|al|alla, scrivi a|al|alla, scrivete a|al|alla, si rivolga, rivolgiti, rivolgetevi, parli con, parla con, parlate con, contatti il|la, contattate il|la, contatta il|la, mio|mia|un|una|il|la collega|capo|responsabile|socio|socia, al capo, ufficio acquisti, se ne occupa il|la|lui|lei, chieda a, chiedi a, giro la, inoltro, decide il|la|lui",
            .stranger:
                "se ne occupa, non sono ~ titolare|proprietari*|responsabile|capo, non lavoro, non sono io, non sono la persona, non sono il, non sono la, persona giusta, me ne occupo, non me ne occupo, non decido, non dipende da me, non è di mia competenza",
            .away:
                "fuori ufficio, fuori sede, in ferie, in vacanza, risposta automatica, messaggio automatico, in maternità, assente, accesso limitato, non ho accesso, rientro il, sarò di ritorno, rientrerò, congedo",
        ])
}
