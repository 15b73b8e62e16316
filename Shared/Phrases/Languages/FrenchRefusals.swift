extension Language {
    /// Likewise, with how people write in Quebec, Belgium and Switzerland.
    static let frenchRefusals = Language(
        classes: [
            .neg: "aucunement",
            .no: "nonnn naaan nonon",
            .regret:
                "gentil gentille aimable sympa désolé désolée désolés navré navrée dsl regret regrets regrette malheureusement",
            .filler:
                "écoutez écoute honnêtement sérieusement perso personnellement vraiment hein dame sincèrement ah enfin voilà",
        ],
        phrases: [
            .redirect: """
            je|j lui|leur demande|transmets|passe|dis|donne|en
            """,
            .idiom: """
            ferm* ~3 à ~1 midi|17h|18h|19h|20h|21h|heures
            y a pas de mal, rien contre vous|toi, pas pire, aucun mal, se trompe de bouton|touche, on n en parle plus, n en parlons plus
            """,
            .bare: """
            nn mrc, nan mrc, non mrc, ct non, flemme, la flemme, trop pas, pas trop, pa interessé, pas intéresse, ben non, bah non, bin non, beh non, euh non, vraiment non, non vraiment, non cette fois, non vraiment pas, vraiment pas, vraiment non cette fois, non peut être, tant pis, sans moi, sans nous, sans suite, négatif, que nenni, nenni, non c est non, c est tout vu, tout vu, hors sujet, à d autres, osef, balek, balec, blc, m en fous, on s en fout, je m en fous, nique, pas dispo, pas chaud, pas chaude, pas fan, poubelle, direct poubelle, corbeille, on va dire non, on va dire que non, disons non, disons que non, je dis non, on dit non, je bloque, bloquer, supprimer, supprimez, retirez moi, ciao, salut et non, tchao, rien du tout, rien merci, pas la peine merci
            """,
            .final: """
            <neg> ~3 gens comme nous|moi
            <neg> ~1 vois|voit|voyons|voyais ~1 pas|aucun|aucune|guère ~2 intérêt|utilité|besoin|sens|raison|nécessité|usage, vois|voit|voyons pas|aucun|aucune|guère ~2 intérêt|utilité|besoin|sens|raison|nécessité|usage, que voulez|veux|veut vous|tu|on ~1 que j|je|on|nous ~2 en fasse|fasse, qu est ce que ~2 ferais|ferait|ferions|fais|foutrais
            ferait|ferais|ferions|fasse quoi ~1 de|avec
            pas ~2 aller plus loin, plus loin pas, <neg> ~ donner suite
            si j|on|nous|je avais|avait|avions|aurais|voulais|voulait|voulions|ai|veux|a ~6 aurais|aurait|aurions|appelé|chercherais|demanderais|contacterais|saurais|ferai|ferais|appellerai|appellerais|trouverai|contacterai
            m y reprendra|reprendront|prendra|aura ~1 pas|plus, ni le temps ni, ni l argent|envie|temps|budget|besoin|intérêt ni, ni temps ni, ni budget ni, ni besoin ni, ni envie ni, n ~1 ni le temps|l|les
            """,
            .strong: """
            chance|courage|succès ~1 avec|chez|auprès ~2 autres|autre, s en sort|sortons|sors ~3 seul|seule|seuls|bien|sans, pas|plus|ni un rond|sou|radis|kopeck, tombé|tombée|tombés|tombez ~1 sur ~2 mauvaise|mauvais, je|j bloque, pas|plus ~1 demandeur|demandeurs|demandeuse
            <neg> ~1 retenu|retenue|retient, retiendrons|retenons|retiens|retiendrai pas|aucune, retiendr* ~1 pas, pas ~5 trip|délire|kif|kiff, bosse|bossons|travaille|travaillons ~1 qu|que ~1 avec, n achète|achetons qu|que, à mon âge ~, fait|fais ~4 gratuitement|gratos|gratis, bien comme je|nous|on
            donc non|nan, du coup non|nan, alors non $, faut laisser|oublier, faut ~1 me|nous laisser, sent ~1 arnaque, déjà|deja ~1 qqn|quelqu ~3 qui|pour, déjà|deja mon|ma|un|une ~3 qui ~1 gère|fait|occupe|gérer|charge, cest ~1 non|mort|nan, jen ai ~1 pas|rien|aucun, jai ~1 pas|besoin ~1 besoin|de personne|rien, besoin de ~1 personne $, en ai pas|aucun|nul lutilité|utilité|besoin, pas|aucune lutilité|dutilité|utilité
            préfère|préfèrent|préférons|aime|aimons|aimerais ~1 autant|mieux|encore|me|m|en ~2 rester|tenir|garder|continuer|rien, préfère|préférons ~2 rester|tenir|garder|continuer|conserver, tenir|tiens|tenons|reste|restons ~2 à|au|avec|aux ~2 cahier|papier|crayon|stylo|carnet|agenda|calepin|méthode|habitudes, cahier et ~1 mon|un|stylo|crayon
            rentre|rentrent|entre|entrent|cadre|cadrent pas|plus|guère ~1 dans|avec, pas ~1 dans ~1 nos|mes|notre ~1 projets|habitudes|priorités|moyens|plans|besoins|budget|intentions, pas ~1 budgété|prévu|budgétisé, justifier ~ dépense, déjà|deja|bien ~1 équipé|équipés|équipée|équipées|servi|servis|fourni|fournis|pourvu|pourvus|pourvue|outillé|outillés
            clients|clientèle ~2 seuls|seul|seule|même, ce qu il ~1 faut ~2 maison|déjà|ici, déjà|deja ~1 qu il, pas ~3 que vous cherch*|voul*, pas ~4 qu il vous faut, pas ~2 vous cherchez, n apporte|apporterait ~1 rien|pas, apporte|apporterait|apportera rien, pas ~1 équipés|structurés|organisés|faits ~1 pour, déteste|horreur|supporte ~3 messages|genre|démarchage|pub|pubs|ça|sollicitations, propos* ~2 à ~1 d autres|autre, propos* ~1 à quelqu, vendez ~2 à d autres|quelqu, réponse|c ~1 était|est|reste ~3 non $, voulais|voulait|voulions ~1 plus|pas|rien ~3 message*|entendre|reçevoir|recevoir|savoir, y a pas moyen, ya pas moyen, pas moyen $, y a pas moyen ~1 frère|frr|mec|chef, achète|achetons rien|jamais ~4 <neg>|internet|facebook|inconnus|téléphone, tuerait|tuer si ~
            dire|dirai|dirais|dis|dit|dirons que non, on|nous va|vais|allons ~1 dire ~1 non, dis ~1 non, ça sera|fera non, réponse ~2 négative|non, réponds ~2 non, c est|ce sera|sera négatif, intéresse pas pantoute, <neg> ~1 m intéresse, <neg> ~2 concerne|concernent, concerne pas|plus|en, tente pas|moyen, me|nous dit ~1 rien|pas
            cherch*|trouv*|voir|démarch*|embêt*|vendre ~ qqn|quelqu|quelqun ~ d autre|autre|ailleurs, qqn d autre, toquer|toquez|frappez|frapper|sonner|sonnez ~ ailleurs|autre, ailleurs merci|svp
            comme ça|ca ~3 très|bien $, va|marche|tourne|fonctionne|roule ~3 bien|nickel|parfaitement comme|ainsi|sans|tel, bien|nickel|très comme ça|ca $, continuer|continue|rester|reste|garder|tient|tiens|tenons ~3 ainsi|comme|telle|pareil, tient|tiens|tenons à ~1 continuer|rester|garder, et ça ~1 va|restera|reste ~1 comme|ainsi, changer|change|changerai ~2 rien|pas, rien changer, pas ~2 changer, pas maintenant que ~2 vais|va ~1 changer, restera|reste comme, ça ~1 suffit ~1 bien|largement
            nourrissent|vit|vis|vivons|marche|tourne ~3 bouche à oreille, bouche à oreille ~3 rien|suffit|uniquement|seulement|seul|exclusivement, que|seulement|uniquement|exclusivement ~3 bouche à, exclusivement|uniquement|seulement|que ~1 avec des|nos|mes|les|du|le ~ <provider>|artisans|gens|locaux|producteurs|circuits|réseau, travaill* ~1 exclusivement|uniquement, travaill* ~1 que avec, ne travaill* qu
            n ~1 aurait|aurais|ai|a|avons ~1 aucune|nulle|pas|plus|ni ~2 utilité|usage|place|envie|budget|moyens|temps|besoin|sous|argent|fonds|thune|thunes|énergie, pas|plus|aucun|zéro ~2 sous|argent|moyens|thune|thunes|budget|fric ~1 pour, pas|plus|aucun ~2 temps ~ pour ça|ca|ce|ces|vos|votre, pas l utilité|usage|utilisation, rien ~1 à en faire|foutre|fiche, sais pas quoi en faire, que faire de|en, n en ai|a|avons ~1 que|pas|rien|nul, en ai pas|aucun|plus besoin|usage|envie, sert|servirait|servira ~1 à rien, pas ~2 nécessité, fait|faites pas partie, dépasse ~1 nos|mes|notre|mon moyens|budget|compétences, au dessus de ~1 mes|nos|notre moyens
            fait|faire avoir|avoir, fait ~1 arnaquer|avoir|piéger|rouler, déjà ~2 donné $, chat échaudé, pas ~2 pigeon, prenez pas|prends ~3 pigeon|con|jambon|buse, on ~1 me|nous ~1 refera
             pars|part|prends à|en|ma|la ~1 retraite, mets la clé, mets ~2 clef, clé sous la, clef sous la, prends ma retraite, je raccroche, raccroché les
            refuse|refusons|décline|rejette ~1 tout|toute|toutes|cette|votre|poliment, trop|marre|assez de sollicitations|pub|démarchage|messages|pubs, n accept*|accepte|acceptons ~1 pas|aucun|aucune|plus|jamais ~ démarchage|sollicitation*|offre*|proposition*|pub*, pas|plus|jamais ~2 ce genre de|d, ce genre de|d ~3 pas|jamais|très|non, répond*|donn* ~1 pas|jamais|plus ~ ce|aux|à|suite, ne particip* ~1 pas, n adhér* pas|à, n entr*|entre|entrons ~ pas, politique ~ ne|pas, notre établissement|école|association|mairie ~ ne|n ~2 pas|aucun|aucune
            hors budget, hors de ~1 mes|nos|prix|portée, non mon|ma|cher|chère|monsieur|madame|mec|frère|frr|gros|vieux|chef, merci mais non|sans|pas|bof|j|on|nous, bof merci|non, non ~1 mais merci, j suis pas|bon, suis pas votre|la|le ~1 bonne|homme|femme|cible|client, pas la bonne cible|adresse|porte, à la mauvaise adresse|porte|personne, vous trompez|trompe|gourez, vous faites erreur, vous êtes trompé*, poubelle, corbeille, direct ~2 poubelle, jet* ~ poubelle, perd* ~2 temps, laiss* ~1 béton, lâch* ~1 affaire|nous|moi, lâche l, laisse|laissez tomber|béton|couler, oubli* ~1 moi|nous|mon|ça|l, pass* ~1 mon tour, pas chaud|chaude|partant|partante|emballé|emballée|enthousiaste|tenté|tentée, pas ~1 trop|vraiment ~1 chaud|mon|tenté, m emball* pas, m enchante pas, pas fan, pas adepte, pas amateur, pas porté, balec, balek, osef, pas ~2 vos nouvelles, pu|plus|pas ~1 entendre ~1 parler, rayez|raye|retirez|retire|virez|vire|sortez|supprimez|enlevez|ôtez ~1 moi|nous|mon|mes|notre|ma, démerd*, me débrouille sans, fais|fait|faisons|font sans, on ~1 se débrouille|débrouillera, débrouille* ~2 très|sans|bien|mieux
            jve pa|pas|rien, jveu pa|pas|rien, j veux pa|pas|rien, je veu pa|pas, veu pa|pas, pa besoin|la|interessé|pour, jai pa|pas|rien, ché pa|pas, chui pa|pas, chuis pas|pa, jsuis pas|pa, suis pa, jpeux pas|pa, jm en|fiche|fous, jmen fou|fous|tape|fiche|moque|cogne, men fou|fous|fiche|tape
            a|ont|avons ~1 dit ~1 non, elle|il|femme|mari|patron|patronne|comptable|chef ~3 dit non, pas ~1 discute pas, ça ne se discute
            """,
            .rude: """
            va jouer|voir|te|vendre|embêter ~ ailleurs|plus|d, mêle toi|mêlez vous, lâche nous, foutez nous, fichez nous, à la niche, oust, va bosser, trouve toi un vrai, trouvez vous un vrai
            """,
            .soft: """
            je|j|on|nous ~1 vous|t|te aurais|aurait|aurions ~1 appelé|contacté|cherché|trouvé|sollicité
            trop ~1 vieux|vieille|âgé|âgée|compliqué|cher|petit pour ~1 ça|ces|ce|moi|nous|tout, suis|sommes ~1 retraité|retraitée|retraités, ça me|nous va ~1 très bien, me|nous va très bien comme
            on est ~1 équipé*|pourvu*|outillé*, tout ce qu il faut, trop petit*|vieux|vieille pour, plus toute jeune, pas mon métier, pas la bonne période, carnet ~2 plein, assez de clients|travail|boulot|commandes|monde, plus de travail|boulot|clients que, clients ~2 suffis*, n arrive plus|pas ~1 à suivre, trop cher, pas d utilité, j ai 12|13|14|15|16 ans, bouche à oreille, méfi*, deuxième|troisième|quatrième|cinquième|dixième message|fois|pub|relance, encore ~1 pub|publicité|démarchage|un|une $, que voulez vous|tu que j ~ fasse, à quoi ~2 sert|servirait, pour quoi faire, quoi faire de
            """,
            .supplied: """
            j|je|nous|on|ai|avons ~1 fermé|ferme|fermons|cédé|cède|vendu|vends|arrête|arrêté|cessé|cesse|cessons ~2 salon|boutique|magasin|commerce|activité|entreprise|atelier|restaurant|affaire|cabinet|société
            servis à|au|par, on est servi*, sommes servi*, suis servi*, mon|ma|mes|notre|nos ~1 fils|fille|mari|femme|épouse|frère|soeur|beau|belle|neveu|nièce|cousin|cousine|ami|amie|gendre|comptable|gars|voisin|copine|copain|père|mère ~3 fait|occupe|charge|gère|fais|occupent|gèrent|font|faite|créé|monté, mon|ma|notre fils|fille|mari|femme|frère|soeur|beau|belle|neveu|nièce|cousin|cousine|gendre|comptable qui, s en charge|occupe|chargent|occupent, m en occupe|charge, fait|fais|faisons|gère|gérons ~1 tout ~1 nous|moi|seul|seule|seuls|toute, tout fait maison, fait maison, avec ~1 même|mêmes depuis, depuis ~2 ans ~2 même|mêmes|avec, quelqu un qui|pour, qqn qui|pour, déjà qqn|quelqu|une|un|notre|mon|tout, quelqu un ~2 déjà
            """,
            .farewell: """
            bonne route, bon vent, bonne vie, dieu vous|te bénisse, que dieu ~ bénisse, bonne fin, salutations, sans rancune, bonne chasse, je vous souhaite ~3 réussite|succès|bonne|bien|courage|chance, souhaite ~ réussite|succès|continuation|chance, tchao, tchuss
            """,
            .hostile: """
            que|qu ~4 veux|voulez ~4 fasse|foute, à quoi ~3 sert|servirait, j ai ~1 pas demandé, encore ~1 un|une ~1 démarch*|vendeur|pub|arnaque, maintenant sur|même facebook|insta|instagram, vous ~1 êtes combien
            """,
        ])
}
