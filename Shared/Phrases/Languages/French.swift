extension Language {
    static let french = Language(
        classes: [
            .neg: "pas jamais aucun aucune rien ni non personne nan nullement nn sans",
            .interest:
                "intéresse intéressent intéressé intéressée intéressés intéressées intéressant interet intérêt interesse interessé intéresser convaincu convaincue concerné concernée concernés envie",
            .desire:
                "veux voulons souhaite souhaitons souhaitez désire désirons cherche cherchons voudrais aimerais souhaiterais accepte envie vouloir souhaité donnerai donnerons recevoir achète achetons",
            .need: "besoin besoins nécessaire utilité utile",
            .write: """
            écrire écrivez écris écrit contacter contactez contacte contact contacté message messages mail mails email emails courriel courriels sms
            appeler appelez appelle appels appel relancer relancez relance relances solliciter sollicitez sollicitations sollicitation démarchage démarcher démarchez
            publicité publicités pub pubs offres newsletter envoyer envoyez envoie envois envoi prospection spams déranger dérangez dérange prospecter
            embêter embêtez embête harceler harcelez spammer spammez communication communications
            """,
            .again: "plus encore davantage nouveau nouveaux autre autres suite désormais",
            .me: "me moi nous mon ma mes notre nos m",
            .stop: "stop arret arrêt arrêtez arrête arrêter cessez cesse cesser stoppez stoppe stopper",
            .remove: """
            supprimer supprimez supprime retirer retirez retire désinscrire désinscrivez désinscris désabonner désabonnez désabonne effacer effacez efface
            enlever enlevez enlève désinscription désabonnement désinscrit rayez radiez radier ôtez oubliez
            """,
            .data:
                "liste listes fichier fichiers base données numéro adresse coordonnées mail email contacts nom diffusion tel",
            .leave: "laisse laissez laisser fiche fichez fous foutez lâche lâchez",
            .peace: "paix tranquille tranquilles grappe",
            .waste: "perdre perdez perds gaspillez gaspille gaspiller", .time: "temps énergie peine salive efforts",
            .save: "épargnez économisez épargne",
            .already: "déjà",
            .have: "avons ai a équipé équipés équipée fournisseur prestataire servis travaillons partenaire",
            .thanks: "merci mercis remercie remercions mci mrc thanks",
            .please: "svp stp plait plaît prie veuillez",
            .filler:
                "bonjour bonsoir salut madame monsieur mme mr oui_ ben bah mais ça c est de du la le les beaucoup bcp alors hein s il vous te pour votre proposition désolé désolée franchement vraiment merci_ tout",
            .warm:
                "oui ouais carrément volontiers génial super parfait top cool mdr ptdr lol haha excellent avec_ plaisir bravo",
            .annoyed:
                "spam spams lourd lourds lourde lourdes relou relous chiant chiants emmerde emmerdez merde connard connards dégage dégagez casse_ cassez_ saoule saoulez soûle gonfle gonflez harcèlement arnaque insupportable insistez pénible gonflant foutre ras agacent agaçant",
            .law:
                "avocat rgpd cnil police plainte signale signaler signalé signalerai bloque bloquer bloqué bloquerai juridique juridiques justice illégal bloctel huissier",
            .later:
                "demain lundi mardi mercredi jeudi vendredi janvier février avril juin juillet août septembre octobre novembre décembre tard plutôt rentrée peut_ trimestre semaine bientôt prochain prochaine vacances",
            .notice: "entendu vu lu compris su reçu comprends sais connais reconnais répondu",
            .miss: "rater manquer louper hésitez hésite inquiète inquiétez refus",
        ],
        phrases: [
            .idiom: """
            pas de souci*, pas de problème*, aucun souci, aucun problème, pas de soucis, sans souci, sans problème, sans engagement, pas mal, pas encore, pas mauvais, pas bête, pas du tout mal, pas grave, pas d inquiétude, pas de quoi, de rien, rien de grave, pourquoi pas, aucune idée, pas sur, pas sûre, pas certain, sais pas, je ne sais, pas le temps aujourd, pas vu, pas lu, pas reçu
            pas encore regardé, pas regardé, pas eu le temps, pas répondu, pas compris, jamais entendu, jamais vu, jamais utilisé, jamais essayé, pas que, pas seulement, non stop, non plus, n est ce pas, ou pas, si ce n est pas, pas pressé, rien ne presse, pas urgent, n hésitez pas, n arrête pas, n arrêtez pas, arrêt de bus, sans doute, plus d infos, plus d informations, en savoir plus, plus tard, de plus, au plus, pas trop tard, pas avant, pas disponible, pas là
            fin du mois, fin de semaine, fin mars, jusqu au, laissez moi réfléchir, laisse moi réfléchir, laissez moi voir, laissez moi votre, laisse moi ton, laisse moi un|une|voir|vérifier, ne marche pas, ne fonctionne pas, marche pas, s ouvre pas, pas l air mal
            """,
            .yes:
                "dis pas non, dirais pas non, disons pas non, pas dire non, ne dis pas non, dit pas non, pourquoi pas, ne pas rater, pas contre, arrête pas, n arrêtez pas, pas de refus, rien contre, hâte de",
            .keyword: "stop, arret, arrêt, fin, annuler, désabonner, désabo, non, résilier, stopsms, stop sms",
            .bare: """
            non, nan, nan nan, non non, arrêtez, arrête, stop, ça suffit, basta, jamais, sans façon, laisse tomber, laissez tomber, pas intéressé, pas intéressée, pas intéressés, désabonner, désinscrire, désinscription, désabonnement, dégage, dégagez, pas pour moi, pas pour nous, je passe, on passe, je refuse, refusé, rien, c est non, aucun intérêt, ras le bol, très peu pour moi, peu pour moi, hors de question, cessez, assez, au revoir, adieu, stop ça, plus de messages, plus de message, plus de mails, lâchez moi, lâche moi
            """,
            .strong: """
            non <thanks>, nan <thanks>, <thanks> non, mais non, sans façon, peu pour moi|nous, passer mon tour, passe mon tour, passons notre tour, passerai mon tour, je passe, on passe, nous passons, passer notre tour, décline*, déclinons, décliner, refuse*, refus, sans suite, pas ~ donner suite, pas ~ suite, pas donné suite, n y donnerons pas, ne donnerai pas, c est non, sera non, ce sera non, dis non, réponse est non, pas pour moi|nous, pas fait pour, rien pour moi
            pas mon truc, pas notre truc, pas ma tasse, tasse de thé, pas dans mes|nos, pas preneur*, pas preneuse, pas client*, pas acheteur*, hors de question, laisse tomber, laissez tomber, on laisse tomber, c est mort, c mort, mort laisse, inutile de|d, pas la peine, vaut pas la peine, perdre votre|ton temps, perdez pas, perds pas, fichez ~ paix, fous ~ paix, foutez ~ paix, foutre la paix, fiche ~ paix, lâche* moi|nous, lâche* l affaire, oublie* moi|nous|ça
            oubliez, laisse* ~ tranquille*, laissez moi, laisse moi, dégage*, allez voir ailleurs, va voir ailleurs, voir ailleurs, casse toi, cassez vous, va te faire, allez vous faire, ta gueule, ne ~ plus ~ <write>, n ~ plus ~ <write>, ne plus, plus jamais, plus de ~ message*|mail*|appel*|sms|pub*|relance*, plus ~ recevoir, plus ~ contacté*, ne m ~ plus, plus intéressé*, plus intéresse, aucune envie, aucun intérêt, aucun besoin, pas l utilité, aucune utilité
            ça suffit, en ai assez, ras le bol, marre de, j en ai marre, en ai marre, me désinscrire, me désabonner, désinscrivez, désabonnez, désinscription, désabonnement, retirez moi, retirer ~ de, rayez moi, enlevez moi, supprimez moi, effacez, m oppose, opposition, retire mon consentement, retirer mon consentement, pas d accord, pas donné ~ accord|consentement, ne souhaite pas, ne souhaitons pas, ne veux pas, ne veux rien, ne veux plus, veux plus, ne désire pas, ne cherche pas, cherchons pas
            abstenir, abstenez, abstiens, renonce*, renoncer, bien vouloir ~ retirer|supprimer|cesser, cesser tout*, pouce vers le bas, non c est non, j ai dit non, dit non, déjà dit, on n est pas, plutôt pas, je préfère pas, préfère ne pas, préférons ne pas, préfère éviter, pas convaincu*, ne correspond pas, correspond pas, pas ~ projet
            """,
            .command: "arrête* de|avec|vos|tes|ça, cesse* de|vos|tes|toute, arrêter de, bien vouloir retirer",
            .soft: """
            déjà ce qu il faut, ce qu il faut, déjà équipé*, déjà servi*, déjà un|une|quelqu, bien servi*, déjà un prestataire, déjà un fournisseur, on a déjà, nous avons déjà, avons déjà, ai déjà, déjà client*, satisfait* de, contents de notre, content* de, en interne, pourvu*, bonne continuation, bonne chance, bon courage, bonne route, bonne suite, plein de succès, beaucoup de succès, trop cher, pas de budget, pas le budget, pas les moyens, pas le temps, mauvais numéro, erreur de numéro, à la retraite, fermé boutique, cessé mon activité, pour la dernière fois, dernière fois, troisième message, c est le troisième, encore vous, encore un message, merci mais, merci quand même, au revoir
            """,
            .hostile:
                "qui vous a donné, qui t a donné, d où ~ numéro, comment avez vous ~ eu|obtenu|trouvé, où avez vous ~ eu|trouvé|obtenu, vous avez eu mon, tu as eu mon, eu mon numéro, pourquoi vous m, encore un ~ message, harcèlement, casse* les ~, pourquoi insist*, vous êtes sourd*, je vous signale, je te signale, vous bloque, te bloque",
            .ask: """
            attends, attendez, un instant, minute, dites moi, dis moi, envoyez moi, envoie moi, envoyez les|le|la, envoie les|le|la|ça, dites m en, dis m en, racontez, plus d infos, plus d info, en savoir plus, savoir plus, ça m intéresse, m intéresse bien, très intéressé*, je suis intéressé*, suis intéressé*, suis preneur*, on s appelle, appelez moi, appelle moi, rappelez moi, c est combien, combien, tarif*, prix, quel est, quels sont, rdv, rendez vous, volontiers, avec plaisir, oui, ouais, d accord, ça marche, ça me va, ça me tente, allons y, vas y, allez y, montrez, renvoyez, renvoyer, expliquez, j attends, dispo, pourquoi pas, lien svp, un devis, une démo, donnez moi, proposez
            """,
            .later:
                "pas maintenant, pas tout de suite, pas pour le moment, pas en ce moment, en ce moment, pour l instant, plus tard, la semaine prochaine, le mois prochain, l année prochaine, mois prochain, semaine prochaine, à la rentrée, en septembre, en janvier, après les, une autre fois, prochaine fois, pas aujourd hui, peut être, pas cette semaine, dans un mois|an, reviens vers, revenez vers moi, fin du mois",
            .redirect:
                "pas la bonne personne, bonne personne, mauvaise personne, pas moi qui, pas le bon interlocuteur, bon interlocuteur, voyez avec, voir avec, adressez vous, contactez plutôt, contactez mon|ma|notre, parlez à|en, collègue, chef, patron, service, responsable, c est pas moi, ce n est pas moi, transfère, je transmets, m occupe pas, demandez à, interlocutrice",
            .away:
                "absent*, absence, hors du bureau, en congé*, en vacances, message automatique, réponse automatique, de retour le, congé maternité, ne pourrai pas consulter, accès limité",
        ])
}
