extension Language {
    static let italian = Language(
        classes: [
            .neg: "no non mai niente nessun nessuno nessuna nulla né nn neanche nemmeno neppure",
            .interest:
                "interessa interessano interessato interessata interessati interesse interessante interessi convince attira piace",
            .desire:
                "voglio vogliamo desidero desideriamo cerco cerchiamo vorrei vorremmo intendo intendiamo gradisco gradiamo intenzione acconsento proseguire continuare ricevere comprare voglia preferirei",
            .need: "bisogno serve servono necessario occorre necessita necessità",
            .write: """
            scrivere scriva scrivermi scrivete scrivetemi scriverci scrivi messaggio messaggi mail email mails e-mail contattare contattarmi contattatemi contatti contattateci contattarci contatto chiamare
            chiamarmi chiamate chiamatemi chiami telefonare telefonate disturbare disturbarmi disturbarsi disturbi disturbate mandare mandarmi mandate mandi inviare inviarmi invii inviate pubblicità spam sms
            comunicazioni comunicazione offerte newsletter insistere insista insistete whatsapp telefonatemi promozioni sollecitare solleciti
            """,
            .again: "più piu altri altre altro altra ancora ulteriori ulteriore nuovamente oltre futuro",
            .me: "mi me mio mia miei mie noi nostro nostra nostri ci io",
            .stop:
                "stop basta smetta smettila smettetela smettete smetti smettere fermatevi fermati cessi cessate piantala piantatela finiscila finitela",
            .remove: """
            cancellami cancellatemi cancelli cancellare cancella cancellate rimuovere rimuovimi rimuovetemi rimuova rimuovi rimuovete togliere toglimi toglietemi tolga togliete togli disiscrivimi disiscrivetemi
            disiscrivere disiscrivermi eliminare eliminami eliminatemi elimini eliminate depennare depennatemi cancellarmi disiscrizione mi_tolga
            """,
            .data:
                "lista liste numero email mail dati database indirizzo contatti contatto rubrica nominativo elenco archivio mailing nome archivi",
            .leave: "lasciami lasciatemi lasci lasciate lasciarmi lasciateci lasciare lascia",
            .peace: "pace stare tranquillo tranquilla",
            .waste: "perda perdere perdete sprechi sprecare sprecate perdi",
            .time: "tempo energia energie fiato fatica", .save: "risparmi risparmia risparmiate risparmiati",
            .already: "già", .have: "abbiamo ho fornitore posto coperti usiamo lavoriamo serviti",
            .thanks: "grazie ringrazio ringraziamo grz grazie_mille thanks",
            .please: "favore cortesia prego piacere pf pregherei",
            .filler:
                "ciao buongiorno buonasera salve gentile dott sig signor signora ma per della del la il lo stesso mille molte tante guarda senta scusa scusi mi dispiace davvero comunque allora proprio già_ così",
            .warm:
                "sì si_ certo volentieri ottimo perfetto fantastico bello bellissimo haha ahah ahahah bene magari grande",
            .annoyed:
                "spam rompete rompi rompere scocciatori scocciate scocci seccante seccatori insistenti invadente invadenti molesto molesti molestie truffa cazzo merda coglioni palle idiota idioti vattene sparisci sparite stufo stufa fastidio fastidiosi stalker vaffanculo rompiscatole rompipalle pesanti assillanti assillate",
            .law:
                "avvocato gdpr privacy polizia denuncia denuncio denunciare denuncerò segnalo segnalare segnalazione segnalerò blocco bloccare bloccato bloccherò legale garante querela querelo legali",
            .later:
                "domani dopo lunedì martedì mercoledì giovedì venerdì gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre forse magari_ prossima prossimo trimestre presto ferie",
            .notice:
                "sentito sentiti sentita so sapevo capito capisco visto ricevuto conosco conoscevo letto ricordo arrivato arrivata",
            .miss: "perdo esitare esiti preoccuparti preoccuparsi",
        ],
        phrases: [
            .idiom: """
            nessun problema, non c è problema, non ce problema, non è un problema, senza problemi, non so, non lo so, non saprei, nessuna idea, non ne ho idea, non male, niente male, mica male, perché no, non c è fretta, senza fretta, non importa, di niente, di nulla, non solo, non esitare, non esiti, mai sentit*, mai visto, mai provato, mai usato, non vi conosco, non ho capito, non capisco, non ho ricevuto, non mi è arrivat*, non ho visto, non avevo visto, non ancora, non vedo l ora, senza impegno, non sono sicur*, basta che, basta un|una, basta poco, mi basta, ci basta, basta così poco
            non fermarti, non fermatevi, non smettere, non smetta, non si apre, non funziona, non riesco ad aprire, non si vede, niente di meglio, non è urgente, non mi perdo, fermata, lascia che, lasciami pensare, lasciami il|un|vedere, mi lasci il|un, fine mese, fine settimana, più informazioni, più info, più tardi, più avanti, più dettagli, saperne di più, di più, fino al, non mi dispiace, mi dica, in più
            """,
            .yes:
                "dire di no, dico di no, direi di no a, non dico di no, come faccio a dire di no, impossibile dire di no, perché no, non vedo l ora, non mi dispiacerebbe, non smettere, non ho nulla in contrario, nulla in contrario, non mi perdo",
            .keyword: "stop, basta, fine, annulla, no, disiscrivi, cancella, esci, disdici, revoca",
            .bare: """
            no, no no, nono, mai, basta, basta così, stop, passo, passiamo, niente, nulla, niente da fare, nemmeno per sogno, neanche per sogno, assolutamente no, proprio no, anche no, direi di no, meglio di no, no davvero, non interessa, non mi interessa, non interessato, non interessata, lasciami, sparisci, sparite, smettila, smettetela, vattene, cancellami, cancellatemi, rifiuto, declino, non voglio, lascia perdere, lasci perdere, lascia stare, lasci stare, piantala, finiscila, addio, basta messaggi, niente più messaggi, non serve, non fa per me, non fa per noi, rifiutato
            """,
            .strong: """
            no <thanks>, <thanks> no, grazie ma no, no ma grazie, passo grazie, io passo, noi passiamo, passo volentieri, passo la mano, rifiut*, declin*, rinunci*, rinuncio, niente da fare, anche no, non fa per me, non fa per noi, non fa al caso, non è per me, non è per noi, non è roba, non è cosa, non mi va, non ci va, non ci serve, non mi serve, non serve, non occorre, non è il mio genere, non fa parte, lascia* perdere, lasci perdere, lasciamo perdere, lascia* stare, lasci stare, lasciami stare, lasciatemi stare, mi lasci stare, in pace, lasciamo stare, meglio di no, direi di no, preferirei non, preferisco non, preferiamo non, preferirei di no
            non ~ interessa*, nessun interesse, nessuna intenzione, nessun bisogno, non ho bisogno, non abbiamo bisogno, non voglio, non vogliamo, non desidero, non desideriamo, non intendo, non intendiamo, non cerco, non cerchiamo, non compro, deciso di non, abbiamo deciso di non, non proseguire, non procedere, non procediamo, non scriver*, non mi scriv*, non scriv* più, non contattar*, non mi contatt*, non chiamar*, non mi chiam*, non disturb*, non mi disturb*, di non disturb*, non insist*, non mandar*, non mi mand*, non inviar*, non mi invi*, nn scriver*, nn mi, mai più, niente più, basta con, basta messaggi, basta spam, basta mail, basta pubblicità, basta scriver*, basta chiamar*, basta contatt*, ora basta, adesso basta
            smett* di, smettila, smettetela, piantala, piantatela, finiscila, finitela, sparisci, sparite, vattene, andate a quel, va a quel, vai a quel, vaffa*, va a farti, levati, levatevi, togliti, fuori dalle, non rompere, non rompete, cancell* ~ mi|mio|miei|me|nostri, rimuov* ~ mi|mio|miei|me|nostri, elimin* ~ mi|mio|miei|me, togl* ~ mi|mio|miei|me, cancellami, cancellatemi, rimuovetemi, rimuovimi, toglietemi, toglimi, disiscriv*, dimentica* ~ me|numero|mi, dimenticami, dimenticatemi, si dimentichi, mi dimentichi, scordati*, scordatevi, non perd* ~ tempo, perdere ~ tempo, perde tempo, perdi tempo, sprecare ~ tempo, sprechi ~ tempo, risparmi* ~ fiato|tempo|fatica, non si disturbi, non disturbarti
            cerca* ~ qualcun altro, cerchi altrove, provate altrove, altrove, revoco, mi oppongo, ritiro ~ consenso, non autorizzo, non ho dato, ho detto no, ho detto di no, detto di no, la risposta è no, è un no, no è no, non contare su, non contate su, astener*, si astenga, astenetevi, nemmeno per sogno, neanche per sogno, assolutamente no, pollice verso, pollice in giù, non se ne fa, non se ne parla, niente pubblicità, niente spam
            """,
            .command: "cancell* ~ iscrizione, annulla* ~ iscrizione, disdir* ~ iscrizione",
            .soft: """
            siamo a posto, già a posto, a posto così, sono a posto, siamo coperti, già coperti, abbiamo già, ho già, già un|una, già serviti, già abbiamo, già fornit*, lavoriamo già, usiamo già, soddisfatt* di, content* di, content* del, buona fortuna, in bocca al lupo, buon lavoro, buona continuazione, buon proseguimento, tanti auguri, buone cose, in bocca, troppo caro, costa troppo, senza budget, non abbiamo budget, nessun budget, non ho tempo, numero sbagliato, ha sbagliato, avete sbagliato, in pensione, abbiamo chiuso, ancora voi, ancora tu, un altra volta, terza volta, terzo messaggio, ultima volta, ve l ho già, te l ho già, gliel ho già, internamente, facciamo da soli, grazie ma, la ringrazio ma, la ringrazio ~ tuttavia, grazie lo stesso, grazie comunque, arrivederci, addio
            """,
            .hostile:
                "chi vi ha dato, chi ti ha dato, chi le ha dato, come avete ~ avuto|trovato|ottenuto|preso, come hai ~ avuto|trovato|preso, come ha ~ avuto|trovato, dove avete ~ preso|trovato, dove hai ~ preso|trovato, chi ti conosce, chi vi conosce, ma chi ti, ma chi vi, perché mi scriv*, perché continua*, un altro messaggio e, ancora un messaggio, vi segnalo, ti segnalo, vi blocco, ti blocco, vi denuncio, che palle",
            .ask: """
            aspetta, aspetti, aspettate, un attimo, un momento, mi dica, mi dica pure, dimmi, ditemi, dimmi di più, mi mandi, mandami, mandatemi, mi invii, inviami, inviatemi, mi spieghi, spiegami, spiegatemi, raccontami, mi racconti, più informazioni, maggiori informazioni, più info, saperne di più, dettagli, mi interessa, ci interessa, sono interessat*, siamo interessat*, quanto costa, quanto viene, quanto, prezzo, prezzi, quando, suona bene, sembra interessante, interessante, mi chiami, chiamami, chiamatemi, sentiamoci, ci sentiamo, parliamone, vediamoci, fissiamo, va bene, ok va bene, d accordo, volentieri, sì volentieri, certo, certamente, con piacere, perché no, ci sto, rimanda*, una demo, un preventivo, procediamo, avanti, proceda, vediamo
            """,
            .later:
                "ora no, adesso no, non ora, non adesso, al momento, per ora, per adesso, per il momento, la settimana prossima, settimana prossima, il mese prossimo, mese prossimo, l anno prossimo, più avanti, più tardi, un altra volta magari, dopo le, dopo il, oggi no, ci sentiamo, ti scrivo, le scrivo, ti faccio sapere, le faccio sapere, fine mese, in questo periodo",
            .redirect:
                "non sono io, non sono la persona, non sono il, non sono la, persona giusta, persona sbagliata, referente, scriva a|al|alla, scrivete a|al|alla, si rivolga, rivolgiti, rivolgetevi, parli con, parla con, parlate con, contatti il|la, contattate il|la, collega, capo, responsabile, ufficio acquisti, se ne occupa, me ne occupo, non me ne occupo, chieda a, chiedi a, giro la, inoltro, decide",
            .away:
                "fuori ufficio, fuori sede, in ferie, in vacanza, risposta automatica, messaggio automatico, in maternità, assente, accesso limitato, non ho accesso, rientro il, sarò di ritorno, rientrerò",
        ])
}
