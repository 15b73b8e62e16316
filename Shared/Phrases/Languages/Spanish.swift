extension Language {
    /// With how people write in Mexico and Argentina.
    static let spanish = Language(
        classes: [
            .part:
                "mancha manchas árbol óxido adjunto artículo línea fondo logo borrador comentario párrafo foto fotos",
            .delight: "hermoso hermosa precioso preciosa encanta lindo",
            .only: "solo mejor sino únicamente solamente",
            .writeMe:
                "escribirme contactarme llamarme mandarme enviarme molestarme escribirnos contactarnos llamarnos enviarnos mandarnos molestarnos escribiéndome mandándome enviándome llamándome fastidiarme contactándome insistirme joderme",
            .before: "antes",
            .cooperate: "trabajo trabajamos colaboro colaboramos",
            .seller: "comerciales vendedores",
            .chosen: "elegido elegimos optado optamos escogido decidido decidimos contratado contratamos",
            .other: "otro otra otros otras",
            .provider: "proveedor* agencia* empresa* prestador*",
            .nobody: "nadie",
            .plea: "podrían podría podrías podés puede puedes pueden podéis podrían pueden",
            .apart:
                "carpa recibo bolsa montaje sillas efectivo tarjetas toquen toques toque timbre entreguen entregar olvides olviden olvide factura nueces estacionamiento contrato pagar gastar_ esperar disculparte disculparse disculparme disculpes caro cara caros barato lejos creer quejo apures apure preocuparte",
            .neg: "cero no nunca jamás nada ningún ninguno ninguna tampoco ni nel nop noo nope nones nel",
            .no: "nanay no nop nel nope nones noup naa nah",
            .interest:
                "público utilidad útil perfil_ provecho interes* interez* intereza apetece atrae convence gusta llama_ apetecen sirve intersa",
            .desire: """
            quiere contemplamos contemplo consideramos buscando buscándo contratando interesando_ quiero queremos quieren deseo deseamos busco buscamos quisiera quisiéramos comprar autorizo gustaría seguir_ participar ganas recibir
            acepto aceptamos compro compramos contratar contrato_ compraré pienso contrataremos
            """,
            .need:
                "uso necesit* necesario necesaria falta necesidad preciso precisamos precisa requerimos requiero ocupo ocupamos ocupa nesecito nesesito nececito",
            .write: """
            escribieran escribieras escribiera escribieseis escribierais contactaran contactara mandaran mandara enviaran llamaran llamara molestaran molestara
            buscar_ buscarme_ escriba* escribas escriban escribáis escribir* escribes escribís escribe escribiendo escribirme escribirnos mensaje* mensajit* correo correos mail mails email emails contacte contacten contactes contactéis
            contacto contactar* contactando llame llames llamen llamés llamar* llamadas llamada llamando moleste molesten molestes molestés molestar* molestando mande mandes manden mandés mandéis mandar* mandando envíe envíes envíen enviés enviéis enviar*
            enviando publicidad ofertas spam sms whatsapp* wasap wasaps wsp whats comunicacion* comunique* comunicar* insista* insistir* insistiendo insistas promocion* propaganda hable* busques busque busquen jodas jodan joder* chingues chinguen chingando fastidi* propuestas_ marque_ marcando dm dms dmes inbox
            escriva escrivas escrivan escrivir molestando hinchando hinches rompas rompan
            """,
            .written: "contactado contactada contactados llamado molestado molestada escrito",
            .again:
                "más mas otra otro otros vuelva vuelvas vuelvan volver vuelvo nuevo adelante futuro nuevamente vuelvan volvé vuelvas vuelvás",
            .me:
                "desapúntame desapúntenme desuscríbeme olvídame olvídeme olvídenme tacharme táchenme escribirme contactarme llamarme mandarme enviarme molestarme escribirnos contactarnos llamarnos enviarnos bórrame bórreme bórrenme borrame borrarme elimíname elimíneme elimínenme eliminarme quítame quíteme quítenme quitarme sácame sáqueme sáquenme sacame sacarme bajame déjame déjeme déjenme dejame dejarme me mí nos nosotros conmigo",
            .my: "mi mis nuestro nuestra nuestros nuestras",
            .you: "te os le les",
            .stop:
                "dejes dejarse stop alto paren dejen dejen dejad dejar basta cese cesen dejá parad parale párale párenle dejate",
            .remove: """
            tachar tachen tache borra borre borren borrá borrar* bórra* bórre* elimin* quita quite quiten quitá quitar* quítame* quíteme* quítenme* retire retiren retirá retirar* saca* saque saquen sacá sacar* sácame sáqueme sáquenme sacame saquenme
            baja bájame dame_de_baja desuscri* desuscrí* desinscri* suprima* suprimir supresión tacha* táche* cancelar_ remueva* remuevan
            """,
            .data: """
            nombres lista listas número numero correo datos base contacto contactos teléfono dirección email registro nombre fichero ficheros agenda cel
            celular fono tel telefono bbdd
            """,
            .forget:
                "olvida olvide olviden olvidá olvídate olvídense olvídese olvidate pierde pierda pierdan perdé borra",
            .leave: "deja* déjame deje déjeme dejen déjenme dejadme déjennos dejarme dejar déjanos dejá déjese",
            .peace: "paz tranquilo tranquila tranquilos tranquilas tranqui",
            .waste: "pierdas pierda_ pierdan_ perder gastes gaste malgastes pierdes perdás gastés desperdicies",
            .time: "tiempo energía saliva esfuerzo esfuerzos pólvora molestia",
            .save: "ahorra* ahórra* ahorre* ahórre* ahorrá evita evite eviten",
            .already: "ya",
            .have: "tenemos tengo contamos trabajamos cuento cubierto* proveedor usamos servidos resuelto",
            .object: "opongo oponemos oposición",
            .withdraw: "revoco revocar retiro revocamos",
            .consent:
                "consiento consentimos consentimiento permiso autorización autorizo autorizado consentido autoricé",
            .thanks: "gracias agradezco agradecemos agradecido grax grcs grs thanks gracia grasias agradecida",
            .please: "favor porfa porfavor porfis plis ruego rogamos pido pedimos pliss xfa xfavor",
            .filler: """
            entonces portanto quindi dus
            jaja jajaja jajajaja jeje ja
            hola buenas buenos buen día dia días noches tardes estimado estimada sr sra señor señora amigo amiga tío tía por muchas muy amable lo siento de verdad su tu propuesta mensaje_ la el que q pues bueno mil igual todos modos
            che boludo boluda wey güey we man jefe_ carnal compa hermano bro tkm un saludo saludos y o a aquí acá eh ay mire mira oiga oye perdón perdona disculpe disculpa hombre mijo parce en serio es para_mi estoy bien con ud usted muchísimas bonito feliz tarde noche oferta ofrecimiento nomás
            """,
            .contrast: "pero mas", .condition: "si", .opener: "cómo cuánto cuántos cuándo dónde cuál cuáles quién",
            .warm:
                "sí si_ claro genial perfecto excelente estupendo jaja jajaja jajajaja encanta encantó buenísimo buenisima dale vale encantado encantada guay padre chido chida bárbaro buenazo espectacular hermoso hermosa crack",
            .annoyed: """
            invasivo invasiva invasivos pesados pesadas hartos harto harta cansado_ estafa joder coño mierda carajo imbécil idiota idiotas pinche pinches
            cansinos cansino plasta plastas vete lárgate fastidio estafadores pelotudo pelotudos boludos cabrón cabrones pendejo pendejos culero gilipollas hinchapelotas rompebolas rompehuevos chingada chingadera verga spam plomos
            """,
            .abuse:
                "acoso acosando acosador acosar acosan hostigamiento hostigando spammers spameando indeseado indeseados",
            .law: "abogado abogados rgpd lopd lopdgdd policía legal_ robinson aepd profeco condusef denuncia",
            .later: """
            mañana luego lunes martes miércoles jueves viernes enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre quizás quizá tal_ después próxima próximo trimestre
            verano tarde_ pronto ahorita hoy otoño navidad
            """,
            .notice:
                "imaginaba pensé esperaba enteré oído sabía entiendo entendí visto recibí conozco conocía leído entendido recuerdo llegó llega encontré encuentro recibido abierto abre llegaron ",
            .miss: "pierdo perderme perdérmelo perdería dudes dude preocupes preocupe perdérnoslo perdérmela",
        ],
        phrases: [
            .idiom: """
            me puedo|podría dar|borrar de baja, puedo|podría darme de baja
            de|desde cero
            quiero|quería|quisiera saber|entender por|si|cuánto|cómo|qué|cuándo
            gracias otra|nuevamente vez, gracias de nuevo, gracias por la ~1 vez, mala suerte, content* con su|sus|tu|tus|las|los|la
            qué suerte, por suerte, tuv*|tengo|tener suerte
            ya ~1 pedido|reservado|apuntado|apuntada|pagado|firmado|inscrito, no se lo digas|diga|digan, me da lo mismo, quité|borré|eliminé yo, la|lo ~1 quité yo
            mud* ~ otro|otra lado|parte, vendemos ~ otra|otro|otros parte|lado|sitio|lugares, hart*|cansad* de mi|mis|nuestro|nuestra, content*|conforme* con el|su|tu presupuesto|precio|oferta, no quiero|quisiera ser ~1 pesad*|molest*|insistente, me da igual el|la|cuál|cuándo|qué|si, mañana|tarde|noche|<later> ~1 no me|nos va|viene, no quiere horas, no ~ por adelantado
            nunca he|hice|hicimos ~1 hecho|nada|algo|esto, no ~ personal, sin rencor*, la otra vez, de la otra vez, no es|sea tarde, no corre prisa, voy sol*, no voy a poder|llegar|estar|mentir|negar|perder*|tardar, no vengo, mala experiencia
            si no es ~1 indiscreción|indiscreto|molestia, hace|haces falta ~ llam*|avis*|escrib*|toc* ~1 antes, <neg> ~ <write> antes, dej*|par* de disculp*|pedir, deja* de disculparte|disculparse, dejé|dejamos|dejar ~1 trabajo|empleo|fumar|chamba, si ~1 dejo, hart* de él|ella|ellos|ellas, soy|es|eres|somos ~1 abogad*, <law> ~1 mism*, cumpl* ~ <law>, bloquead*|bloqueé ~ <later>|agenda|calendario, borré|eliminé tu|su|el|vuestro mensaje|correo|número|mail, borré|eliminé ~ error|querer
            con eso|esto ~ basta, me|nos basta con, con eso me, basta con ~ euros|pesos, no me|nos gusta ~ teléfono|llamadas|llamar|hablar, antiguo|anterior|último|viejo <provider> ~ falló|harto*|plantó, no se lee, no todos los días, todos los días, qué va si, gustan las llamadas
            letra|tipografía ~ no ~1 convence|gusta
            paramos por hoy
            no ~ contentos|contento|contenta|satisfechos con nuestro|mi, basta de hablar
            ya no tenemos|tengo
            color|fecha|hora|tamaño|día ~ igual
            verde|azul|rojo|color|talla|modelo|fijo|impresora ~ no ~1 gusta|sirve|queda|funciona
            antes de ~ no ~ <write>, <later> ~ cancelar
            cero problema*, cero drama*, no a todos, no te|le|les|os oía|oí|oigo|escucho|escuchaba
            ni modo
            ay no, oh no, ah no
            no sabes, no saben, no sabe ~ que|la|lo, falta que sea, que no te|le contest*|respond*
            no hay problema, sin problema*, ningún problema, no pasa nada, no te preocupes, no te preocupés, no se preocupe*, no sé, no lo sé, ni idea, no tengo idea, no está mal, no estaría mal, nada mal, por qué no, porque no, no hay prisa, sin prisa, no importa, de nada, no solo, no sólo, no dude* en, no te pares, no pares, no parés, no dejes de, no deje de, no hay de qué, nunca había, nunca oí, nunca he, no entiendo, no entendí, no he visto, no había visto, no recibí, no me llegó, no me ha llegado, no me llegaron, no lo conocía, no conozco, no os conozco, no me llamo
            no estoy segur*, aún no, todavía no, no me lo pierdo, parada de, la parada, no para de, no paro de, ya casi, sin compromiso, sin duda, no veas, no puedo esperar, para nada malo, no puedo abrir, no se abre, no funciona, no abre, no es urgente, no hay apuro, no hay bronca, no hay drama, no hay tema, no hay lío, no hay pedo, no hay rollo, no tengo drama, ningún drama, no hay falla, no hay cuidado, no tengo prisa, no descarto, deja que, déjame ver, dejame ver, déjame pensar*, dejame pensar*, déjame tu, déjame un, déjame el|la|los|preguntar|revisar|checar, dejame el|la|tu|un|preguntar|revisar|consultar, déjeme ver, déjeme su, déjame que, fin de mes, fin de semana, a finales, fin de año, más información, más info, más detalles, más adelante, más tarde, más o menos, más barato, más datos, algo más
            no manches, no mames, no me digas, no inventes, no cabe duda, no lo dudo, no está nada mal, no llega, no llegó, no ha llegado, no llego a, no estoy en, no estaré, no estoy en la oficina, no puedo hablar, no puedo ahora, no puedo hoy, no alcancé, no pude, no he podido, no tuve tiempo, no tuve chance, no es que no, no es que, nuestros clientes, los clientes, se puede cancelar, se puede, puedo cancelar, pueden cancelar, puedo darme de baja cuando, darse de baja, en spam, a spam, al spam, carpeta de spam, bandeja de spam, correo no deseado
            no solamente, no todos, no todo, no siempre, no tan, no tanto, no muy, no es caro, no es tan, no sea caro, no necesariamente, no me acuerdo, no recuerdo, no encuentro, no encontré, no veo el|la|los|tu|su|nada, no se ve, no carga, no adjuntaste, no tengo tu, no tengo su, no aparece, no hay límite, no hay permanencia, no hay mínimo, no tiene costo, no antes, no hasta, no es broma, no es cierto, nada que perder, nada más, no más de, nada de eso me molesta, no contestan, no contestaron, nadie contest*, sin respuesta, no faltaba más, no falta, no hagas caso, nunca es tarde, nunca está de más, no está de más, no sobra, no veo la hora, no veo el momento, no me quejo
            no me|nos han|has|ha|mandaste|mandaron|enviaste|enviaron|envió|mandó|llamaron|llamaste|llamó|contestaste|contestaron|respondiste|respondieron|respondió|escribieron|escribiste|pasaste|pasaron|contactaron|dijiste|dijeron, no para de, no paran de
            """,
            .yes: """
            no diría que no
            nada me|nos gustaría|haría|daría ~ más, no me estás molestando, no me estás, no estás molestando, gracias a ti|vos|usted|ustedes|vosotros, no me molest* ~ para nada
            al contrario, todo lo contrario, no molestas, no molesta, no molestan, no molest* para nada, cómo no, no podría negarme, no puedo decir que no, no te voy a mentir, no voy a mentir, no faltaba más, no si me, no hombre no
            entendió|entendiste mal, malentendido
            <neg> ~ hace falta ~ convenzas|convenza|convencer*|insistas, dijo|dijeron|dije|dijimos|dijo|decía que no al|por|a|hasta, no es broma, no bromeo, no ~1 olvid*, nada de broma
            no molestas, no molesta, no molestás, no me molesta*, no es molestia, no es ninguna molestia, ninguna molestia, no dej* de ~ avisar*|escribir*|llamar*|mandar*, nada que objetar
            no digo que no, no diré que no, no puedo decir que no, no te digo que no, no le digo que no, cómo decir que no, decir que no a, nunca digo que no, por qué no, porque no, no me lo pierdo, no me opongo, no lo dudes, no me importaría, no pares, no parés, no dejen de, no es que no ~ interes*|quiera|guste, no es que no, no estaría de más, no tengo inconveniente, no hay inconveniente, no me molestaría, no vendría mal, no caería mal, nada en contra, no veo por qué no, no me negaría, no sin antes
            """,
            .keyword:
                "baja, alto, salir, cancelar, parar, fin, stop, no, cancela, eliminar, borrar, desuscribir, cancelar suscripción",
            .bare: """
            desaparece, desaparezca, desaparezcan
            nop nop, lárguese
            largo, largo de aquí, ni en sueños, nah déjalo, déjalo, déjelo, ni de lejos, uf no, ay dios no, por dios no, dios me libre, líbreme dios, ni de chiste, sinceramente no, ni fu ni fa, ahórrenselo, ni pa dios, ni mijita, qué va no, que no pesados, no y no, no y punto, dios no, va no, ni borracho, ni borracha, ni muerto, ni muerta
            dejo, dejamos
            lo dejo, lo dejamos, la dejo pasar
            no escribas, no escriba, no escriban, no contacten
            me vale
            yo paso
            ni por error, ni por asomo, ni de lejos, ni pensarlo, claro que no, por supuesto que no, va a ser que no, me temo que no, creo que no, aire, ya no
            <no>, no, nop, nones, no no, basta, basta ya, ya basta, paso, pasamos, baja, darme de baja, dame de baja, déjame, déjeme, nunca, jamás, nada, para nada, ni hablar, ni loco, ni loca, ni de coña, ni en broma, que no, no más, no más mensajes, no interesa, no me interesa, no interesado, no interesada, fuera, suficiente, rechazado, para, para ya, pare, paren, parar, pará, parala, cortala, olvídalo, olvídelo, olvidalo, no insistas, no insista, mejor no
            prefiero no, me niego, adiós, vete, lárgate, no quiero, de ninguna manera, ni madres, nel pastel, ni ahí, ni a palos, ni en pedo, ni de broma, ya estuvo, ya bájale, no va, no por favor, bloqueado, reportado, bloqueado y reportado, negativo, cero interés, así no, no hace falta, no es necesario, cancelar, salir, eliminar, no va a ser, no va conmigo, desuscribir, ya párale, hasta nunca, ahí muere
            """,
            .elsewhere: """
            por mensaje|mensajes|whatsapp|correo|mail|escrito|chat|aquí|acá ~ mejor|perfecto|bien|ok|prefiero, mejor|prefiero por mensaje|mensajes|whatsapp|correo|mail|escrito, mejor|solo mensaje|mensajes|whatsapp|correo|escríbeme|escribime|escríbame|escríbanme
            """,
            .undone: """
            baja|desuscribí|desuscrito ~ querer|error|equivocación
            compro|llevo igual
            ignora|ignore|ignoren|ignorá eso|el|la|lo|ese|mi|esto, no ~ hagas|haga|hagan|hagás|hagáis caso, botón equivocado, tecla equivocada, chat equivocado, hijo|hija|niño|niña|nene|nena|gato|sobrino|nieto|bebé ~ puso|escribió|mandó|tecleó|apretó|envió|tocó, puse|escribí|mandé|apreté|envié ~ sin querer|error
            """,
            .final: """
            nada que ver con lo|nuestro|mi|nosotros, que no a todos|todas
            se equivoca|equivocó|equivocan de puerta|tienda
            por qué no me|nos dej*, por qué no par*
            fin de la|esta conversación|discusión|historia, fin de la|del charla|asunto|tema, ni ahora ~1 ni, punto y final, y punto
            tener nada que ver
            ni ahora ~ ni, ni ahorita ni, ni en el futuro, ni en adelante, ni nunca, ni ahora ni
            """,
            .strong: """
            no pienso|voy ~1 gastar|pagar|invertir, esta vez pasamos|paso
            no estamos|estoy en condiciones|posición, bor*|elimin*|suprim* lo que ~1 teng*|sep*|guard*, no ~1 usen|use|uses ~1 para ventas|vender
            tren ya|pasó|se, por|tomar|seguir|elegido|decid* ~ otro|otra camino|rumbo|vía, sin|ningún ~1 seguimiento*|insistir|recordatorios, ni me va, no respond* a ~ prospección|frío|puerta, terminemos|terminamos|acabemos aquí|esta|la, que no a todos, no ~1 ando buscando, no ando|estoy buscando
            buen|bonito intento $
            no hago|hacemos|hace ~1 colab*|alianzas|publi*|promo*|patrocin*|encuestas|entrevistas|intercambios, cierr*|cerrar ~ expediente|caso|ficha, sigue siendo ~1 no, pa mí|mi no, sin ganas, equivoca*|equivocado|equivocaron de puerta|tienda, vida es ~ corta, no ~ saber de ustedes|usted|ti|vosotros, de broma no, prohíbe ~ contacto*, por mi parte ~ no
            dejar|dejo|dejamos|dejemos las cosas|todo ~ como, las cosas como están, todo como está, lo último que ~ quiero|queremos|necesit*|falta, última cosa que ~ quiero|necesit*, jamás|nunca lo|la|los|las ~1 usar*|usaría|compraría|haría|utilizaría, no lo ~1 usaría|usaríamos|compraría, esa|ésta|esta|ese es|fue ~1 mi|nuestra respuesta, silencio ~ respuesta, votó|votaron|votado ~1 en contra, fue rechazad*, mi|nuestro último mensaje|palabra|correo, mi última palabra|respuesta, tema|asunto|caso zanjado|cerrado|terminado|concluido, no está* ~ venta, no ~ en venta, ni lo|la estará, no pregunte|preguntes|pregunten|preguntéis más, no pienso cambiar|hacerlo|contratar, no tenemos ~1 intención, no tengo ~1 intención
            <neg> ~ compr*|confí*|trato|hablo ~ desconocid*, respet* ~ privacidad|decisión|respuesta|intimidad, un pepino|comino|bledo|pimiento, ni aunque ~ pag*|regal*, ni pagad*, ni en sueños, ni de lejos, ni harto|harta, ni hablar del, ranas críen, naranjas de, y un jamón, a cantarle a, a otro lado, a mí déj*, déjeme|déjame ~1 quiet*|tranquil*|en, con agencias|intermediarios|externos, no estoy para, no estoy pa, ya estoy ~ viejo|vieja|mayor, por favor no ~ manden|mande|mandes|envíen|envíes|envíe|vendan|ofrezcan, por favor nada de, qué hueva, qué flojera, no me da la gana, no nos da la gana, no me da la vida
            nada de ofertas|publicidad|promociones
            seguimos|quedamos|sigo|estamos como estamos, no ~ usen|use|uses ~ número|cuenta|perfil ~ para, ni regalado, ni gratis, no hace falta responder|contestar
            guárdese|guárdate|guárdense|guardate ~1 sus|tus ofertas|promociones|mensajes
            conversación ~ acabó|terminó|terminada|cerrada, uso de sus servicios
            parece ~ invasivo|invasiva|molesto, pido|ruego que ~ deje|dejen|cese|cesen|pare|paren
            sus|tus mensajes|correos|llamadas ~ molesta*|fastidia*|cansan, equivocó|equivocaron|equivocaste de puerta|persona|dirección
            déjenlo|déjelo|déjalo|dejalo así|ahí, vivir sin eso|ello|esto, en sus|tus asuntos, no aceptamos ofertas|publicidad|propuestas
            respuesta ~ no ha cambiado, respuesta ~ no cambió, respuesta ~ la misma, no respondo|respondemos|contesto|contestamos ~ ofertas|propuestas|publicidad|promociones, tener nada que ver, nada para ustedes|usted|vosotros, molestar|fastidiar|joder a otro|otra|otros
            mi|nuestro buzón|perfil|insta|instagram|muro|teléfono|cuenta|página|celular|correo|whatsapp|inbox|face|facebook no es un|una|tu|su|para, búscate|busca|busque otro|otra tonto|víctima|cliente|pendejo, puerta equivocada, dejáramos|dejemos|dejémoslo|dejamos|dejarlo ~1 aquí|ahí|acá, este único mensaje, hasta entonces ~ nada|no ~1 <write>, mientras tanto ~ nada, no daremos curso|seguimiento|continuidad|trámite, pierd* ~ tiempo, sigue|siga|sigan|seguí ~ camino, cesen|cese|cesar|paren ~1 envíos|envío, no ~ uses|usen|use|usar|utilicen|utilice ~ vender*, no voy a cambiar, no vamos a cambiar
            ni le sigas, no le sigas, no le sigan, no sigas, no sigan, ya déjalo, ya déjenlo, me vale gorro|madre|verga, me importa poco, a la verga
            dije stop|basta|alto, dicho stop|basta, no seguiremos, no avanzaremos, no continuaremos
            borr*|elimin*|suprim* ~ todo, no me met*, no nos met*, así lo dejamos, dejémoslo, lo dejamos
            ni por error, ni por asomo, ni lo sueñ*, ni lo pien*, en tus sueños, bajo ningún concepto, bajo ninguna circunstancia, de ninguna forma, absolutamente no, definitivamente no, por supuesto que no, claro que no, desde luego que no, va a ser que no, me temo que no, creo que paso, fuera bicho, a pastar, a paseo, el palo, a otro con, no estoy para, no estamos para, ya córtal*, hasta aquí llegamos, ya no ~ <write>, lamentablemente no, ganas tengo, dejá de mandar
            hasta la madre, hasta la coronilla, hasta las narices, hasta el gorro, hasta los huevos, hasta la coronilla, hart* de, cansad* de ~ <write>|que
            no me veng* con, nada más de ustedes|usted|ti|vos, para mí es no, por mi parte no, no me llama*, cortala, córtala, cortenla, córtenla, cortá con
            afloj* con|ya, nos quedamos con, ni va a interesar, no me anda
            proveedor actual, con el actual, otra dirección, otro rumbo, seguimos con, seguiremos con, nos quedamos con, no contamos con ~ interés
            no <thanks>, <no> <thanks>, <thanks> no, no muchas gracias, nel <thanks>, paso de, yo paso gracias|de|esta, paso pero, paso gracias, pasamos, paso por ahora, esta vez paso, voy a pasar, vamos a pasar, lo dejamos, lo dejo aquí, dejémoslo, dejémoslo aquí|ahí, dejarlo aquí|ahí|así, dejarlo en, dejalo ahí, déjalo ahí|así|ya, dejémosla, ahí la dejamos, ahí lo dejamos, lo dejamos aquí|ahí, hasta aquí, hasta acá, cerremos ~ aquí|acá|tema|conversación, cerrar ~ conversación|tema, cerrada ~ conversación, terminamos aquí, no hay nada que hacer, nada que hacer, tema cerrado, asunto cerrado, mejor no, prefiero no, prefiero que no, preferimos no, preferiría no, preferiría que no, rechaz*, rechazamos, declin*, declinamos, declinar, desist*
            no me interesa, no nos interesa, no interesa, sin interés, cero interés, ningún interés, no ~ interesad*, no es ~ para mí|mi|nosotros, no es lo mío, no es lo nuestro, no va conmigo, no va con nosotros, no me va, no nos va, nada para mí, no encaja, no nos encaja, no me encaja, no me cuadra, no es lo que busc*, no me late, no me copa, no me cierra, no nos cierra, no me convence, no cuadra, no aplica, no es de mi|nuestro interés|incumbencia, no me hace falta, no nos hace falta, me vale ~ madre|verga, me importa un, no me importa, me tiene sin cuidado
            no ~ seguir, no ~ continuar, decidido no, no vamos a, no voy a, no vuelva*, no vuelvas, no más, nada más de, darme de baja, dame de baja, dame la baja, deme de baja, denme de baja, dar de baja, darnos de baja, de baja, la baja, no insist*, no molest*, no fastidi*, no jod*, no chingu*, no hinch*, no romp*
            ni hablar, ni loc*, ni de coña, ni en broma, ni de broma, ni por, ni madres, ni en pedo, ni ahí, ni a palos, ni muerto, ni borracho, ni mucho menos, ni soñ*, para nada, de ninguna manera, de ningún modo, en absoluto, he dicho que no, ya dije, dije q no, dije que no, les dije q no, les dije que no, te dije que no, dicho que no, no es no, no significa no, la respuesta es no, respuesta es no, es un no, un no rotundo, rotundo no, rotundamente no, me niego, nos negamos, no quiero, no queremos, no deseo, no deseamos, no necesit*, no ocup*, no preciso, no hace falta, no es necesario, innecesario
            no pierda* ~ tiempo, no pierdas ~ tiempo, perder ~ tiempo, pérdida de tiempo, no gastes, no gaste, no se moleste*, no te molestes, no te molestés, no se molesten, ahórr*, ahorrate*, ahorrese*, busca* otro|a, busque* a otro*|otro, búscate a otro, búsquense otro, prueba* con otro, pruebe* con otro, proba con otro, a otro perro, otra parte, otro lado, a otra persona, a otro cliente, no compro, no compraré, no compramos, no vendo, no autorizo, no di ~ permiso|autorización|consentimiento, no he dado, nunca di, nunca autoricé, nunca pedí, nunca me suscribí|registré|apunté|inscribí, no pedí, no solicité, no me suscribí|apunté|registré, yo no pedí
            no cuente* conmigo|con, no cuentes conmigo|con, conmigo no cuent*, no contad, conmigo no, basta, basta ya, ya basta, ya estuvo, ya está bien, ya párale, ya bájale, ya bájenle, ya chole, ya fue, se acabó, bórr*, elimín*, quíten*, no gracias, pulgar abajo, fuera de aquí, hasta nunca, nos basta, me basta y sobra, basta y sobra, así estamos bien, estamos bien así, estoy bien así, no va a poder ser, no va a ser posible, no será posible, no es posible, sin mí, conmigo no, fuera de mi, no tiene sentido, no vale la pena, no tiene caso, no seguir adelante, descart*, dispens*, prescind*, no participo, no participaremos, olvídalo, olvídelo, olvidalo, olvídense, no contestaré, no responderé, abste*, absté*, evite* contact*|escrib*|llam*|mand*|envi*, eviten contact*|escrib*|llam*|mand*|envi*
            no me van a, no me vas a, no quiera* nada, sin ánimo de seguir, dar por cerrad*|terminad*|concluid*, doy por cerrad*|terminad*|concluid*, damos por cerrad*|terminad*
            """,
            .command: """
            y paren|pare|párale|basta, y dejen|deja|deje de
            desapúntame|desapúntenme|desapúnteme|desapuntarme|olvídame|olvídeme|olvídenme|olvidame|desuscríbeme|desuscríbanme|elimíname|elimínenme|elimíneme|eliminarme|bórrame|bórrenme|bórreme|borrame|borrarme|táchenme|tacharme|táchame|bórranos|bórrennos|desafíliame|desafíliname
            dejá de, deja de, dejen de, dejad de, dejes de ~ mand*|escrib*|envi*|llam*|molest*, para de, pará de, paren de, pare de, parad de, paren con, para con, pará con, parale con, párale con, basta de, basta con, cortala con, cortenla, cese* de|los|el, cancel* mi|la|nuestra suscripción, saquen ~ me|mi, pare* los|con, alto a, quiero salir, quiero salirme, salirme, sálganse, salir de ~ lista, fuera de ~ lista, de su|tu|la|esa|esta|vuestra lista, de su|tu|la|vuestra base, dejarme en paz, deja* ~ en paz, déjame ~ tranquil*, déjenme ~ tranquil*, dejame ~ tranquil*, déjeme ~ tranquil*, déjame ~ paz, déjeme ~ paz, déjenme ~ paz, déjennos ~ paz, dejanos ~ paz, dejadme ~ paz, en paz
            no me ~ <write>, no nos ~ <write>, nunca más ~ <write>, no vuelv* a ~ <write>, no quiero ~ <write>, no <write> más, ser contactad*, ser molestad*, olvíd* ~ mí|nosotros|me|mi, olvid* de mí|nosotros|mi, olvida* mi|mí, borra* ~ mi|me|mis|nuestr*, borre* ~ mi|me|mis|nuestr*, elimin* ~ mi|me|mis|nuestr*, quita* ~ mi|me|mis, quite* ~ mi|me|mis, saca* ~ me|mi|nos, saque* ~ me|mi|nos, sáqu* ~ lista, sacame, sáqueme, sáquenme, sácame, sacanos, bajame, bájame, bajenme, tirá mi, perdé mi, pierde mi
            """,
            .rude: """
            romp*|infl*|hinch*|toc* ~ huevos|pelotas|bolas|cojones, hasta los ~1 huevos|cojones|pelotas, por los huevos, desaparece|desaparezcan de|ya, favor y desaparece|desaparezca
            lárguese, váyase a
            por qué no ~ dej*|par* ~ paz|molestar|escribir, por qué no me dej*
            largo de, lárguense de, fuera de mi, a la porra, al diablo, al carajo, a tomar viento, a freír espárragos, cantarle a gardel
            qué parte de|del no
            cuántas veces ~ que no
            cómo ~ salgo|salir|salirme ~ lista, cómo me doy de baja
            ni de chiste, ni de pedo, ni cagando, ni muerta
            vete a, vete al, vete de, vete ya, vayan a, váyase, váyanse, andate a, andá a cagar|lavarte|molestar|joder, anda a cagar|molestar, andate, ve a molestar|joder, vaya a molestar, lárgate, lárguense, lárguese, lárgense, largate, larguense, a la mierda, a tomar por, a freír, a la chingada, a la verga, a la goma, a volar, chinga* tu, chinga a, que te den, que os den, que te jodan, jódete, jodete, jódanse, tomátelas, tomatelas, rajá de, rajá, piérdete, pierdete, esfúmate, pírate, que te folle*, vete por, no me jod*, no me rompas, no me rompan, no romp* las|los, no hinches, no chingu*, no estés chingando, deja* de chingar|joder|hinchar|romper, dejá de joder|hinchar|romper, dejame de joder|hinchar|romper, déjate de, dejate de joder, dejen de joder|chingar|hinchar|molestar|romper, deja de molestar, no estés jodiendo, métetelo, métanselo, metete, por el culo, me tienen hart*, me tienes hart*, me tenés hart*, me tiene hart*, estoy hart* de, me tienen ~ podrid*, me tenés ~ podrid*, los cojones, no seas pesad*, no sean pesad*, no seas cansin*, qué pesad*, q pesad*
            me opongo, nos oponemos, derecho de oposición|supresión|cancelación, derecho al olvido, derechos arco, artículo 21, art 21, artículo 17, art 17, supresión de, revoco, retiro mi consentimiento, retirar mi consentimiento, elimin* ~ datos, borr* ~ datos, suprim* ~ datos, cancelación de mis datos, ley de protección, protección de datos, habeas data, registro no llame, lista robinson, no llame
            los voy a denunciar, te voy a denunciar|reportar|bloquear, los voy a reportar|bloquear, voy a denunciar*|reportar*|bloquear*, les voy a, los bloqueo, te bloqueo, le bloqueo, lo bloqueo, os bloqueo, los denuncio, te denuncio, os denuncio, los reporto, te reporto, te reporté, los reporté, te bloqueé, bloquead* y, reportad* y, reportad* como|por, denunciaré, denunciare, bloquearé, reportaré, acciones legales, mi abogado, interponer ~ denuncia, pondré una denuncia, esto es acoso, es acoso, esto es spam, es spam
            """,
            .soft: """
            lo respete*, respete* ~1 eso|mi
            solo para clientes|socios|pacientes, solo para ~1 familia, buen intento, seguimos|seguiremos|sigo con, otro gurú|vendehumos|experto|coach|listo, vendiendo humo, vende humo, vendehumos, jubil* ~1 en|desde, para la familia, menor de edad, muy mayor, demasiado mayor, fiel, fieles, me da igual, yo mismo, yo misma, yo los busco, yo te busco, yo le busco, ya les contact*, nosotros ~ buscamos, ya te busco, ya los busco, lo mío, número equivocado, se equivoca de, te equivocas, se equivocó, te equivocaste, se han equivocado, te has equivocado, persona equivocada, cerré el negocio, ya les dije, ya te dije, ya le dije, otra vez, tercera vez, tercer mensaje, última vez, por última, amable pero, muy amable, gracias igualmente, gracias de todos modos, gracias de todas formas, gracias igual, igual gracias, adiós, perfil personal, número personal, cuenta personal, número privado, uso personal
            cuenta privada, lo hacemos nosotros, lo hago yo, lo llevamos nosotros, todo bien gracias, así está bien, así estamos, así estoy, así nomás, contentos con, content* con, satisfech* con, conforme* con, a gusto con
            """,
            .supplied: """
            tenemos ~1 todo, la competencia, bastante tengo, ya le llam*, con lo que ya, estamos servidos, ya tenemos, ya tengo, ya contamos, ya cuento, ya trabajamos, ya trabajo, ya estamos ~ con, ya lo tenemos, ya lo tengo, ya usamos, ya somos, estamos cubiertos, estoy cubiert*, muy caro, demasiado caro, sin presupuesto, no hay presupuesto, no tenemos presupuesto, no tengo tiempo, jubilad*, internamente, con lo que tenemos, con lo que tengo, estamos bien, estoy bien, tenemos de todo, tengo todo, tenemos todo, estoy servid*, con mi proveedor, con nuestro proveedor
            """,
            .farewell: """
            suerte $
            gracias por ~1 comprender|comprensión|entender, espero ~ entiend*|comprend*
            suerte con, suerte en, mucha suerte, buena suerte, mucho éxito, éxitos, éxito en, que os vaya, que le vaya, que les vaya, que te vaya, que tengas suerte, que tenga suerte
            """,
            .hostile: """
            sois|son|eres|sos ~1 pesad*|plomo*, qué pesad*, poner|pondré|interponer ~1 demanda, pesados
            acaso ped*, pedí|pedimos yo|ayuda, quién preguntó
            qué original, muy original, otra vez ustedes|vosotros|tú|usted, ustedes otra vez
            por qué insist*, un mensaje más y, otro mensaje y, si me escrib* ~ otra, cuántas veces, no entiendes, no entendés, no entienden, sos sordo, estás sordo, denunciar, qué parte de, otra vez ustedes, otra vez vos
            """,
            .source: """
            quién te|le|les|os pasó|dio|dijo, de dónde me|nos, cómo me|nos encontr*|hall*|localiz*|ubic*, cómo ~ dado conmigo, cómo diste|dieron|dio ~ conmigo, cómo lleg* a|hasta mí, por qué yo|nosotros, por qué justo, cómo obtu*, de dónde ~ conoc*
            quién te dio, quién le dio, quién les dio, quién os ha, quién te ha, de dónde ~ sac*, de dónde ~ número, de dónde ~ tien*, de dónde ~ tenés, cómo consigui*, cómo ~ conseguido, cómo tien*, por qué me escrib*, por qué me manda*
            """,
            .ask: """
            después|luego|entonces hablamos|vemos|quedamos, probemos, vuelvan a poner*, necesito referencias, quiero una plaza|un lugar
            le|les|nos|me encantaría, estaría ~1 encantad*|interesad*, me tienta, tentad*, intrigad*, me intriga, me da curiosidad, me gusta|encanta la|tu|su idea|propuesta, me encanta, pásate, pásense, pasate, pase por|cuando|usted, vente, vengan, nos vemos, hasta el|entonces lunes|martes|miércoles|jueves|viernes|sábado|domingo, hasta entonces, cuándo empezamos, qué ofrec*, qué recomiend*, igualar*, cuándo pued*, llama*|llámame|llame después|luego|cuando
            dime, dígame, decime, díganme
            por mí está bien, por mí bien, me parece bien, está perfecto, me va bien
            me refería, me refiero, quise decir, quería decir
            mejor por, prefiero por, mejor a
            escríbeme, escribime, escríbame, mejor por, mejor llám*, mejor escríb*
            espera, espere, esperá, un momento, cuéntame, cuénteme, cuéntenme, contame, cuentame, cuenten, dime, decime, díganme, dígame, mándame*, mandame*, mándeme, mándenme, envíame*, enviame*, envíeme, envíenme, pásame*, pasame*, páseme, pásenme, más información, más info, más detalles, saber más, me interesa, nos interesa, estoy interesad*, estamos interesad*, cuánto cuesta, cuánto sale, cuánto, precio*, presupuestos, tarifas, cuándo, suena bien, suena interesante, suena genial, llámame, llamame, llámeme, márcame, marcame, hablamos, hablemos, quedamos, agendamos, agenda una, adelante, si dale, dale, claro, claro que sí, vale, de acuerdo, me apunto, me sumo, por qué no, con gusto, encantad*, una demo, explícame, explicame, explíqueme, reenví*, vamos
            me late, me copa, va que va, órale, orale, escríbeme ~ <later>|en, escribime ~ <later>|en, escríbame ~ <later>|en, recuérdame, recordame, vuelve ~ en, vuelva ~ a ~ en, vuelve* a ~ <write> en, quizás ~ <later>|en, quizá ~ <later>|en, tal vez ~ <later>|en, a lo mejor ~ <later>|en, contáctame ~ en|<later>, búscame ~ en|<later>, buscame ~ en|<later>, te digo, te aviso, le aviso, te escribo, te llamo, te respondo, te confirmo, lo miro, lo reviso, lo checo, pregunto a
            """,
            .later: """
            después de las
            ahora no, ahora mismo no, por ahora, de momento, por el momento, en este momento, la semana que viene, el mes que viene, el año que viene, la próxima semana, el próximo mes, el próximo año, más adelante, más tarde, otro día, otra ocasión, otro momento, después de, en septiembre, en enero, hoy no, hoy no puedo, tal vez, a lo mejor, te escribo, le escribo, te aviso, te llamo, fin de mes, ando a mil, a tope, en el laburo, manejando
            """,
            .redirect: """
            pregúntele, pregúntenle, pregúntele a
            habla con, hablá con, hable con, hablen con, contacta con, contacte con mi, contacta a, contacte a, escribe a, escribile a, escriba a, diríjase, dirígete, mi|un|nuestro|nuestra|la|una compañer*|colega, mi|el|la jefe|jefa, responsable, encargad*, departamento de, se encarga, lo lleva, pregunta a, preguntale a, pregunte a, pregúntale, paso tu, paso su, reenvío a, lo ve mi, lo maneja
            """,
            .stranger:
                "no soy ~ dueñ*|encargad*|responsable|jefe|jefa|titular, no trabajo, yo no llevo, no llevo eso, no soy la persona, no soy yo, no soy el, no soy la, no soy quien, persona adecuada, persona indicada, no me encargo, no decido, no me toca, no es mi área, no es mi departamento",
            .away:
                "fuera de la oficina, fuera de oficina, de vacaciones, respuesta automática, mensaje automático, baja maternal, baja médica, de baja hasta, de baja por, estoy de baja, estaré ausente, ausente, acceso limitado, vuelvo el, regreso el, estaré de vuelta, licencia por",
        ])
}
