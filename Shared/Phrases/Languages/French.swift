extension Language {
    /// With how people write in Quebec and Belgium.
    static let french = Language(
        classes: [
            .part:
                "tache taches arbre souche mousse rouille jointe article ligne fond logo brouillon commentaire paragraphe photo photos",
            .grateful: "reconnaissant reconnaissante gré",
            .delight: "adore sublime magnifique beau",
            .only: "seulement juste plutôt uniquement",
            .before: "avant",
            .cooperate: "travaille travaillons collabore collaborons passe_ passons_",
            .seller: "commerciaux démarcheurs vendeurs démarcheur",
            .chosen: "choisi opté retenu décidé",
            .other: "autre autres ailleurs",
            .provider: "fournisseur* prestataire* agence* partenaire* société entreprise",
            .nobody: "personne",
            .plea: "pourriez pouvez pourrais peux pouriez voudriez voulez",
            .apart:
                "reçu_ sac sacs ticket pose montage chaises espèces chèques sonnez sonner sonne livrez livrer livre frappez oubliez oublie oublier facture noix stationnement contrat payer attendre excuser excuse_ cher chère chers loin plaindre redire pressé croire",
            .neg: "ni zéro pas jamais aucun aucune rien ni non nan nullement nn guère pantoute",
            .no: "non nan nn nenni nope noon naan naon",
            .interest: """
            cible intéress* interet intérêt interess* interressé interressée interress* intérressé interesé
            intersse intéréssé branche tente
            """,
            .desire: """
            envisage envisageons prévoyons veux voulons veut souhait* désir* cherche cherchons voudrais aimerais accepte acceptons envie vouloir donnerai donnerons recevoir achète achetons
            achèterai achèterons compte comptons ouvert preneur preneuse client cliente
            """,
            .need: "servirait servira usage usages besoin besoins nécessaire utilité utile bsoin",
            .write: """
            renvoyez renvoyer renvoie réécrivez adresser adressez solliciter écrire écris écrivez écrive écrives écrira écrivais ecrit_ contacter contactez contacte contactes contact contacts message* mail* email* courriel* pourriel* sms texto* texte_ texter textez appeler appelez appelle appelles appel appels relancer relancez relance relances solliciter sollicitez sollicite sollicitation* démarch* publicit* pub pubs offres newsletter*
            envoyer envoyez envoies envoi envois envoie envoyiez écriviez contactiez appeliez prospect* spam* dérange* embêt* embet* harcel* harcèl* communication* télépho* téléphon* importun* achal* écoeur* recontacter recontactez recontacte rappeler rappelez mp mps
            msg msgs whatsapp réécrire réécrivez enquiquin* saoul* soûl* gonfl*
            """,
            .written:
                "contacté contactée contactés démarché démarchée démarchés sollicité sollicitée sollicités dérangé dérangée appelé relancé relancée",
            .again: "plus encore davantage nouveau nouveaux autre autres suite désormais pu jamais_ dorénavant avenir",
            .me: "me moi nous m", .my: "mon ma mes notre nos",
            .you: "vous toi te",
            .stop: "stop arrêt* arret* cess* stoppe stoppez stopper halte",
            .remove: """
            retir* ray* enlev* enlèv* supprim* efface* effacez effacer désinscri* desinscri* désabonn* desabonn* désincri* desabo désabo ôte* ôtez ôter otez
            sortez sors résili* radiez radier barrez barre tire_ virez vire désenregistr* débarrass*
            """,
            .data:
                "liste listes fichier fichiers base données numéro num adresse coordonnées contacts nom diffusion tel téléphone répertoire carnet",
            .forget: "oublie* oublier oubliez perdez perds jetez",
            .leave: "laisse* laisser fiche* fichez fous foutez foutre lâche* lacher lâchez",
            .peace: "paix tranquille tranquilles grappe patience basques",
            .waste: "perdre perdez perds perdre_ gaspill*", .time: "temps énergie peine salive efforts effort",
            .save: "épargnez économisez épargne économise évite évitez",
            .already: "déjà deja dja",
            .have: "avons ai a équip* fournisseur* prestataire* servis travaillons partenaire* fourni pourvu*",
            .object: "oppose* opposer opposition opposons",
            .withdraw: "retire_ retirer révoque révoquer",
            .consent: "consens consentir consentement accord autorisation autorisé consenti consens",
            .thanks: "merci mercis remerc* mci mrc thanks marci mersi merki",
            .please: "svp stp plait plaît prie veuillez silvouplait pitié",
            .filler: """
            donc
            mdr ptdr lol haha hihi
            pff pfff bof beh boh roh
            bonjour bonsoir salut allô madame monsieur mme mr ben bah ça ca c est de du la le les beaucoup bcp alors hein s il vous te pour votre proposition désolé désolée franchement vraiment tout
            dsl mec frère frr chef là la journée bonne soirée à bientôt vos ton ta offre cher chère gentil gentille sympa quand même et je j suis moi infiniment mille bien cordialement toi euh bon ok okay oh ah tsé faque là_ bin tiguidou
            """,
            .contrast: "mais toutefois cependant",
            .condition: "si", .opener: "comment combien pourquoi quand où quel quelle quels quelles est_ce qui quoi",
            .warm:
                "oui ouais ouaip carrément volontiers génial super parfait top cool mdr ptdr haha excellent avec_ plaisir bravo adore adoré magnifique splendide canon tiguidou",
            .annoyed: """
            lourds lourdes relou relous chiant chiants emmerde emmerdez merde connard connards dégage dégagez saoule saoulez soûle gonflez arnaque
            insupportable insistez pénible gonflant foutre agacent agaçant tannant tannants tanné tannée câlisse crisse criss tabarnak calisse ostie osti escrocs bordel putain pute enfoiré intrusif
            """,
            .abuse:
                "harcèlement harcelez harcelement spammeurs spammeur spammez indésirable indésirables sollicités_ abusif abusive acharnement",
            .law: "avocat rgpd cnil police plainte juridique juridiques illégal bloctel huissier caij lcap casl ldpsp",
            .later: """
            aujourdhui demain lundi mardi mercredi jeudi vendredi janvier février avril mai juin juillet août septembre octobre novembre décembre tard plutôt rentrée peut_ trimestre semaine
            bientôt prochain prochaine vacances aujourd printemps automne noël pâques
            """,
            .notice:
                "cru pensé imaginé fait_ entendu vu lu compris reçu comprends sais connais connaissais reconnais répondu trouvé arrivé regardé essayé ouvert_ testé retrouve trouve comprend",
            .miss: "rater manquer louper hésitez hésite inquiète inquiétez refus regrette",
        ],
        phrases: [
            .idiom: """
            de|à zéro, au fromage
            je|j supprime|efface|jette|vire, j|je ~ supprime tout
            perdez|perds|perd pas ~ numéro, voudrais|voulais|veux savoir|comprendre si|pourquoi|comment|quand|ce
            content*|satisfait*|ravi*|heureux|heureuse de|avec votre|vos|ton|tes, merci pour la|l ~1 fois, merci encore
            besoin de tente, de|en tente
            déjà ~1 commandé|réservé|inscrit|inscrite|payé|signé, j ai ~1 enlevé|retiré|supprimé|annulé le|la|l|les|mon|ma, dites rien à, dis rien à, une|la|ma|notre tente, m est égal, égal du
            déménag* ~ ailleurs, on|nous vend|vendons ~1 ailleurs, marre|assez de ma|mon|mes|notre|nos, contente|content|contents|satisfait* du|de|avec ~1 devis|prix|offre|proposition, veux|voulais|voudrais|veut pas ~ embêter|déranger|insister, préfère* ne pas payer, peu importe le|la|les, en veux pas un|une, contre la|le|l couleur|date|idée, d heures sup, le matin|soir ~ va pas
            j|nous espère|espérons, viens|vient|venons d arrêter
            jamais fait, pas personnel, sans rancune ~ dernière fois, rancune, sans vouloir ~ désagréable|méchant*, trop tard, pas le feu
            si ce n est|c pas ~1 indiscret, sans indiscrétion, pas indiscret, besoin d|de ~ appeler|téléphoner|prévenir|sonner|écrire ~1 avant, <neg> ~ <write> avant, arrêt* de vous|t|te excuser, arrêt* de s excuser, j|je|on arrête de|à, j|on arrête le|la|l|vers, j ai|avons arrêté ~1 de|d|le|la, si j|on arrête, assez de lui|eux|elle|elles, marre de lui|eux|elle|elles, suis|est|être ~1 avocat*, <law> moi même, conform* ~ rgpd, bloqué|bloque ~ <later>|agenda|date|créneau
            effacé|supprimé votre|ton|le|son message|mail|numéro, effacé|supprimé ~ erreur|mégarde, me|nous suffit largement|bien|amplement, ça me|nous suffit, envie qui manque, ce n est rien, n est pas grave, pas l|une envie qui, ancien*|dernier*|précédent* <provider> ~ planté*|déçu*|lâché*|assez, n aime pas ~ téléphone|appels|téléphoner|appeler, pas tous les jours, pas vraiment mon
            arrête* ~ pour aujourdhui, pas aujourdhui
            la police j|est, police de caract*
            arrête* ~ pour aujourd
            vend* ~ pas à
            pas contents|satisfaits|content|contente ~ notre|nos|mon, assez parlé
            m en veux|voulez pas, en veux pas pour
            non je
            vert|bleu|rouge|couleur|taille|modèle ~ <neg>
            n appelez pas avant, pas avant, avant ~ pas|jamais ~ <write>, <later> ~ annuler
            zéro souci*, zéro problème*, zéro stress, pas tout le monde, tout le monde n, entendais pas, entendait pas, entends pas
            y a rien là, rien là
            oh non, ah non, oh nan
            personne ne, personne n, personne m|nous a
            pas de souci*, pas de problème*, pas d problème, pas d souci, aucun souci, aucun problème, pas de soucis, sans souci, sans problème, sans engagement, pas mal, pas encore, pas mauvais, pas bête, pas du tout mal, pas grave, pas d inquiétude, pas de quoi, de rien, rien de grave, pourquoi pas, aucune idée, pas sur, pas sûre, pas certain*, sais pas, je ne sais, pas le temps aujourd, pas vu, pas lu, pas reçu, pas de trouble, y a pas de trouble, pas de stress, pas de panique
            pas encore regardé, pas regardé, pas eu le temps, pas eu ~ mail|message|temps, pas répondu, pas compris, pas trouvé, pas retrouvé, pas arrivé, pas connaissance, jamais entendu, jamais vu, jamais utilisé, jamais essayé, jamais reçu, jamais dit, jamais trop tard, pas que, pas seulement, non stop, non plus, n est ce pas, ou pas, si ce n est pas, pas pressé*, rien ne presse, pas urgent, n hésit*, n arrête* pas, arrête* pas, pas arrêté, arrêt de bus, arrêt de tram, l arrêt, aux arrêts, sans doute, sans hésiter
            plus d infos, plus d informations, plus d info, plus de détails, plus de précisions, plus de renseignements, plus d exemples, en savoir plus, plus tard, de plus, au plus, plus cher, plus de temps, plus vite, plus simple, plus facile, pas plus de|que, plus ou moins, en plus, plus que, pas trop tard, pas avant, pas disponible, pas dispo, suis|est|es|serai|sera|sommes|êtes|serons pas là, pas chez moi, pas au bureau, pas dérangé, pas à m, pas trop, pas si, pas cher, pas donné, pas très, pas tout, pas tous, pas toujours, pas forcément, pas vraiment compris
            fin du mois, fin de semaine, fin de journée, fin mars, fin juin, en fin de, à la fin, jusqu au, laissez moi réfléchir, laisse* moi ~ réfléchir|voir|vérifier|votre|ton|un|une|le|la|demander|regarder|jusqu, laissez moi voir, laissez moi votre, ne marche pas, ne fonctionne pas, marche pas, fonctionne pas, s ouvre pas, n ouvre pas, s affiche pas, ouvre pas, pas l air mal, pas le lien, pas de lien, pas de pièce, pas de réseau, pas de wifi, pas de frais, pas d engagement, pas d abonnement, pas de piège, pas de connexion
            t inquiète, t inquiete, vous inquiétez, clients|utilisateurs|abonnés|membres|on|nous|je peut|peuvent|peux|pouvons ~ désabonn*|désinscri*|résilier|annuler|arrêter|supprimer, peut on ~ désabonn*|résilier|annuler|arrêter, puis je ~ me désabonn*|résilier|annuler|arrêter, peut se ~ désabonn*|désinscri*, nos clients, dans ~ spam*|pourriel*|indésirables, dossier spam*
            pas maintenant, pas tout de suite, pas pour le moment, pas en ce moment, pas aujourd, pas cette semaine, pas la semaine, pas ce mois, pas loin, pas possible mardi, pas entendu, pas souvenir, me souviens pas, souviens plus, rappelle plus, vois pas le|la|votre|ton, trouve pas, comprends pas, pas clair, n ai pas, ai pas eu, ai pas reçu, ai pas vu, as|avez|a|ont|ai pas|rien|jamais ~ envoyé|écrit|appelé|contacté|rappelé|répondu|joint|donné, encore rien, n a encore, tu ne sais, vous ne savez, besoin que ce soit, rien compris, rien reçu, rien vu, rien entendu, rien de mieux, rien de plus, rien à perdre, pas de réponse
            """,
            .yes: """
            dirais pas ~ <neg> ~ intéress*
            inutile ~ convaincre, besoin ~ convaincre, exactement ce que ~ cherchais
            rien ~ ferait plus plaisir, m embêt*|dérang*|saoul* pas ~ tout, embêtes|déranges|saoules pas, dérangez|embêtez pas, merci à vous|toi
            au contraire, bien au contraire, y manquerai pas, manquerai pas, pas de refus, peux pas ~ dire non, peux pas résister, pas l envie qui manque
            mal compris
            <neg> ~ besoin ~ convaincre|persuader|répéter, dit non au|d|à|aux ~1 début|abord|précédent|dernier|autre|premier, non pas de souci, n oublie* pas, oublie* pas, laisse* pas tomber
            aucun dérangement, pas de dérangement
            tu ~ déranges pas, déranges pas, vous ne me|nous dérangez pas, vous dérangez pas, dérange pas, gêne pas, peux pas dire que ~ pas, pas à se plaindre, rien à redire, rien à dire
            dis pas non, dirais pas non, disons pas non, pas dire non, ne dis pas non, dit pas non, dirai pas non, refuse pas, refuserais pas, pourquoi pas, ne pas rater, pas contre, n arrêtez pas, pas de refus, rien contre, hâte de, pas opposé*, pas d objection*, aucune objection, pas que ~ pas, c est pas que ~ pas, n est pas que ~ pas, pas inintéress*, pas désintéress*, pas indifférent, pas de raison de, rien ne nous empêche, rien n empêche
            """,
            .keyword:
                "stop, arret, arrêt, fin, annuler, désabonner, désabo, non, résilier, stopsms, stop sms, stop pub, désinscription, désinscrire, désabonnement",
            .bare: """
            nope nope, non mais non
            oust, ouste, bon vent, ciao bye, et puis quoi encore, jamais au grand jamais, plutôt crever, tu rêves, vous rêvez, tu peux courir, vous pouvez courir, même pas en rêve, pfff non, bof non, oh que non, certainement pas, sûrement pas, sérieux non, au secours non, c est niet, pantoute, vent
            laisse
            je laisse, on laisse, je laisse passer
            laisse béton
            n écrivez pas, n écris pas, sans intérêt
            disparais, disparaissez
            <no>, non, nan, nan nan, non non, arrêtez, arrête, stop, ça suffit, basta, jamais, sans façon, laisse tomber, laissez tomber, pas intéressé, pas intéressée, pas intéressés, désabonner, désinscrire, désinscription, désabonnement, désabonnez, dégage, dégagez, pas pour moi, pas pour nous, je passe, on passe, passe, je refuse, refusé, rien, c est non, aucun intérêt, ras le bol, très peu pour moi, peu pour moi, hors de question
            cessez, assez, bloqué, bloquée, signalé, du balai, du vent, du large, au revoir, adieu, stop ça, plus de messages, plus de message, plus de mails, lâchez moi, lâche moi, pas besoin, pas nécessaire, pas question, surtout pas, jamais de la vie, pas pantoute, pas ici, négatif, refus, trop c trop, ôtez moi, laisse faire, laissez faire, non pas, pas la peine, c bon, pas utile, pas envie, aucun besoin, aucune envie
            """,
            .elsewhere: """
            par message|messages|texto|textos|sms|mail|courriel|écrit|whatsapp ~ parfait|ok|bien|mieux|suffit|nickel|bon|préférable|plutôt|svp|possible, plutôt par, un message|texto|sms|mail suffit|passe|va, je préfère par|les ~1 messages|message|écrit|mail|texto
            """,
            .undone: """
            désinscri*|désabonn* ~ erreur|mégarde|exprès
            achète|prends|commande quand même
            ignorez|ignore ça|cela|le|mon|ce|la, faites|fais pas attention, faites|fais pas attention, mauvais bouton|emoji, mauvaise touche|conversation, fils|fille|gamin|enfants|petit|petite|chat|neveu|bébé ~ tapé|écrit|envoyé|appuyé, tapé|appuyé|envoyé|écrit ~ erreur, sans faire exprès
            """,
            .final: """
            rien à voir avec notre|mon|nos|ce|l, a dit non à tous|toutes
            trop ~1 mon|notre truc|délire|genre, pourquoi ~ ne me|nous lâch*|laiss*
            fin de la|cette discussion|conversation|histoire, fin de discussion|conversation
            <later> ~1 rien changer
            compte*|comptez pas sur moi|nous
            irons|irai pas plus loin
            ni maintenant ~ ni, ni aujourd hui ni jamais, ni jamais, ni à l avenir, ni plus tard, ni de près ni
            """,
            .strong: """
            mettr*|dépens*|donner* pas ~ argent, pas ~ dépenser ~ argent|là
            cherch*|voir|essay*|allez|va|vend*|trouv* ~ ailleurs, déjà répété
            pas en mesure de, effac*|supprim* ~1 ce|tout que|ce, pas de démarchage, pas de démarcheurs
            train est ~ passé|parti, choisi|pris|opté|prendre|prendrons|suivre ~ autre voie|chemin|direction, pas|plus de ~ relance*|rappel*|suivi, mettre|mettez fin, pas à la recherche, a dit non à tous|toutes
            bien tenté|essayé $, bel essai $
            fais|faisons|fait ~1 pas ~1 collab*|partenariat*|pub*|promo*|sponsor*|sondage*|interview*, clore|clôturer|fermer|fermez|clôturez ~ dossier, c était|c est ~ non ~ non, toujours ~1 non $, pas pr moi|nous, sans envie, moins d intérêt, mauvaise porte|adresse, vie est ~ trop courte, plus ~ de vos nouvelles, interdit ce|ces|tout ~ contact*
            garder|garde|laisser|laisse|gardons|laissons ~ choses|tout ~ comme, comme elles sont, dernière chose ~ besoin|veux|envie|faut, ne m en servirai* jamais|pas, m en servir*|servirais|servirai jamais, utiliserais|utiliserai|achèterais|prendrais jamais|pas, jamais ~ utiliser*|servirai*|achèter*, c est ma|notre réponse, voilà ma réponse, pas de réponse ~ réponse, silence ~ réponse, voté contre, a ~1 rejeté, mon|notre dernier message|mot|mail, le|l|ce ~ sujet|affaire|dossier|débat est ~1 clos|close|réglé*|terminé*, pas à vendre, jamais à vendre, ne le sera jamais, compte pas changer, comptons pas changer, pas l intention de, aucune intention
            achète*|confiance|parle ~ <neg> ~ inconnus, respect* ~ vie privée|choix|décision|tranquillité, pas ~ m|nous envoyer ~ pub*|promo*|offres, ne pas m|nous <write>|envoyer, contrefiche*, contrefous, m en ~1 bats|tape|balance, même payé*|gratuit*|gratos, payerait|paierait|payait, poules auront, cause toujours, te|vous ~1 brosser, des clous, que dalle, belle jambe, pas ma came, pas mon trip, pas mon rayon, plus de mon âge, de mon âge, vous n y êtes pas, rien ~ vendre, vous ~ perdez ~ temps, ça m adonne pas, m adonne pas, adonne pas, en veut pas, en veux pas, n en veut, pas d agences|agence|intermédiaire*, avec des|les agences|intermédiaires
            pas d offres|pub, aucune offre|pub
            ai|avons plus besoin, démarcher|déranger|embêter|harceler|spammer|saouler|vendre ~ quelqun d autre
            reste|restons|restera comme, utilisez|utilise pas|plus ~ numéro|adresse|compte|profil ~ pour, même gratuit*, même cadeau, ma pomme, ça nous|me parle pas, parle pas à, pas de ça chez|ici, inutile de répondre
            gardez|garde vos|tes offres|pubs|promos|messages, aucune chance mon|ma|que, sollicitation*|pub|publicité|offre ~ refusé*
            conversation|discussion ~ close|terminée|finie, recours à vos|tes, pa interess*|interes*
            trouve ~ intrusif|intrusive|lourd|pénible|envahissant
            vos|tes messages|mails|appels|sms ~ dérange*|embête*|saoule*|gêne*, trompez|trompes de porte|adresse|personne
            vous de vos affaires|oignons, toi de tes affaires|oignons
            réponse ~ pas changé, réponse ~ la même, réponds|répondons|répond pas|jamais ~ offres|démarchage*|sollicitation*|pub|messages, rien ~1 avoir à, rien à voir ensemble, rien à voir avec vous, rien pour vous ici, sans intérêt pour, malheureusement sans intérêt, déranger|démarcher|embêter|harceler|vendre|spammer ~ quelqu un d autre|autre|ailleurs|autres, mets toi ~ crâne, prions ~ cesser
            ma|mon|mes|notre messagerie|boîte|profil|mur|insta|téléphone|numéro|compte|page|facebook ~ est pas un|une|votre|ton|fait|là, trouve*|cherche* un autre|autre pigeon|client|victime, frapp* ~ mauvaise porte, rester là, rester la, à ce seul message, ce seul message, d ici là ~ plus|rien|pas, aucune suite, fais moi plaisir ~ disparais|arrête, sert plus à rien ~ écrire|insister|relancer, <write> rien, pas|plus ~ utiliser|utilisez|utilise|servir|servez ~ vendre|pub|commercial*|promo*, changera|changerons|changeons|changerai pas, rien à cirer, foutez ~ camp, fous ~ camp, fichez ~ camp, fiche ~ camp
            pas mon genre, pis arrête*, pas notre genre, pas mon affaire, pas dans mes affaires
            dit stop, pas plus loin
            ni plus tard
            <remove> ~ tout, <leave> ~ <me> ~ dehors, me passerai de, nous passerons de, se passera de, sers à rien, sert à rien
            même pas en rêve, dans tes|vos rêves, comptez pas sur, compte pas sur, allez embêter, va embêter, on va s arrêter là, refus catégorique, absolument pas, certainement pas, surtout pas, en aucun cas, sous aucun prétexte, est définitif, c est niet, bon débarras, oust, ouste, circulez, m en passe, m en passerai, s en passera, s en passe, s en passer, ben correct, malheureusement non, je crains que non, me tape* sur, tape* sur les nerfs, j en veux pas, ça m tente pas, me tente pas, nous tente pas
            dit rien, plus rien ~ de votre|vous, pour moi ~ non, pour nous ~ non, ne me parle pas, en veut pas
            pu <interest>
            pas concerné*, ne nous concerne pas, ne me concerne pas, on reste avec, restons avec, on garde
            restons en là, reste en là, restons en la, ne plus ~ utiliser|solliciter, <please> ne plus|pas, merci de ne plus|pas, prière de ne, <no> mais stop, fournisseur actuel, prestataire actuel, nos prestataires, non merci
            non <thanks>, nan <thanks>, <no> <thanks>, <thanks> non, mais non, <no> c bon, <no> ça va, <no> c est bon, sans façon*, peu pour moi|nous, passer mon tour, passe mon tour, passons notre tour, passerai mon tour, je passe merci|mon|pour|cette|désolé, on passe merci|notre|pour|cette, nous passons, on va passer, vais passer, allons passer, passer notre tour, décline*, déclinons, décliner, je|on refuse, refusons, refus, sans suite, pas ~ donner suite, pas ~ suite, pas donné suite, n y donnerons pas, ne donnerai pas, c est non, c non, sera non, ce sera non, dis non, disons non, réponse est non, réponse reste non, réponse négative, un non, pas pour moi|nous, pas fait* pour, rien pour moi|nous, sans moi, sans nous, va être non
            pas mon truc, pas notre truc, pas mon délire, pas ma tasse, tasse de thé, pas dans mes|nos, pas preneur*, pas preneuse, pas client*, pas acheteur*, hors de question, pas question, laisse tomber, laissez tomber, on laisse tomber, laisse faire, laissez faire, c est mort, c mort, mort laisse, inutile, pas la peine, vaut pas la peine, perdre votre|ton|mon temps, perte de temps, perdez pas, perds pas, épargnez*, pas besoin, aucun besoin, aucune envie, pas envie, aucun intérêt, aucun ~ intérêt, pas l utilité, aucune utilité, pas utile, pas d utilité, rien à faire de, rien à foutre, rien à battre, m en fous, m en fiche, s en fout, m en moque, en ai rien, veux rien savoir, rien savoir, indiffère
            ça suffit, suffit maintenant, en ai assez, ras le bol, marre, en ai marre, en a marre, tanné* de, tanné* d, plein le dos, commence à bien faire, trop c est trop, me désinscrire, me désabonner, désinscrivez, désabonnez, désinscription, désabonnement, retirez moi, rayez moi, enlevez moi, supprimez moi, effacez, pas d accord, pas donné ~ accord|consentement, jamais ~ inscrit*|demandé|donné|abonné*|autorisé, rien demandé, pas demandé, rien commandé, pas inscrit*, ne souhaite pas, ne souhaitons pas, ne veux pas, ne veux rien, ne veux plus, veux plus, veux rien, veux pas, voulons pas, voulons plus, ne désire pas, ne cherche pas, cherchons pas, en veux pas, n en veux
            abstenir, abstenez*, abstiens, renonce*, renoncer, renonçons, cesser tout*, fin à ~ conversation|échange*|discussion|contact, pouce vers le bas, non c est non, ai dit non, dit non, déjà dit, plutôt pas, je préfère pas, préfère ne pas, préférons ne pas, préfère éviter, préférerais pas, pas convaincu*, ne correspond pas, correspond* pas, ne nous correspond, pas ~ projet, pas à vendre, n achète ~ rien|jamais, achèterai rien|pas, achète rien, n achèterai, pas donné d, va pas le faire, ça va pas être possible, va pas être possible, ne sera pas possible, ne va pas être
            en restons là, reste là, rester là, restons là, en rester là, en restions là, s arrêter là, on arrête là, arrête* là, arrêtons là, arrêter là, arrêterons là, brisons là, clore ~ échange*|conversation|discussion|sujet, mettons fin, mettre fin, tourner la page, affaire classée, dossier clos, sujet clos, le débat est clos, fin de la discussion, fin de l histoire, point final, pas la place, passez votre chemin, passe ton chemin, voir ailleurs, voyez ailleurs, quelqu un d autre ~ à|pour|à embêter, autre pigeon, un autre pigeon, trouve* ~ autre victime, changer d avis pas, changerai pas d avis, fait sans, ferai sans, ferons sans, passe très bien, peine perdue, tranquilles comme ça, ne pas insister, pas insister, insistez pas, insiste pas, n insist*, pas de ~ ici, non je, jamais de la vie, plus jamais, jamais plus
            pas pantoute, ça m intéresse pas, m intéresse pas, nous intéresse pas, intéresse pas, pas intéress*, chu pas, on est correct, suis correct*, besoin de rien, besoin d rien, mieux à faire, autre chose à faire, d autres chats, dispense* de, me dispenser, nous dispenser, bien aimable mais, pas au programme, plus de ~ message*|mail*|courriel*|pub*|relance*|appel*|sms|texto*, plus ~ message*|mail*|courriel*|sms, pu de ~ message*|courriel*|texto*
            """,
            .command: """
            et arrêtez|arrête|cessez
            ne plus m|me|nous
            ne <write> pas|plus|jamais, ne m|me|nous <write> pas|plus|jamais
            arrête* de|d|avec|vos|tes|ça|tout|cela, cesse* de|d|vos|tes|tout*|ça|cela|immédiatement, arrêtez ~ contact*|message*|envoi*, bien vouloir ~ retirer|supprimer|cesser, stop ~ message*|pub|spam*|mail*, me contact* plus|pu, me <write> plus|pu|pus, nous <write> plus|pu, m <write> plus|pu, <write> moi plus|pu|pus|jamais|pas, <write> nous plus|pu|pas, ne ~ <write> plus, ne plus ~ <write>|<written>|être|recevoir|faire|avoir, ne <me> ~ <write>, ne pas ~ <me> ~ <write>, plus être ~ <written>, plus rien ~ envoy*, ne m envoyez, ne souhaite plus, ne désire plus, envoy* plus ~ rien, évite* de me|m|nous, évite* les|vos|tes
            fiche* ~ paix|patience, fous ~ paix, foutez ~ paix|patience, foutre la paix, fou ~ paix, lâche* moi|nous, lâche* l affaire, lâche* ~ grappe|patience|basques, lâche la, oublie* moi|nous|ça, laisse* moi ~ tranquille|paix, laissez moi, laisse moi ~ tranquille, lach* moi, ôte* moi|nous|mon, ote* moi|nous|mon, sort* moi ~ de, sortir ~ de ~ liste, vire* moi ~ de, de ~ liste|fichier*|base|mailing, achale* moi, achale* ~ pas|pu, retirez|retire|retirer ~ mon|mes|notre ~ nom|numéro|adresse|email|courriel|coordonnées|données
            """,
            .rude: """
            pourquoi ~ lâchez|laissez|arrêtez|cessez ~ pas, pourquoi ~ lâches|laisses|arrêtes pas
            lâchez moi, lâche moi, fiche le camp, fichez le camp, foutez moi le camp, va voir, allez au diable
            quelle partie de|du non
            combien de fois ~ non
            comment ~ sort|sortir|sors ~ liste
            tasse toi, tassez vous
            dégage*, casse toi, cassez vous, casse* ~ couilles|pieds, va te faire, allez vous faire, va chier, va voir ailleurs, allez voir ailleurs, va ~ faire voir, va au diable, allez au diable, ta gueule, ferme la, ferme ta, fermez la, nique, ntm, tg, fdp, va jouer ailleurs, barre toi, barrez vous, tire toi, tirez vous, du balai, fous le camp, foutez le camp, fiche* ~ le camp, décrisse*, décâlisse*, décalisse*, mange* ~ marde, mange d la marde, me les brise*, tu me saoules, vous me saoulez, tu m emmerdes, vous m emmerdez, tu fais chier, vous faites chier, fait* chier, m écoeure*, m achale*, lâche* ~ patience, crisse* ~ patience, sacre* ~ patience, sacre ton camp, sérieux lâche, pauvre type
            m oppose, nous nous opposons, droit d opposition, droit à l oubli, droit à l effacement, droit d effacement, droit de suppression, droit de retrait, article 21, art 21, article 17, art 17, retir* ~ consentement, retire mon consentement, effacement de|des, suppression de|des ~ données|coordonnées, supprim* ~ données, effac* ~ données, conformément au rgpd, loi 25, loi anti
            vous bloque, te bloque, bloquer ce|votre|ton|vous|le, bloqué et signalé, vous signale, te signale, je signale, signaler comme|ce|votre, signalé comme|et, porter plainte, porte plainte, plainte à|auprès|contre|pour, saisir la cnil, saisis la cnil, mon avocat, poursuites, c est du harcèlement, c est du spam, c du spam, ceci est du spam, du harcèlement, comme spam, comme indésirable
            """,
            .soft: """
            respecter|respectez ça|cela|le|mon
            on reste au
            réservé* aux clients|membres|patients, réservé* à|aux ~1 famille|amis|proches, bien tenté, bien essayé, tout ce qu ~ faut, encore un ~1 gourou|expert|coach|vendeur, trop vieux, trop vieille, plus l âge, mineur, mineure, assez à faire, reviendrons vers vous, reviendrai vers vous, ferai signe, ferons signe, c est nous qui, erreur de destinataire, erreur de numéro, notre|mon gars ~ pour, ce que nous avons, ce que j ai, reste comme ça, tout ce qu il ~ faut, débrouille* tout seul, arrange* ~ tout seul, pas les moyens, pas le temps, mauvais numéro, trompez ~ personne, trompé* ~ personne, trompé* de numéro, retraité*, fermé boutique, cessé mon activité, pour la dernière fois, dernière fois, troisième message, énième, c est le troisième, encore vous, encore un message, merci quand même, merci tout de même, compte perso*, compte privé, numéro perso*, numéro privé, profil perso*, compte personnel
            numéro personnel, c est bon, c bon, de la pub, du démarchage, fidèle, fidèles, moi même, nous mêmes, très bien comme ça, bien comme ça, satisfait* de, satisfait* avec, content* avec, contents de notre, content* de, on est bien, suis bien comme, fidèle à
            """,
            .supplied: """
            couverts de|par, on est ~1 couverts, sommes ~1 couverts, la|à retraite, retraite ~ <later>, votre concurrent, la concurrence, déjà ce qu il faut, ce qu il faut, ce qu il me faut, ce qu il nous faut, déjà équip*, déjà servi*, déjà un|une|quelqu|mon|notre, bien servi*, déjà un prestataire, déjà un fournisseur, on a déjà, nous avons déjà, avons déjà, ai déjà, a déjà, déjà client*, en interne, pourvu*, fait nous même*, faisons nous même*, trop cher, pas de budget, pas le budget, à la retraite, ça va aller, ça ira, sous contrat, engagé* avec, lié* par
            """,
            .farewell: """
            merci de|pour ~1 votre|ta compréhension, merci de|pour comprendre, espère que vous comprenez
            bonne continuation, bonne chance, bon courage, bonne route, bonne suite, plein de succès, beaucoup de succès, bon succès, au revoir, adieu, bon vent, bonne continuité, belle continuation
            """,
            .hostile: """
            trop|vraiment|super lourd, lourd là, êtes lourd, es lourd
            j ai|jai ~1 demandé quelque|de|l|aide|votre, est ce que j ai demandé, ai je demandé, qui a demandé
            quelle originalité, très original, vous encore, encore vous, encore toi, toi encore
            d où ~ sortez, pourquoi vous ~ insist*, encore un ~ message, pourquoi insist*, vous êtes sourd*, vous vous foutez, combien de fois, vous n avez pas compris, c est pas croyable, c est quoi ce délire, assez reçu
            """,
            .source: """
            comment vous m|nous ~ trouvé*|eu, comment tu m ~ trouvé*|eu, comment ~ tombé* sur moi|nous|mon|ma, qui t|vous a parlé ~ moi, qui a donné mon|mes, par qui ~ eu, où avez vous|tu, où as tu eu|trouvé, comment as tu eu|trouvé, d où ~ mon|mes|connaissez|connais, pourquoi moi|nous
            qui vous a donné, qui t a donné, d où ~ numéro, comment avez vous ~ eu|obtenu|trouvé, comment t as eu, où avez vous ~ eu|trouvé|obtenu, vous avez eu mon, tu as eu mon, eu mon numéro, eu mes coordonnées, pourquoi vous m
            """,
            .ask: """
            peut en parler, on réessaie, on ~ reparle, remettez moi
            adorerait, adorerais, adorerions, serait ~1 intéressé*|partant*, suis ~1 tenté*|intrigué*|curieux|curieuse|chaud|partant*, m intrigue*, me tente*, passez nous|me|quand|donc|jeudi|vendredi|lundi|mardi|mercredi|samedi, tu passes, à lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche, on commence quand, aligner, on se parle, que conseillez, conseillez quoi, appelez après|vers, quand vous voulez
            donne|donnez|dis|dites le|moi|nous
            bon pour moi, ok pour moi, me convient, nous convient, parfait pour
            je parlais, je voulais dire, je pensais à
            par mail ~ mieux, par écrit, plutôt par, c est mieux
            écrivez moi, écris moi ~ plutôt|ici, plutôt par
            attends, attendez, un instant, dites moi, dis moi, envoyez moi, envoie moi, envoyez les|le|la|toujours|tout, envoie les|le|la|ça|toujours, dites m en, dis m en, racont*, plus d infos, plus d info, en savoir plus, savoir plus, ça m intéresse, m intéresse bien, très intéressé*, je suis intéressé*, suis intéressé*, suis preneur*, on s appelle, appelez moi, appelle moi, rappelez moi, rappelle moi, rappelez, c est combien, combien, tarif*, prix, quel est, quels sont, rdv, rendez vous, volontiers, avec plaisir, oui, ouais, ça marche, ça me va, ça me tente, allons y, vas y, allez y, montrez, montre moi, renvoyez, renvoyer, renvoie, expliquez, explique, j attends, dispo, pourquoi pas, lien svp, un devis, une démo, donnez moi, proposez, écrivez moi ~ <later>, relance* moi, recontact* moi, revenez, reviens vers, reviens ~ en|dans, réécri* ~ en|dans, retente* ~ en|dans, contactez moi ~ en|après|<later>, peut être ~ <later>|en|dans|après, on verra, on en reparle, reparl*, je vous réponds, je te réponds, je regarde, vous recontacte, texte moi ~ <later>, appelle moi ~ <later>
            """,
            .later: """
            après cinq|six|sept|huit|17|18|19|20, vers 17|18|19
            pas maintenant, pas tout de suite, pas pour le moment, pas en ce moment, en ce moment, pour l instant, plus tard, la semaine prochaine, le mois prochain, l année prochaine, mois prochain, semaine prochaine, à la rentrée, en septembre, en janvier, après les, une autre fois, prochaine fois, pas aujourd hui, peut être, pas cette semaine, dans un mois|an, dans quelques, revenez vers moi, fin du mois, débordé*, dans le jus, en réunion
            """,
            .redirect:
                "voyez avec, voir avec, adressez vous, contactez plutôt, contactez mon|ma|notre|le|la|m|mme|monsieur|madame, écrivez à, écris à, parlez à|en, mon|ma|un|une|notre collègue, mon chef, mon patron, au service, le service, service achat*|marketing|commercial|compta*|communication, transfère, je transmets, demandez à, demande à, interlocutrice, c est lui, c est elle",
            .stranger:
                "ne suis pas ~ personne|responsable|propriétaire|patron|patronne|gérant|gérante|décideur, suis pas ~ personne|patron|propriétaire|gérant, pas la bonne personne, bonne personne, mauvaise personne, pas moi qui, pas le bon interlocuteur, bon interlocuteur, responsable, c est pas moi, ce n est pas moi, m occupe pas, pas mon domaine, pas mon service, pas de mon ressort",
            .away:
                "absent*, absence, hors du bureau, en congé*, en vacances, message automatique, réponse automatique, de retour le, congé maternité, ne pourrai pas consulter, accès limité, consulterai pas",
        ])
}
