extension Language {
    /// Likewise, with how people write in Mexico, Argentina and on the coast.
    static let spanishRefusals = Language(
        classes: [
            .regret:
                "amable amables lamento lamentamos siento sentimos lamentablemente desgraciadamente disculpe disculpa disculpen perdone",
            .desire: "kiero kero kiere kieren quieroo qiero",
            .need: "nesesito",
            .interest: "intereza interezado interezada",
            .no: "nooop",
            .filler:
                "pos pues hijo hija guapa guapo majo maja cariño corazón joven jefa mija señores oigan niño disculpen",
        ],
        phrases: [
            .redirect: """
            le|les paso|pregunto|comento|digo
            """,
            .idiom: """
            cierr*|cerramos ~3 a las
            no lo pienso quitar|vender|cambiar ~ mientras, otro|otra día|vez|rato ~ hablamos|escribo|llamo
            """,
            .bare: """
            pos no, pues no, pues va a ser que no, fíjese que no, fíjate que no, qué va, ni de broma, que no tío, que no hombre, que no mujer, que no joven, no va, ni pum, nanai, nanay, nones, ni mijita, nel pastel, nelson, naranjas, naranjas de la china, ni fu, no joven, no mijo, no hijo, no cariño, no corazón, no señor, no señora, no señorita, no bro, no manito, no amigo, nop gracias, no grax, pues gracias pero no, gracias pero no, no pero gracias, no quiero nada, no kiero nada, no ocupo, no ocupamos, no me late, no me cuadra, no me va, no me llama, paso total, yo paso, paso palabra, me bajo, borrar, borrado, bloquear, bloqueado, a la basura, basura, ahí nos vemos, tampoco, nunca jamás, jamás de los jamases, ni ahora ni nunca, así estoy bien, así estamos bien, estoy bien así, ando bien así, estamos servidos, servidos, de eso nada, nada de eso, nah gracias, gracias no, no me rayes, no me ralles, déjame en paz, va de retro
            """,
            .final: """
            <neg> ~3 gente como nosotros|yo|una|uno, mamá|jefe|jefa|esposa|mujer|marido|madre|padre|papá|señora ~1 dijo|dice|dijeron que no $
            así que|ke no|nada|nel $, por lo tanto no $, entonces no $
            no ~1 lo|la|le|les|me veo ~1 para|útil|utilidad|sentido|caso|haciendo|necesidad, no veo ~2 sentido|utilidad|necesidad|motivo|razón|interés, qué ~2 vamos|voy|va|quiere|quieren|haría|haríamos ~3 hacer|haga|hagamos|haría ~1 con, qué ~1 haría|haríamos|hago|hacemos ~2 con, ya|para qué ~2 a mi edad
            si necesitara|necesitase|quisiera|quisiese|necesito|quiero|necesitáramos|quisiéramos|hubiera|hubiese|necesitamos|hiciera|tuviera ~6 busco|buscaría|llamo|llamaría|aviso|avisaría|habría|hubiera|pediría|iría|preguntaría|busqué|buscaremos|avisamos|buscado|llamado
            ni ahora ni, de momento y ~2 tampoco, ni ahora|hoy ~1 ni ~1 después|nunca|mañana|luego|más, ahora y ~2 futuro tampoco, de futuro tampoco, ni tengo ~3 ni, no tengo|tenemos|hay ni ~2 ni, ni dinero|plata|tiempo|ganas|presupuesto|lana|luca ni
            """,
            .strong: """
            suerte|éxito ~1 con|en ~1 otro|otra|otros|otras|alguien, nos|me va ~2 bien ~1 solos|solo|sola|sin, nos|me defendemos|defiendo|bastamos|basto ~2 solos|solo|sola|sin, meter|meto|meteré|poner|pongo|pondré ~3 peso|euro|duro|centavo|céntimo, confunde*|confundió|confundieron|equivoca* ~1 de persona
            no ~1 tiene|tienen|tengo|tenemos|hay|cuenta|contamos ~2 fondos|recursos|presupuesto|dinero|plata|medios|caja ~1 para|pa, no ~1 trabaj*|tratamos|trato con ~1 gente|nadie|quien|desconocid*|extraños|externos, q|qué|que flojera|hueva|pereza|flojerita, no soy de esas|esos|eso|ese, hace ~2 gratis|gratuitamente, a mis ~2 años ~ no|ya, voy que chuto, vamos que chuta, no hay nada que ~1 rascar
            no le entro|entramos, no ~1 le entro, ya tengo|tenemos ~1 quien|alguien|kien, huele a ~1 estafa|timo, pinta|suena a ~1 estafa|timo, nambe no|nel, nombre no
            prefiero|preferimos|preferiría ~2 seguir|quedarme|quedarnos|continuar|mantener|mantenerme|usar ~1 con|como|mi|mis|así|nuestro|nuestra|lo, sigo|seguimos|continúo|continuamos|quedo|quedamos ~2 con ~2 libreta|cuaderno|papel|lápiz|agenda|bolígrafo|siempre|tengo|tenemos|mismo|hay|nuestro, con lo ~1 que ~1 hay|tengo|tenemos, papel y lápiz|boli, libreta y boli|lápiz
            no gasto|gastamos|pago|pagamos|invierto|suelto|invertimos|gastaría ~2 un|ni|nada|dinero|peso|euro|duro|céntimo|plata|eso|esas|en, no ~1 justific*|presupuest*, ya estoy|estamos|andamos|quedamos ~1 servid*|cubiert*|provist*|abastecid*|equipad*, ya está|esta|estan|están|anda|va|tengo|tenemos ~2 mi|nuestro|un|una ~1 cuñado|cuñada|hijo|hija|sobrino|sobrina|primo|prima|hermano|hermana|yerno|nieto|nieta|gestor|contador|esposa|esposo|marido, vendí|vendimos ~2 negocio|tienda|local|empresa|todo, me jubilo|jubilé|retiro, nos jubilamos, clientes ~2 solos|sola|solitos|solas
            no ~1 soy|somos ~3 busca|buscan|buscas|buscáis|necesita|necesitan, no ~1 nos|me aporta|sirve|suma|agrega|añade, odio|detesto|aborrezco|no soporto|aguanto ~3 mensajes|publicidad|spam|tipo|estas|esto|propaganda|ventas, ofrézc*|ofréce*|ofrezca*|ofréza*|ofrecéselo|véndale*|véndase* ~2 a otro|otra|otros|quien|alguien, ofrezc* ~3 otro|otra|otros, respuesta ~1 fue|era|es|sigue ~3 no $, no quería|queríamos ~1 más|nada|saber, siempre no, qué pesad*|pesaditos|plastas|cansinos|lata|pelmas sois|son|eres|es|estáis|estas, qué pesados, qué pesado, qué pesada, déjate|déjese|déjense de ~1 rollos|historias|cuentos|tonterías|gaitas|pendejadas|mamadas, aquí no ~3 eso|nada|nadie, en esta casa no, a mi edad ~1 no|ya
            como ya ~ <neg>, como ~1 le|te|les dije|he ~ <neg>
            no ~1 me ralles|rayes|calientes|marees|líes|vengas|des|cuentes|friegues|jorobes, no es|son pa|para|p mí|mi|nosotros|nos|nosotras, no ~1 pa|para mí|mi|nosotros, eso|esto no ~1 va conmigo, no va ~1 con mi|nosotros|lo
            así|asi nos|me|se ~1 queda|quedamos|quedo|apañamos|apaño|gusta|arreglamos|arreglo|va, así ~1 se queda, estamos|estoy|andamos|ando ~2 felices|bien|contentos|feliz|contento|contenta|gusto|tranquilos|tranquila|servidos|cubiertos ~1 así|asi $, así|asi ~1 estamos|estoy|ando|andamos|vamos ~1 bien|contentos|felices|a, nos|me apañamos|apaño|arreglamos|arreglo|manejamos|manejo|valgo|valemos ~2 como|así|solos|solo|sola|sin|bien, como estamos|estoy $, no ~2 cambiar|cambio|cambiamos|cambiaré|voy a cambiar, a estas alturas no|ya, ya no estoy|estamos para|pa, no ~1 voy|vamos a ~1 cambiar|meter|empezar|gastar
            no hay|tengo|tenemos|queda|da ~2 plata|dinero|presupuesto|lana|pasta|guita|tiempo|recursos|fondos|feria|varo ~ para|pa, no da|dan|alcanza ~2 presupuesto|plata|dinero|bolsillo|economía, no doy|damos abasto, no sabría qué hacer, no sé qué ~2 haría|hacer|hago ~1 con, de qué me sirve|serviría, para qué ~1 quiero|necesito|lo, no le veo|encuentro|vemos utilidad|sentido|uso|provecho|caso, no le veo, sin utilidad, no nos aporta|sirve|conviene|compensa|beneficia|toca|corresponde, no me aporta|sirve|conviene|compensa|beneficia|toca|corresponde|renta, no renta, no compensa, no conviene, no participamos|participa|colabora|aceptamos|acepta|atiende|atendemos|admitimos|admite|entramos|contrata ~ propuestas|ofertas|iniciativas|publicidad|proveedores|particulares|tipo|este|estos|comerciales|solicitudes, no ~ este tipo de, este tipo de ~3 no, en estas|esas cosas no|ni
            solo|sólo|únicamente|exclusivamente ~2 boca ~1 boca|oreja, boca ~1 boca|oreja ~3 basta|sobra|suficiente|nada|siempre|me|nos, solo|sólo|únicamente|exclusivamente trabajo|trabajamos con, trabajamos|trabajo solo|sólo|únicamente|exclusivamente con, solo|sólo|únicamente|exclusivamente con ~2 gente|proveedores|locales|conocidos|empresas
            ya me|nos ~1 estafaron|timaron|engañaron|timado|estafado|vieron|robaron|clavaron, gato escaldado, no ~1 vuelvo a caer|picar, no me|nos la cuelan|colas|dan|das, no caigo, no pico, escarmentad*, ya caí una
             me|nos ~2 jubilo|jubilamos|jubilé|retiro|jubilado|jubilada, cuelgo ~2 botas|guantes|delantal
            busquen|busca|busque|busquen|pruebe|prueba|prueben|inténtelo|intenta|ve|vaya|vayan|vende|venda ~ a ~1 otro|otra lado|parte|puerta|sitio, a|en otra|otro puerta|parte|lado|sitio $, toque|toca|toquen|tocar otra|otras puerta|puertas, con la música a, vaya con, vete con, puerta equivocada, no soy ~2 indicad*|tipo|clienta|cliente|público|target|persona ~1 para|que, se equivoca|equivocó|equivocaste|equivocaron conmigo|de|con, te equivocas|equivocaste conmigo|de|con, persona equivocada, aquí no ~2 es|compra|vende|hay|encuentra|perd*, no ~2 se le perdió
            respuesta ~2 negativa|no, la ~1 mía|nuestra es no, digamos que no, yo digo que no, decir que no, diré que no, digo que no, fíjese|fíjate que no, va siendo que no, creo que no $, de eso nada, de ninguna de las, ni regalad*, ni aunque ~, no se me ofrece, no me se|nos ofrece, no hay interés, no tiene|tenemos cabida, no le|te|les compro|compramos, no compro, aquí no, eso no $, a otra cosa, cosas no, nada de nada, no nos metemos, no me meto, no trato|negocio|compro por|con ~2 facebook|instagram|internet|redes|desconocid*|whatsapp
            no ~2 le|les|te|os moleste*|insist*|gast*, bórr*|borr*|quit*|sac*|elimin*|tach* ~1 me|nos|mi|mis|nuestro, a la basura|papelera, directo a la|papelera, va a la basura, bloqueo y, te|le|los|os bloqueo|reporto|denuncio|bloqueé, deja* ~1 dar ~1 lata|brasa|turra|vara|tabarra, no dé|des|den ~1 lata|brasa|turra|la, qué lata|turra|brasa|plaga|jartura|pesadez|pereza, me da ~1 pereza|flojera|hueva|igual $, ni me viene, ni ganas, cero ganas|interés|tiempo|presupuesto, sin interés, con los ~2 tengo|tenemos ~1 basta|sobra|suficiente|llega|alcanza, me|nos basta|sobra|alcanza|llega ~1 con ~2 los|las|lo|el|la que|mío|nuestro, me|nos sobra ~1 trabajo|clientes|con|gente|chamba, sobra|sobran ~1 trabajo|clientes, tengo|tenemos ~1 clientes|trabajo|chamba de sobra, de sobra
            """,
            .rude: """
            vete a freír|tomar|la|pastar|paseo|cagar|hacer, vaya a freír|tomar|la|pastar|paseo, a freír espárragos, a tomar por, consíguete|búscate|consigue un trabajo|una, ponte a trabajar, póngase a trabajar, andá a, andate a, rajá de, tomátela*, sácate a, llégale, ábrete, píntate, pírate, pírense, esfúmate, lárguense
            """,
            .soft: """
            habría|hubiera|hubiese|habríamos ~1 llamado|buscado|pedido|contactado
            demasiado|muy caro|complicado|tarde|viejo ~ para mí|nosotros|esto, estoy|soy|somos ~1 jubilad*|pensionad*|retirad*
            boca a boca, boca en boca, gracias pero ya, bastante tengo|tenemos, tengo ~2 clientes|trabajo suficiente*|bastante*, hasta arriba|el|las de, no llego a todo, muy pequeñ*|chic* para, ya estoy grande|viejo|vieja|mayor, tengo 12|13|14|15|16 años, soy menor, el tercero|cuarto|quinto|décimo ~1 mensaje|hoy|semana, tercera|cuarta|quinta vez, otra vez ~1 publicidad|ustedes|propaganda|igual, todo lo que necesit*, no es lo|mi ~1 mío|nuestro|tema|rollo|onda|estilo, no entiendo ~1 de eso|esas, qué ~2 hago ~1 con, adiós, chau, hasta luego, agradecido pero, me|nos queda grande|lejos, fuera de ~2 presupuesto|alcance|posibilidades, demasiado caro
            """,
            .supplied: """
            cerramos|cierro|cerré|vendí|traspasé|traspaso|traspasamos|dejo|dejé|bajo|bajé ~2 negocio|tienda|local|empresa|taller|restaurante|bar|persiana|cortina|chiringuito|consultorio
            tengo|tenemos|hay ~1 quien|alguien|persona|gente ~2 lleva|haga|hace|hacen|lo|las|los|para, ya tengo|tenemos quien|alguien|un|una|a|mi|nuestro, quien me|nos ~2 lleva|haga|hace|maneja|arregla, mi|nuestro|nuestra|un ~1 hijo|hija|mujer|esposa|marido|esposo|hermano|hermana|sobrino|sobrina|primo|prima|cuñado|cuñada|yerno|nuera|gestor|gestora|contador|contadora|nieto|nieta|amigo|amiga|vecino|socio ~2 maneja|lleva|hace|hizo|encarga|ocupa|ve|arregla|hacen|montó|ayuda, me|nos lo|la|las|los ~1 lleva|hace|maneja|arregla|hizo|montó ~1 mi|un|una|nuestro|el|la, lo hago|hacemos ~1 todo|yo|nosotros|en, todo ~1 hacemos|hago ~1 nosotros|yo|en|aquí, nosotros mismos, yo mism*, hace años ~2 con|que, llevamos|llevo ~2 años con, con el|la|los mismo|misma|mismos ~2 años|siempre|gestor|gente, de toda la vida, somos|soy fieles|fiel
            """,
            .farewell: """
            que le|te|les vaya, que esté|estés|estén bien, que tenga|tengas|tengan ~1 buen|buena|suerte|éxito, vaya con dios, dios le|te|los|lo bendiga, bendiciones, mucho éxito, éxitos, mucha suerte, suerte, suerte con, ándele pues, ándele, hasta siempre, que le|te cunda, que haya suerte, mucha mierda, buena vida, le|te|les deseo ~2 suerte|mejor|éxito|bien
            """,
            .hostile: """
            más clientes si no, para qué ~3 quiero|necesito|querría|quieres|voy, de dónde sacan ~2 tiempo, otra vez ~1 publicidad|propaganda|ustedes, no tienen ~3 que hacer, no tienes ~3 que hacer, no se cansan, no os cansáis, no te cansas
            """,
        ])
}
