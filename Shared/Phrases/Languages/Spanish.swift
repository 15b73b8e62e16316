extension Language {
    static let spanish = Language(
        classes: [
            .neg: "no nunca jamás nada ningún ninguno ninguna tampoco ni nadie",
            .interest:
                "interesa interesan interesado interesada interesados interés interesante interese atrae convence gusta apetece llama",
            .desire:
                "quiero queremos deseo deseamos busco buscamos quisiera quisiéramos pienso comprar voy_ vamos_ autorizo deseo gustaría seguir participar apetece ganas recibir",
            .need: "necesito necesitamos necesario necesaria falta necesidad preciso requerimos",
            .write: """
            escriba escribas escriban escribir escribirme escríbeme_ escribe mensaje mensajes correo correos mail mails email emails contacte contacten contactes
            contacto contactar contactarme llame llames llamen llamar llamarme llamadas llamada moleste molestes molesten molestar mande mandes manden mandar mandarme envíe envíes envíen enviar
            enviarme publicidad ofertas spam sms whatsapp whatsapps comunicaciones insista insistas insistan insistir promociones propaganda escribirnos contactarnos
            """,
            .again: "más otra otro otros vuelva vuelvas vuelvan volver nuevo adelante futuro",
            .me: "me mi mis mí nos nosotros nuestro nuestra nuestros nuestras conmigo yo",
            .stop: "stop alto para_ parar paren pare_ pará deje deja dejen dejad dejar basta cese cesen",
            .remove:
                "borra borre borren bórrame bórreme elimina elimine eliminen elimíname elimíneme quita quite quiten quítame quíteme quítenme retire retiren saca sácame sáqueme sáquenme baja bórrenme elimínenme",
            .data:
                "lista listas número correo datos base contacto teléfono dirección email registro nombre fichero ficheros",
            .leave: "deja déjame deje déjeme dejen déjenme dejadme déjennos dejarme dejar déjanos",
            .peace: "paz tranquilo tranquila tranquilos tranquilas",
            .waste: "pierdas pierda pierdan perder gastes gaste malgastes pierdes",
            .time: "tiempo energía saliva esfuerzo", .save: "ahórrate ahórrese ahorra ahórrense ahórratelo",
            .already: "ya",
            .have: "tenemos tengo contamos trabajamos cuento cubiertos cubierto proveedor usamos servidos",
            .thanks: "gracias agradezco agradecemos agradecido grax grcs thanks",
            .please: "favor porfa porfavor porfis plis ruego rogamos",
            .filler:
                "hola buenas buenos días tardes estimado estimada sr sra señor señora amigo amiga tío tía por muchas muy amable pero lo siento de verdad su tu propuesta mensaje_ la el que q pues bueno mil igual todos modos ahora",
            .warm:
                "sí si_ claro genial perfecto excelente estupendo jaja jajaja jajajaja encanta buenísimo dale vale encantado encantada guay",
            .annoyed:
                "pesado pesados pesada pesadas molesto molestos molestando hartos harto harta cansado_ spam acoso estafa joder coño mierda carajo imbécil idiota idiotas cansinos cansino plasta plastas vete lárgate largo_ fastidio estafadores",
            .law:
                "abogado abogados rgpd lopd policía denuncia denunciar denunciaré denuncio demanda bloqueo bloquear bloquearé bloqueado reporto reportar reportaré reportado legal robinson aepd",
            .later:
                "mañana luego lunes martes miércoles jueves viernes enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre quizás quizá tal_ después próxima próximo trimestre verano tarde pronto ahorita",
            .notice: "oído sé sabía entiendo entendí vi visto recibí conozco conocía leído entendido recuerdo llegó",
            .miss: "pierdo pierda_ perderme perdérmelo perdería dudes dude preocupes preocupe",
        ],
        phrases: [
            .idiom: """
            no hay problema, sin problema*, ningún problema, no pasa nada, no te preocupes, no se preocupe, no sé, no lo sé, ni idea, no tengo idea, no está mal, no estaría mal, nada mal, por qué no, porque no, no hay prisa, sin prisa, no importa, de nada, no solo, no sólo, no dude* en, no te pares, no pares, no dejes de, no deje de, no hay de qué, nunca había oído, nunca oí, nunca he, no entiendo, no entendí, no he visto, no había visto, no recibí, no me llegó, no lo conocía, no conozco, no os conozco
            no estoy segur*, aún no, todavía no, no me lo pierdo, parada de, no para de, ya casi, sin compromiso, sin duda, no veas, no puedo esperar, para nada malo, no puedo abrir, no se abre, no funciona, no abre, no es urgente, no hay apuro, no tengo prisa, no descarto, deja que, déjame ver, déjame pensar*, déjame tu, déjame un, déjeme ver, déjeme su, déjame que, fin de mes, fin de semana, a finales, más información, más info, más detalles, más adelante
            """,
            .yes:
                "no digo que no, no diré que no, no puedo decir que no, no te digo que no, cómo decir que no, por qué no, porque no, no me lo pierdo, no me opongo, no lo dudes, no me importaría, no pares",
            .keyword: "baja, alto, salir, cancelar, parar, fin, stop, no, cancela, eliminar, borrar",
            .bare: """
            no, nop, nones, no no, basta, basta ya, ya basta, paso, pasamos, baja, darme de baja, dame de baja, déjame, déjeme, nunca, jamás, nada, para nada, ni hablar, ni loco, ni loca, ni de coña, ni en broma, que no, no más, no más mensajes, no interesa, no me interesa, no interesado, no interesada, fuera, suficiente, rechazado, para, para ya, pare, paren, parar, olvídalo, olvídelo, no insistas, no insista, mejor no, prefiero no, me niego, adiós, vete, lárgate, no quiero, de ninguna manera
            """,
            .strong: """
            no <thanks>, <thanks> no, no muchas gracias, paso de, yo paso, paso pero, paso gracias, pasamos, paso por ahora, lo dejamos, lo dejo aquí, dejémoslo, dejarlo aquí, mejor no, prefiero no, preferimos no, preferiría no, rechaz*, rechazamos, declin*, declinamos, declinar, desist*, no me interesa, no nos interesa, no interesa, sin interés, ningún interés, no ~ interesad*, no es para mí, no es para nosotros, no es lo mío, no es lo nuestro, no va conmigo, no va con nosotros, no me va, nada para mí, no encaja, no nos encaja
            no ~ seguir, no ~ continuar, decidido no, no vamos a, no voy a, no vuelva*, no vuelvas, no me ~ escrib*, no me ~ llam*, no me ~ mand*, no me ~ envi*, no me ~ contact*, no me ~ molest*, no nos ~ contact*, no nos ~ escrib*, no nos ~ molest*, no nos ~ llam*, no insist*, no molest*, no más, nada más de, deje* de, dejen de, deja de, dejad de, para de, paren de, pare de, darme de baja, dame de baja, deme de baja, denme de baja, dar de baja, darnos de baja, de baja, la baja
            déjame en paz, déjeme en paz, déjenme en paz, en paz, déjame tranquil*, déjenme tranquil*, olvíd* ~ mí|nosotros|me, olvídate, olvídame, olvídelo, olvídense, vete a, vayan a, lárgate, a la mierda, vete a la, ni hablar, ni loc*, ni de coña, ni en broma, ni de broma, ni por, para nada, de ninguna manera, en absoluto, que no, he dicho que no, dije q no, dije que no, les dije q no, les dije que no, te dije que no, dicho que no, no es no, la respuesta es no, es un no, me niego, nos negamos, no quiero, no queremos, no deseo, no deseamos, no necesit*, no hace falta, no es necesario
            no pierda* ~ tiempo, no pierdas ~ tiempo, no gastes, no se moleste*, no te molestes, no se molesten, ahórrate*, ahórrese*, busca* otro, busque* a otro*, búscate a otro, no compro, no compraré, no autorizo, revoco, me opongo, retiro mi consentimiento, abstenga*, abstén*, abstener*, no cuente* conmigo, no cuentes conmigo, conmigo no cuentes, no contad, basta ya, ya basta, ya está bien, borra* ~ mi|me|mis, elimin* ~ mi|me|mis, quita* ~ mi|me, quite* ~ mi|me, saca* ~ me|mi, sáqu* ~ lista, bórr*, elimín*, quíten*, no gracias, pulgar abajo, fuera de aquí
            """,
            .command: "saquen ~ me|mi, cancel* mi|la suscripción",
            .soft: """
            estamos servidos, servidos, ya tenemos, ya tengo, ya contamos, ya cuento, ya trabajamos, ya estamos, ya lo tenemos, ya lo tengo, cubiertos, estamos cubiertos, estoy cubiert*, contentos con, content* con, satisfech* con, suerte con, suerte en, mucha suerte, buena suerte, mucho éxito, éxitos, suerte, que os vaya, que le vaya, que les vaya, que te vaya, muy caro, demasiado caro, sin presupuesto, no hay presupuesto, no tenemos presupuesto, no tengo tiempo, número equivocado, se equivoca de, te equivocas, jubilad*, cerramos, cerré el negocio, ya les dije, ya te dije, ya le dije, otra vez, tercera vez, tercer mensaje, última vez, por última, internamente, gracias pero, muy amable pero, muy amable, gracias igualmente, gracias de todos modos, adiós
            """,
            .hostile:
                "quién te dio, quién le dio, quién les dio, de dónde ~ sac*, de dónde ~ número, de dónde ~ tien*, cómo consigui*, cómo ~ conseguido, cómo tien*, por qué me escrib*, un mensaje más y, otro mensaje y, si me escrib* ~ otra, deja* de joder, me tienen hart*, estoy hart*, qué pesad*, q pesad*, los voy a denunciar, los bloqueo, te bloqueo",
            .ask: """
            espera, espere, un momento, cuéntame, cuénteme, cuéntenme, dime, díganme, dígame, mándame, mándeme, mándenme, envíame, envíeme, envíenme, pásame, páseme, más información, más info, más detalles, saber más, me interesa, nos interesa, estoy interesad*, estamos interesad*, cuánto cuesta, cuánto sale, cuánto, precio*, tarifas, cuándo, suena bien, suena interesante, suena genial, llámame, llámeme, hablamos, hablemos, quedamos, agendamos, agenda, adelante, si dale, dale, claro, claro que sí, vale, de acuerdo, me apunto, por qué no, con gusto, encantad*, una demo, explícame, explíqueme, reenví*, vamos
            """,
            .later:
                "ahora no, ahora mismo no, por ahora, de momento, por el momento, en este momento, la semana que viene, el mes que viene, el año que viene, la próxima semana, el próximo mes, el próximo año, más adelante, más tarde, otro día, otra ocasión, otro momento, después de, en septiembre, en enero, hoy no, hoy no puedo, tal vez, a lo mejor, te escribo, le escribo, te aviso, te llamo, fin de mes",
            .redirect:
                "yo no llevo, no llevo eso, no soy la persona, no soy yo, no soy el, no soy la, persona adecuada, persona equivocada, persona indicada, habla con, hable con, hablen con, contacta con, contacte con mi, contacte a, diríjase, dirígete, compañer*, colega, jefe, jefa, responsable, encargad*, departamento de, se encarga, lo lleva, pregunta a, pregunte a, pregúntale, paso tu, paso su, reenvío a, no me encargo, no decido",
            .away:
                "fuera de la oficina, fuera de oficina, de vacaciones, respuesta automática, mensaje automático, baja maternal, baja médica, de baja hasta, estaré ausente, ausente, acceso limitado, vuelvo el, regreso el, estaré de vuelta",
        ])
}
