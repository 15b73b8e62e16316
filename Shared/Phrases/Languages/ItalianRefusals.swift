extension Language {
    /// Likewise, with how people write in the North and in Rome.
    static let italianRefusals = Language(
        classes: [
            .neg: "minga",
            .no: "nisba",
            .need: "bisogn",
            .interest: "interessava",
            .regret:
                "gentile gentilissimo gentilissima spiacente spiacenti dispiace purtroppo desolato desolata scusi spiace rincresce",
            .filler:
                "cmq uè oh vabbe ecco onestamente sinceramente signorina giovane signore uagliò guagliò amo tesoro cordialità salüdi insomma",
        ],
        phrases: [
            .idiom: """
            chiud* ~3 alle
            non so quanto|quando|come|se|dove
            """,
            .bare: """
            cmq no, comunque no, nisba, ma va va, ma va, ma va là, ma vai, ma smamma, picche, manco per niente, manco per nulla, neanche morta, nemmeno morta, nemmeno gratis, neanche gratis, neanche regalato, manco gratis, ma de che, ma che davvero, anche no grazie, eh no, mi sa di no, mi sa che no, direi di no, dico di no, diciamo di no, per me no, per noi no, a me no, x me no, nn m serve, nn mi serve, nn serve, non m interessa, nn mi interessa, nn interessa, mi tiro fuori, passo e chiudo, passo la mano, nulla da fare, niente grazie, nulla grazie, grazie niente, grazie ma niente, lascia sta, lassa perde, lassa stà, nun me va, nun me serve, nun c ho voglia, che palle no, blocco, bloccati, cestino, spazzatura, finitela, finitela per cortesia, finiscila, fatela finita, falla finita, piantatela, anche basta grazie, ma anche no grazie, no comment, zero, zero voglia, per l amor del cielo no, negativo, ci mancherebbe altro, ma figurati, manco pe niente, col cavolo, col cazzo, seee, seh ciao, ciao ne, ciao core, addio e grazie, no caro, no cara, no amico, no bello, no zio, no bro, no fra, fra no, zio no, bro no, no tesoro, no signore, no signora
            """,
            .final: """
            <neg> ~3 gente come noi|me
            non ~1 ne ~1 vedo|vediamo ~2 utilità|senso|bisogno|motivo|ragione|necessità|scopo, non ~1 vedo|vediamo ~2 utilità|senso|motivo|ragione|necessità|vantaggio|bisogno, me ne faccia|faccio|farei|farò, ce ne facciamo|faremmo, cosa ~2 vuole|vuoi|volete che ~3 faccia|facciamo, cosa|che ~1 ci faccio|facciamo|farei|faremmo ~2 con
            se avessi|avessimo|ho|volessi|volessimo|servisse|servirà|voglio|mi|ci|ne ~6 cerco|cercherei|cercavo|chiamo|chiamerei|contatto|contatterei|avrei|avremmo|farei|saprei|cercherò|chiamerò|contatterò|cercato|chiamato|chiedo|chiederei|venivo|vengo|verrei
            né ora né, né tempo né, né soldi né, né voglia né, né bisogno né, né interesse né, né budget né, non ho|abbiamo né, non so che farmene|farci|farne, non saprei che|cosa ~1 farmene|farci|farne, che me ne faccio, cosa me ne faccio
            """,
            .strong: """
            fortuna ~1 con|altrove ~1 altri|altro|qualcun, ce|me la caviamo|cavo ~3 soli|solo|sola|bene|benissimo|senza, non ~1 ci metto|mettiamo ~1 un|neanche|nemmeno ~1 euro|soldo|lira|centesimo, ci|mi risparmi|risparmiate|risparmia|risparmino, tempo da perdere
            non ~1 ha|hanno|ho|abbiamo|ci ~3 fondi|soldi|budget|mezzi|risorse|denaro ~1 per, non lavor* ~1 con ~1 chi|estranei|gente|sconosciut*|esterni, pane per ~2 denti, arrangi* ~3 soli|sola|solo|sole, preferisco|preferiamo arrangi*, non ~1 ha|avrebbe ~1 senso, rivolg* ~1 ad|a altri|altro|qualcun, fa ~4 gratis|gratuitamente, alla mia età ~1 non
            quindi no|niente $, perciò no $, dunque no $, direi ~1 no, già|gia ~1 chi ~3 fa|segue|pensa|occupa, gia chi, ho|abbiamo ~1 già|gia ~1 chi|qualcuno, fa|fanno x|pe me|noi|mme, non|nn|nun fa|fanno ~1 x|pe|per me|noi, se ne fa ~1 niente|nulla|nnt, son|sono|semo mia|minga, puzza|sa di ~1 truffa|fregatura
            apposto|posto ~1 così|cosi|come $
            preferisco|preferiamo|preferirei ~2 restare|continuare|tenermi|rimanere|tenere|stare|andare ~1 con|come|il|la|così|al|i|avanti, continuo|continuiamo|vado|andiamo|resto|restiamo|tengo ~2 con|al|il ~2 mio|nostro|quaderno|carta|penna|agenda|solito|vecchio|stesso|quello, carta e ~1 penna|matita
            non ~1 spendo|spendiamo|pago|paghiamo|investo|tiro ~2 un|nulla|niente|soldi|euro|lira|neanche, non ~1 a|in|nel ~1 budget|bilancio, già ~1 a posto|coperti|serviti|forniti|attrezzati|provvisti|servito|coperto|fornito, già a posto, già|gia tutto, venduto|vendo|cediamo|ceduto ~1 tutto|attività|negozio|la, clienti ~2 soli|sole|passaparola
            ne occupa|occupano|pensa già, già ~2 mio|mia|nostro|nostra ~1 cognato|cognata|figlio|figlia|nipote|fratello|sorella|genero|cugino|cugina|commercialista|moglie|marito, non ~1 siamo|sono ~4 cercate|cerca|cerchi|cercano, non ~1 sono|siamo ~2 chi|quello|quelli che, non ~1 siamo ~1 strutturat*|attrezzat*|organizzat*|interessat*, non ~1 ci|mi|vi aggiunge|porta|serve|dà|da|dice ~1 nulla|niente, odio|detesto|non sopporto|reggo ~3 messaggi|pubblicità|spam|genere|questo|queste|questi|vendite, lo|la|li offra|proponga|venda|offri|proponi ~2 altri|altro|altra|qualcun*, offra|proponga|venda|offritelo|venderlo|proponilo ~2 ad|a altri|qualcun|altro, risposta ~1 era|è|resta|rimane ~3 no $, non volevo|volevamo ~1 più|nulla|niente|saperne, ci caschiamo|casco|freghi|fregate più, non ~1 ci caschiamo|casco|freghi|fregate, in questa casa non, alla mia età ~1 non
            come ~1 le|ti|vi|già ho|abbiamo|detto ~ <neg>
            fatela|falla|finitela|finiscila ~1 finita|per|subito|adesso|ora, finitela, finiscila, piantatela, dateci un taglio, dacci un taglio, datti un taglio
            contenti|contento|contenta|felici ~1 così|cosi|come $, stiamo|sto|ci ~2 bene|benissimo così|cosi|come|da|senza, ci si trova bene, mi|ci ~1 trovo|troviamo|trovo ~1 bene ~1 così|come, e ~1 così|tale ~1 resta|rimane|resterà|rimarrà, così resta|rimane|resterà|rimarrà|restiamo, resta|rimane|restiamo|rimaniamo|resto ~2 così|com|come|tale, vogliamo|voglio ~2 continuare ~1 così|in, si ~1 continua ~1 così, non ~2 cambiare|cambio|cambiamo|cambierò|cambieremo, alla mia età ~ non|mica, non è ~1 adesso|ora che
            basta e ~2 avanza|cresce|cresciuto, mi|ci basta e, mi|ci avanza ~1 pure|anche|lavoro, e me ne ~1 cresce|avanza|bastano, bastano e avanzano, ne ho|abbiamo ~1 troppi|troppo|avanzo, lavoro|lavoriamo|vivo|viviamo|campo ~2 col|di|con|solo|tramite ~1 passaparola, solo|soltanto|esclusivamente|unicamente ~2 passaparola, passaparola ~3 basta|avanza|sufficiente|altro|sempre, lavoriamo|lavoro ~1 solo|soltanto|esclusivamente|unicamente ~1 con|su, solo|soltanto|esclusivamente|unicamente con ~2 gente|fornitori|artigiani|locali|persone|aziende|ditte
            non ho|abbiamo|c|ci ~3 soldi|budget|fondi|tempo|denaro|testa|voglia|pazienza|palanche|schei ~1 per, non ~1 c|ci è|sono|stanno ~1 soldi|budget|fondi, senza|zero soldi|budget|fondi, non me ne faccio, non ce ne facciamo, non me ne farei, non c è trippa, trippa per gatti, non fa|fanno per, non fa|rientra ~2 caso|nostri|miei|nostro|mio, non rientra*|rientrano, non aderiamo|aderisce|partecipiamo|partecipa|accettiamo|accetta|prendiamo|prende|valutiamo|valuta|accogliamo|stipuliamo ~ iniziative|proposte|offerte|pubblicità|collaborazioni|privati|commerciali|genere|questo|queste|tipo|sollecitazioni, non ~ questo genere|tipo, di questo tipo|genere ~ non, di queste|queste cose ~1 non, certe cose ~1 non, non ne ~1 voglio|vogliamo|capisco, non ne ~2 bisogno|necessità|interesse|utilità|voglia
            già ~1 fregat*|scottat*|cascat*|imbroglia*|truffat*, ci sono ~1 già ~1 cascat*|passat*, non ci casco, mi|ci hanno ~1 già ~1 fregat*|truffat*|imbroglia*, una volta basta
             appendo|appeso ~2 chiodo
            risposta ~2 negativa|no, rispondo ~1 no|negativamente|picche, le|ti|vi rispondo ~3 no, dico ~2 no, diciamo ~2 no, un no, è no $, è no grazie, con me ~3 non|niente|nulla|caschi|casca|male, con me non, qui non ~1 c|si|serve|ce|interessa, ha|hai|avete ~1 sbagliato ~1 persona|indirizzo|porta|numero|posto|strada, persona sbagliata, la persona sbagliata, non sono ~2 persona|target|cliente|tipo ~1 giusta|adatta|che|per|vostro|suo, casca|cascate|caschi|capita male, ha capitato male
            prov*|cerc*|buss*|vend*|vada|vai|andate|rompa|rompi|rompete ~ altra|altre|altro porta|parte|posto|porte, da un altra, a un altra porta|parte, altra parte $, altrove $, da qualche altra, ad altri, a qualcun altro, altri clienti
            nn m|mi|ci ~1 serve|interessa|va|frega|piace|servono, nn voglio|vogliamo|ho|abbiamo|cerco|serve, n m serve|interessa, xme no, nun ~1 me|ciò|voglio|serve|va|interessa|frega, nun ~2 frega|serve|interessa, non ~1 serve|servono ~1 a|niente|nulla, ghe n ~2 minga|mia, minga ~1 bisogn|bisogno|interess*, me ne batto, me ne sbatto, me ne fotto, me ne infischio, non mi tocca|cambia|dice|tange|garba|stuzzica|attira|frega|sconfinfera, mi lascia freddo|fredda|indifferente, non ~1 compro|tratto|faccio ~1 affari|niente|nulla|nessun ~1 su|via|tramite ~1 facebook|instagram|internet|whatsapp, su facebook|instagram non, non siamo|sono ~1 interessat*|intenzionat*|disponibil*|aperti
            nel|direttamente|dritto ~1 cestino|spazzatura|immondizia, finisc*|va|vanno ~3 cestino|spazzatura, nel cestino, cancell*|elimin*|toglie*|togli*|tolga|depenn*|leva*|rimuov* ~2 mio|miei|mia|nostro|nostra|mi|ci|nome|numero, la|vi|ti blocco|segnalo|denuncio, niente|nulla ~1 di personale ma, lasci*|lasc* ~1 stare|perdere|tranquill*|in pace|fuori, non mi|ci ~1 cercare|cerchi|cercate|scocci|scocciate|contatti|contattate|assilli|tormenti|rompa, eviti|evitate|evita ~1 altri|altre|ulteriori|pure|grazie|di, che stress|noia|barba|lagna|pizza|sfinimento|strazio, che due, gira al largo, alla larga, stia|state|stai|statemi ~1 lontan*|alla larga, facciamo|facc* ~1 che no, facciamo di no
            """,
            .rude: """
            va a lavorare, vai a lavorare, andate a lavorare, trovati|trovatevi un lavoro, fatti|fatevi ~1 giro|vita|cazzi|affari|fatti, ma va a|va|cagà, va va, va a da|quel|ciapà, vai a zappare, andate a zappare, vatti a, va a dormire, fuori dalle scatole, sparisc*, sloggiate, togliti di|dai, levati da|di
            """,
            .soft: """
            avrei|avremmo ~1 chiamato|cercato|contattato|chiesto|chiamata|cercata|contattata
            troppo caro|complicato|tardi|vecchio ~ per me|noi, sono|siamo ~1 pensionat*
            non posso|possiamo permetter*, non me|ce lo|la|li|le ~1 posso|possiamo, passaparola, pieno|piena|pieni di lavoro|clienti|ordini, fin sopra i, sopra i capelli, non ci sto dietro, ho 12|13|14|15|16 anni, sono minorenne, troppo piccol*|vecchi*|caro|cara|costos* per, terza|quarta|quinta|decima volta|mail|email, terzo|quarto|quinto|decimo messaggio|oggi|questa, ennesim*, un altro ~1 venditore|spam, un altra pubblicità, vi passate il, addio, fuori budget|portata, fuori dal ~1 nostro|mio|budget, che ~1 ci faccio, cosa ~1 ci faccio, cosa ~1 me ne, sto|stiamo ~1 chiudendo, non è il mio|nostro ~1 campo|settore|mondo|lavoro, non ci capisco, non ci arrivo
            """,
            .supplied: """
            chiudo|chiudiamo|chiuso|venduto|ceduto|cedo|cediamo|vendo ~2 negozio|bottega|attività|ditta|azienda|salone|officina|ristorante|bar|studio|baracca|tutto
            ho|abbiamo ~1 già ~1 chi|qualcuno|uno|una|un|tutto|il|la|mio|nostro, c è già ~2 che|chi, ho|abbiamo chi ~2 fa|segue|pensa|cura|occupa, mio|mia|nostro|nostra|un ~1 figlio|figlia|moglie|marito|fratello|sorella|nipote|cugino|cugina|cognato|cognata|genero|nuora|commercialista|amico|amica|vicino|socio|padre|madre|suocero ~2 fa|segue|pensa|cura|occupa|gestisce|aiuta, ci pensa|segue|gestisce ~1 mio|mia|nostro|nostra|il|la|già|un, se ne occupa, se ne occupano, facciamo|faccio|fa|si ~1 tutto ~1 da|noi|io|in|internamente, tutto da soli|solo|sola|noi, tutto ~1 in casa, in casa $, da ~2 anni ~2 stesso|stessa|stessi|con|dal|dallo|dalla, sempre dallo stesso|stessa, in pensione, fedele|fedeli ~1 a|al|alla, da noi|me ~1 stessi|sola|solo|fatto, mio commercialista
            """,
            .farewell: """
            le|ti|vi auguro ~3 bene|fortuna|meglio|successo|giornata, auguro ~2 bene|fortuna|meglio|successo, buona fortuna, tanta fortuna, buona vita, buon proseguimento, in bocca al, auguri, tanti auguri, tante belle cose, tante cose, buon lavoro, buoni affari, buon cammino, stammi bene, stia bene, addio, statte bene, te saluto, ti|la|vi saluto, dio ~1 benedica
            """,
            .redirect: "chiedo|passo|dico a|lo|la|il, lo dico, giro|giriamo ~2 a lui|lei|loro",
            .hostile: """
            che|cosa ~1 me ne faccio|farei, che|cosa ~1 ci faccio|farei ~1 con, a che ~1 mi|ci serve|servirebbe, non avete ~3 da fare, non ha|hai ~3 da fare, vi passate ~3 nome|numero|contatto, ma non vi|ti|si stanc*
            """,
        ])
}
