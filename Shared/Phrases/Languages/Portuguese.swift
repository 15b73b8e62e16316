extension Language {
    /// With how people write in Brazil.
    static let portuguese = Language(
        classes: [
            .part:
                "mancha manchas nódoa nódoas árvore ferrugem anexo item artigo linha fundo logo rascunho comentário parágrafo foto fotos",
            .grateful: "grato_",
            .delight: "amei adorei lindo linda maravilhoso",
            .only: "só apenas melhor somente",
            .writeMe: "contactarme contactarnos",
            .before: "antes",
            .cooperate: "trabalho trabalhamos colaboramos",
            .seller: "vendedores vendedor comerciais",
            .chosen: "escolhemos optámos optamos optei escolhi decidimos contratamos",
            .other: "outro outra outros outras",
            .provider: "fornecedor* agência* empresa* parceiro* prestador*",
            .nobody: "ninguém",
            .plea: "pode podem poderia poderiam podia podiam podes podíeis",
            .apart:
                "tenda recibo_ saco_ sacos montagem cadeiras dinheiro cartões toquem toque campainha entreguem entregar entrega esqueçam esqueça esqueças esquece fatura nozes estacionamento contrato pagar gastar_ esperar desculpar desculpe_ caro cara caros barato longe acreditar acredito queixo reclamar erro",
            .neg: "não nao naum nunca jamais nada nenhum nenhuma tampouco nem ñ nao_ ñao num_ nd nn nop",
            .no: "não nao naum nop nope ñ nn na_ nãão nananinanão",
            .interest:
                "público utilidade útil interess* interesa intereço atrai convence agrada curto afim rola serve interece",
            .desire: """
            quer equacionamos ponderamos consideramos cogitamos procurando buscando procura_ quero queremos queria querem desejo desejamos procuro procuramos gostaria gostaríamos pretendo pretendemos aceito aceitamos receber comprar
            compro compramos comprarei contratar vontade afim tenciono tencionamos autorizo qro kero adquirir
            """,
            .need: "uso_ precis* necess* precizo presiso falta_ carece",
            .write: """
            procures procurem procurar_me escreva* escrevam escrever* escreve escrevas escrevendo mensage* msg msgs email emails mail mails contato contatos contacto contactos contatar* contactar* contate contatem contacte
            contactem contactes ligar* ligue liguem ligues liga ligações ligação ligando mandar* mande mandem mandes manda mandando enviar* envie enviem envies envia enviando publicidade* propaganda* spam* sms insist* incomodar* incomode*
            incomodem perturbar* perturbe* zap zaps whats whatsapp promoç* divulgação chamar* chame chamem chames chama chamando anúncio* comunicaç* aborrec* chatear chateie* chateia procure_ procurem_ importun* telefon*
            enche enchendo incomodando perturbando torpedo torpedos inbox dm dms telemarketing marketing
            """,
            .written: "contatado contactado contatada contactada incomodado incomodada perturbado perturbada",
            .again:
                "mais outra outro novamente adiante novo futuro quaisquer + volte voltem voltar voltes torne tornar",
            .me: "contactarme me mim nós comigo mi eu_", .my: "meu minha meus minhas nosso nossa nossos nossas",
            .you: " vos lhe",
            .stop: "stop pare parem parar cesse cessem basta chega deixe_ deixem_ parar parando",
            .remove: """
            riscar risquem remov* apague* apaguem apagar apaga exclua* excluam excluir exclui exclusão tire tirem tirar tira tires retire retirem retirar retira elimine* eliminem eliminar elimina
            descadastr* delet* risque risquem cancele_ desinscrev* desinscrição saia_
            """,
            .data:
                "nomes lista listas número numero telefone telemóvel email mail dados base cadastro contato contacto contatos nome endereço banco daí daqui agenda morada ficheiro ficheiros grupo zap",
            .forget: "esquece esqueça esqueçam perde perca perca_",
            .leave: "deixa deixe deixem deixar larga largue larguem deixas deixes",
            .peace: "paz sossego sossegado sossegada quieto quieta tranquilo descanso",
            .waste: "perca perder percam percas gaste gastes perde desperdice desperdices",
            .time: "tempo energia saliva trabalho latim esforço",
            .save: "poupe poupa economize poupem poupem_se escuse evite",
            .already: "já ja",
            .have: "temos tenho contamos trabalhamos atendidos fornecedor servidos uso usamos",
            .object: "opor oponho opomos oposição",
            .withdraw: "revogo revogar retiro",
            .consent: "consinto consentimos consentimento permissão autorização autorizo autorizei consenti autorizado",
            .thanks:
                "obrigad* obg obgd obgda brigado brigada brigadão agradeço agradecemos valeu vlw vlws grato grata gratos thanks agradecido agradecida brigadinho obrigadinho",
            .please: "favor pfv pf pfvr pff pfvor peço pedimos pls porfa pfavor fineza",
            .filler: """
            k rsrsrs
            kkk kkkk kkkkk kk rs rsrs haha hehe
            aff afe ixi ih ufa credo
            olá oi bom boa dia tarde noite prezado prezada sr sra senhor senhora amigo amiga cara mano moço moça por muito mas então aí hein viu né tá pela pelo o a de do da contato_ proposta mesmo gente desculpe desculpa desculpa lamento
            meu_ querido querida fofo fofa irmão véi velho mana parça chefe_ opa ola bem ó lá e é pra_mim seu sua vosso vossa isso é_isso tipo só por_aqui abraço abraços bj bjs boa sinto que eu um uma oferta contacto_ mensagem_ pá
            """,
            .contrast: "só_que mas porém contudo entretanto", .condition: "se caso",
            .opener: "como quanto quantos quando onde qual quais quem",
            .warm:
                "sim claro ótimo perfeito excelente legal show bacana beleza kkk kkkk kkkkk rs haha massa topo adorei adoro curti boa_ top amei lindo linda maravilha fixe espetacular",
            .annoyed: """
            invasivo invasiva invasivos chato chatos chata chatas inconveniente inconvenientes insistente insistentes spam golpistas porra merda caralho idiota idiotas
            irritante cansei cansado_ caraca_ cacete bosta otário otários babaca trouxa puta carago vtnc vsf fdp pqp enchendo
            """,
            .abuse:
                "assédio assediando assediar perseguição stalker indesejada indesejadas indesejado indesejados spammers",
            .law: "advogado lgpd rgpd polícia procon anatel justiça anpd cnpd processar processo_ denúncia",
            .later: """
            amanhã depois segunda terça quarta quinta sexta janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro talvez logo próximo próxima trimestre férias breve
            hoje natal verão
            """,
            .notice:
                "imaginava pensei esperava sabíamos ouvi sabia visto entendi recebi conheço conhecia lembro chegou consegui deu achei encontrei encontro abriu recebemos percebi respondeu",
            .miss: "perco hesite hesites duvide preocupe preocupes",
        ],
        phrases: [
            .idiom: """
            do|de|km zero
            quero saber por|porque|se|quanto|como|quando, por engano mandei|enviei|apaguei|cliquei
            obrigad* de novo, obrigad* outra|mais vez, obrigad* mais uma vez, obrigad* pela ~1 vez, foi|um|grande ~1 sucesso, contente|satisfeit*|feliz com as|os|suas|vossas|tuas|sua
            já ~1 encomendei|reservei|paguei|assinei|inscrevi|comprei, já me inscrevi, não diga*|digas ao|à|a meu|minha|marido, tirei a ~1 eu, me é indiferente
            mud* ~ outro|outra lado|cidade|sítio, vendemos ~ outro|noutro|outra sítio|lado|parte, fart*|cansad*|cheio|cheia do|da|de|dos ~1 meu|minha|nosso|nossa, contente|satisfeit* com o|a|seu orçamento|preço|proposta, não quero ser ~1 chat*|insistente, não quero incomodar|atrapalhar|insistir, tanto faz a|o|qual|quando|se, não vamos poder|conseguir|estar|chegar, colega|amiga|amigo|irmã|vizinha ~ já tem, não quer horas, não ~ adiantado, para a semana não
            nunca fiz|fizemos|experimentei nada|isso|algo|disso, sem ressentimento*, não vou sozinh*|poder|conseguir|estar|mentir|negar|perder|demorar|chegar|faltar|esquecer, não for tarde, não é tarde, má experiência, não há pressa, nada pessoal, não ~ pessoal
            se não for|é ~1 indiscrição|indiscreto|incômodo, sem indiscrição, precis* ~ ligar|avisar|telefonar|escrever|tocar ~1 antes, <neg> ~ <write> antes, par*|deix* de pedir ~1 desculpa*, par*|deix* de ~ desculpar, paro|paramos de, larguei|deixei|parei ~1 trabalho|emprego|fumar|escritório, se ~1 parar|desistir, cansad*|fart*|cheio|chega dele|deles|dela|delas, já chega dele|deles, sou|é|somos ~1 advogad*, acordo ~ <law>, bloqueei|bloqueado ~ <later>|agenda, apaguei|excluí|deletei sua|tua|a ~1 mensagem, apaguei ~ querer|engano
            chega me ~ perfeitamente|bem, chega perfeitamente|bem, isso|isto chega, isso me basta, sinal chega, não gosto de|do ~ telefone|telefonar|ligação|ligações|falar, antigo|anterior|último|velho <provider> ~ falhou|deixou|chega, foi|foram parar ~ spam|lixo, se lê todo, todos os dias, passar pra|para a|o|minha|meu ~1 irmã|irmão|colega|mãe|sócio|sócia, vou passar aí|por|lá, não foi nada, não ~ importância
            letra ~ não ~1 convence
            paramos por hoje
            não ~ contentes|satisfeitos|contente com o|a|nosso, chega de falar
            cor|data|hora|tamanho|dia ~ tanto faz
            verde|azul|vermelho|cor|tamanho|modelo|fixo|impressora ~ não ~1 gosto|serve|funciona
            antes das ~ não ~ <write>, <later> ~ cancelar|desmarcar
            zero problema*, nem a todos, não te|o|a|lhe ouvi*, não ouvia, não ouvi, não ouço
            nada de mais, nada demais
            ai não, oh não, ah não, ixi não
            não sabe, não sabes, não sabem, não precisa ser, nada disso ainda, não ter respondido
            sem problema*, nenhum problema, não tem problema, não há problema, não faz mal, não se preocupe*, não te preocupes, não sei, não faço ideia, nem ideia, não tenho ideia, faço ideia, nada mal, não é mau, não é ruim, não é má ideia, por que não, porque não, pq não, sem pressa, não tem pressa, de nada, não só, não apenas, não hesite*, nunca ouvi, nunca vi, nunca usei, não conheço, não conhecia, não entendi, não percebi, não recebi, não vi, não deu pra, não deu para, não consegui*, não consigo, não chegou, ainda não, não para não, não pare, não pára, sei não
            não perco, sem compromisso, sem dúvida, mal posso esperar, não vejo a hora, não abre, não abriu, não funciona, não está abrindo, não tenho certeza, não é urgente, deixa eu ver|pensar|perguntar|olhar|checar|falar, deixa eu, deixe me ver, deixa comigo, deixe seu, deixa seu, deixa ver, fim do mês, fim de semana, fim do ano, final do mês, final de semana, fim da linha, mais informações, mais info, mais detalhes, mais tarde, mais barato, mais ou menos, para mim seria, ponto final, paragem, a parada, não para de, não paro de, manda ver, pra mim tá
            imagina não, não tive tempo, não é que eu não, não é que não, não é que, nossos clientes, meus clientes, os clientes, dá pra cancelar, dá para cancelar, posso cancelar, podem cancelar, pode cancelar, consigo cancelar, quando quiser, no spam, caixa de spam, pro spam, para o spam, não todos, nem todos, nem sempre, não é caro, não tão, não tanto, não muito, não necessariamente, não lembro, não me lembro, não acho, não achei, não vejo o|a|seu|nada, não carrega, não apareceu, não aparece, não tem taxa, não tem mínimo, não tem fidelidade, não antes, não até, nada a perder, não mais que, não mais de, ninguém atende*, ninguém respond*, nunca é tarde, não custa, não fica|está longe, não é longe, não me queixo, não posso reclamar
            não me|nos mandou|enviou|ligou|respondeu|escreveu|mandaram|enviaram|ligaram|passou|chamou|contactou|contatou, não recebeu, agora não posso, não posso agora|hoje|falar, não dá hoje|agora, não estou em|no|na, não estarei, não tô em|no, não é brincadeira
            """,
            .yes: """
            não diria que não
            não perc*|perd* ~1 meu|nosso número|contacto|contato
            nada me daria, nada me deixaria, não ~1 estás|está ~ chatear|incomodar|chateando|incomodando|atrapalhando, não chateias, não incomodas, eu é que agradeço, obrigad* eu, obrigado a você, obrigada a você, eu que agradeço
            pelo contrário, muito pelo contrário, que isso, não incomoda ~1 nada, não incomoda ~1 jeito|maneira|forma|modo nenhum|nenhuma|algum|alguma, não incomoda, não vou mentir, como não claro, não consigo dizer, não resisto
            entendeu|percebeu|entendeste mal
            <neg> ~ precisa* ~ convencer, disse|dissemos|disseram|falou não no|ao|pro|de, disse não ~ começo|início, não brincadeira|zoeira, não ~1 esqueç*, não ~1 esquec*
            não incomoda, não incomoda nada, não me incomoda, não atrapalha, não chateia, não me chateia, não deix* de ~ avisar|escrever|ligar|mandar|contactar, não há erro, não tem erro, que nada, nada a apontar
            não digo não, não digo que não, digo não a, digo que não a, não vou dizer não, não dá pra dizer não, dizer não, dizer que não a, como dizer não, por que não, porque não, pq não, não para não, não pare, não pares, não perco, não me oponho, não me importo, não me importava, não seria mau, como não ~ gost*|amar|querer, não é que eu não ~ quer*|goste, não é que ~ não, nada contra, não tenho nada contra, não vejo por que não, não recuso, não cairia mal, não ia mal, não veria mal
            """,
            .keyword:
                "sair, parar, cancelar, pare, stop, não, fim, descadastrar, remover, sai, cancela, cancelar inscrição, cancelar subscrição",
            .bare: """
            suma, desaparece, vaza, some
            nops, népias, desapareça
            nem em sonhos, nem em sonho, nem que me pagassem, me larga, aff não, credo não, deus me livre, deus me livre não, livra, sem condições, sem condição, nem brincando, nah deixa, sinceramente não, qual quê, era só o que faltava, só que não, doido, maluco, louco, não pá, jamais em tempo algum, népia, vaza irmão, não mesmo, não e não, não e ponto
            não escreva, não escrevam, não escrevas, não contacte
            eu passo
            nada disso
            <no>, não, nao, não não, nunca, jamais, sair, pare, parem, para, parar, parou, chega, basta, stop, já chega, tô fora, to fora, estou fora, fora, nada, de jeito nenhum, de modo nenhum, nem pensar, nem a pau, nem ferrando, nem fodendo, nem que a vaca tussa, sem chance, nem morto, sem interesse, não interessa, não quero, não tenho interesse, me tira, me deixa, descadastrar, cancelar inscrição, cancelar subscrição, dispenso, dispensamos, recuso, passo, passamos, rejeitado, deixa pra lá, deixa quieto, deixa, esquece, esqueça, me esquece, me erra, melhor não, prefiro não, sem mais mensagens, vaza, some daqui, some, xô, xispa, quero não, preciso não, precisa não, carece não, não precisa, não rola, nem rola, não obg, negativo, bloqueado, bloqueei, denunciado, não enche, tchau
            """,
            .elsewhere: """
            por mensagem|email|whatsapp|zap|escrito|mensagens ~ melhor|ok|pode|prefiro|perfeito|tranquilo|bem, melhor|prefiro por mensagem|email|whatsapp|zap|escrito, melhor|só mensagem|mensagens|whatsapp|zap|email, prefiro mensagem|email|zap|whatsapp
            """,
            .undone: """
            descadastr*|desinscrev*|cancelei|saí ~ querer|engano|erro
            compro|quero|levo mesmo assim
            ignora|ignore|ignorem isso|o|a|essa|aquilo|esse|por, desconsidere*|desconsidera, botão errado, tecla errada, chat errado|conversa errada, filho|filha|neto|neta|sobrinho|criança|gato|bebê|bebé ~ digitou|mandou|escreveu|apertou|clicou|enviou|carregou, digitei|mandei|escrevi|apertei|enviei|cliquei ~ sem querer|engano
            """,
            .final: """
            nada a|que ver com o|nosso|nossa|aquilo, disse|falou não a todos|todas
            por que não me|nos deix*|larga*, porque não me|nos deix*|larga*, por que não par* de
            fim de|da|desta conversa|papo|discussão|história, fim de papo, e ponto, ponto final
            ter nada a|que ver|haver
            nem agora ~ nem, nem nunca, nem no futuro, nem mais tarde
            """,
            .strong: """
            não vou|penso ~1 gastar|pagar|investir, desta|dessa vez passamos|passo
            não estamos|estou em condições|posição, apagu*|elimin* o que ~1 tem|têm|sabem|guardam, não ~1 usem|use|uses ~1 para vendas|vender
            comboio|trem|bonde já|passou, outro caminho|rumo|lado $, sem ~1 follow|insistência|lembretes|seguimento*, não respondemos|respondo ~ prospeção|prospecção|frio, terminar|terminamos|terminemos ~ por|a|esta aqui|conversa, disse|falou não a todos|todas, não me|nos diz nada, não ando ~ procura
            boa|bela tentativa $
            encerr*|fech* ~ processo|cadastro|ficha|caso, era não $, continua a ser ~1 não $, mim n dá|da|rola|quero|serve, sem vontade, não ~ muito ~1 minha|meu cena|estilo|onda, não é ~ minha cena|onda|praia, porta errada, bateu na|à porta, vida é ~ curta, não ter ~ notícias, de maneira nenhuma|alguma, só pode ser brincadeira|piada, proíbe ~ contact*|contat*, poupe me|nos, poupa me
            deixar|deixo|deixamos ~ tudo ~1 como, tudo como está, coisas como estão, última coisa ~ preciso|quero|precisava|queria, nunca ~1 usaria|usarei|compraria|faria|usava, jamais usaria|compraria|faria, não usaria|usaríamos|compraria, é a minha ~1 resposta, essa|esta é|foi ~1 minha|nossa resposta, silêncio ~ resposta, votou|votaram contra, foi rejeitad*, minha|nossa última mensagem|palavra|resposta, meu último email|recado, assunto|tema|caso arrumado|encerrado|fechado|morto, não está* ~ venda, não ~ à venda, nem nunca ~ estará|estar, não pergunte* mais, não penso mudar|trocar|em, não tenho|temos ~1 intenção
            <neg> ~ compr*|confi*|trato|falo ~ desconhecid*, respeite*|respeita ~ privacidade|decisão|resposta|escolha, nem que me|nos ~ pag*|dessem|matem, nem pag*, nem em sonho*, nem dado, nem pintado, nem aqui nem, vai sonhando, espera sentado, espere sentado, por favor não ~ mande*|envie*|manda|vendam|ofereçam, por favor nada de, com agências|intermediários|externas, me larga, me larguem, fazemos|faço ~1 tudo ~ nós|eu, não faço|fazemos parcerias|permutas|publis, velho demais, velha demais, desamparem|desampara ~ loja, vou ficar devendo, ficar devendo, tô nem aí, to nem aí, nem me venha*, não me venha*, não ~1 tô|estou ~1 pra|para isso, galinhas ~ dentes
            nada de ofertas|propaganda|publicidade
            ficamos|ficar|continuamos|seguimos como estamos, não ~ usem|use|uses|usar ~ número|conta|perfil ~ para, nem de graça, nem dado, não precisa responder, deixar passar, deixo passar
            guarde|guarda|guardem as|os suas|tuas|vossas ofertas|propostas|mensagens, eu disse não|nao, já disse não
            conversa ~ acabou|terminou|encerrada|terminada, recorrer aos|a vossos|seus ~ serviços
            acho ~ invasivo|invasiva|chato, peço que ~ pare|parem|cesse|cessem
            suas|tuas|vossas|seus mensagens|emails|chamadas ~ incomoda*|chateia*|perturba*, enganou se na|de porta, errou de porta|pessoa
            deixem|deixe|deixa estar, vivo|vivemos|passo bem sem, clientes noutro|em, cagando, para d ~ <write>, para de ~ <write>, cuidar da sua|tua vida
            resposta ~ não mudou, resposta ~ a mesma, não respondo|respondemos ~ oferta*|proposta*|propaganda|publicidade, ter nada a|que ver|haver, nada para vocês|vós|si ~, vai|vão|vá ~ chatear|encher|incomodar|perturbar ~ outro|outra|outros|outrem, não enche
            meu|minha|nosso|nossa ~2 inbox|perfil|insta|instagram|mural|telefone|conta|página|celular|entrada|zap|whatsapp|direct|caixa não é ~1 um|uma|teu|seu|para|vitrine|mercado|feira|loja, procura outro|outra trouxa|otário|vítima|cliente, porta errada, ficássemos|fiquemos|ficamos|parássemos|paramos por ~1 aqui|isso|esta|essa, esta|essa única mensagem, até lá ~ nada, até lá ~ não ~1 <write>, não daremos|haverá ~1 seguimento|continuidade|sequência|andamento, não vamos dar seguimento|continuidade, perd*|perder ~ tempo, siga ~ caminho, segue ~ caminho, cessem|cesse|parem ~1 envios|envio, cancelar ~ recebimento|envio|envios, não|nao ~ usar|use|usem|usa ~ vender|propaganda|divulgar, não ~1 trocar, riscar ~ nome
            nem vem, larga mão, tá amarrado, deixa isso pra lá
            disse pare|para|stop|chega, falei pare|para|chega
            <remove> ~ tudo, fora disso, fora dessa, deixar por aqui, deixamos por aqui, não haja mais
            nem sonhe, nem pense, nem que me paguem, em hipótese alguma|nenhuma, de forma nenhuma, absolutamente não, claro que não, com certeza não, definitivamente não, receio que não, infelizmente não, tenho que recusar, vá embora, vai embora, se manda, não força, nem adianta, chega né, cansei d*, já cansei, deu né, não tô para, não estou para, me deixa ~ quieto|quieta, aqui não
            cheio de|dessas|desses|disso|dessa, fart* de|destas|disto, cansad* de ~ <write>|que|disso, de saco cheio
            corta essa, mim não dá, nós não dá, mim é não, mais nada de|vindo
            outra vida
            não ~ à procura, não faz ~ estilo|gênero|género, não faz meu|o meu
            fornecedor atual, fornecedor actual, seguimos com, vamos continuar com, ficamos com o, outra direção, outro rumo
            não <thanks>, <no> <thanks>, <thanks> não, não muito obrigad*, não mas obrigad*, não obrigad*, tô fora, to fora, estou fora, estamos fora, tamo fora, me inclua fora, ficar por aqui, ficamos por aqui, fico por aqui, paramos por aqui, parar por aqui, encerr* por aqui, encerr* ~ contato|contacto|conversa|assunto, fiquemos por aqui, ficarmos por aqui, por aqui ficamos, deixar por isso|aqui, vamos deixar assim, última troca, assunto encerrado, conversa encerrada, ponto final, dispens*, recus*, declin*, rejeit*, abdic*, abro mão, abrimos mão, passo dessa, dessa eu passo, dessa vez ~ passo, vou passar, vamos passar, eu passo obrigad*|dessa|essa|desta|esta, passo obrigad*, fico de fora, ficamos de fora, deixa pra lá, deixar pra lá, deixa quieto, deixa estar
            sem interesse, nenhum interesse, zero interesse, não ~ interesse, não ~ interessad*, não me interessa, não nos interessa, não é ~ mim, não é ~ nós, não é a minha, não é a nossa, não é minha praia, minha praia, não é bem ~ praia, não serve ~ mim|nós, não faz sentido, nada pra mim, nem pensar, nem a pau, nem morto, nem ferrando, nem fodendo, nem sonhando, nem a brincar, de jeito nenhum, jeito nenhum, de modo algum, de forma alguma|nenhuma, sem chance, sem hipótese, nem por sombras, melhor não, prefiro não, prefiro que não, preferimos não, preferia não, preferia que não, decidimos não, não vamos, não vou, não quero, não queremos, quero não, preciso não, carece não, precisa não, não desejo, não desejamos, não preciso, não precisamos, não precisa, não pretendo, não pretendemos, não gostaria
            tô de boa, to de boa, tou bem assim, estou bem assim, estamos bem assim, tô bem assim, não me apetece, não estou a fim, não tô a fim, não to afim, não tou para, não to afins, não curto, não rola, nem rola, não vai rolar, não vai dar, não dá pra mim, não é necessário, desnecessário, escusa* de, escusam de, escusado, evite* ~ contact*|contat*|mand*|envi*|lig*, evitem ~ contact*|contat*|mand*|envi*|lig*, não mand*, não envie*, nunca mais, não volte* a, não torne* a, não entre* em contat*, não entre* em contact*, entrar em contato de novo, chega de, chega disso, já chega, basta de, já deu, deu pra mim
            não perca*, perdendo ~ tempo, perder ~ tempo, perda de tempo, não gaste*, perca ~ tempo, poupe ~ tempo|latim|trabalho, poupe se, poupem se, procure outr*, procura outr*, vai procurar, procurem outr*, outro freguês, outra freguesia, tente ~ outr*, tenta ~ outr*, vai pra outro, não conte* comigo|conosco|connosco, comigo não, já disse que não, disse que não, já falei que não, falei que não, já disse não, a resposta é não, resposta é não, é um não, não é não, um não, me recuso, recuso me, não autorizo, não autorizei, não dei ~ autorização|permissão|meu, nunca dei, nunca pedi, não pedi, nunca me cadastrei|inscrevi, não me cadastrei|inscrevi, nunca solicitei, nunca autorizei, nunca me registei, não solicitei
            polegar para baixo, abster*, abstenha*, não compro, não vou comprar, não vamos comprar, não vamos avançar, não avançar, não vamos prosseguir, não prosseguir, não vale a pena, não tem por que, não adianta, tô nem aí, to nem aí, não ligo, não me importa, que se dane, fica pra próxima, quero distância, tira o cavalo, tirem o cavalo
            """,
            .command: """
            e parem|pare
            para|pára|pare|parem de ~ <write>, para|pára|pare|parem com ~ <write>|<annoyed>
            para de|com, pára de|com, pare de|com, parem de|com, parar de|com, pode parar, podem parar, para já, deixe de, deixem de, deixa de, deixar de ~ <write>, cancel* minha|a|meu|o ~ inscrição|assinatura|subscrição|cadastro, não me ~ <write>, não nos ~ <write>, nunca mais ~ <write>, não vol* a ~ <write>, não <write> mais, mais não ~ <write>, não precisa ~ <write>, não ~ perturb*, ser contat*, ser contact*, ser incomodad*, me deixa, me deixe*, deixa* me, deixa ~ em paz, em paz, larga* do meu, larga* o|a meu|minha, sai* do meu, sai* da minha, me esquece*, me esqueça*, esquece* ~ mim|me|isso, esqueça* ~ mim|me, me tira*, me tire*, me remov*, me exclu*, me descadastr*, me apag*, me retir*, tira* eu|me|mim, tira* meu|minha, tirar meu|me|minha, tire* meu|me|minha
            sair ~ lista|grupo|daqui, quero sair, remov* ~ meu|minha|me|meus, apag* ~ meu|minha|me|meus, exclu* ~ meu|minha|me|meus, elimin* ~ meu|minha|me|meus, retir* ~ meu|minha|me|meus, delet* ~ meu|minha|me, descadastr*, cancelar inscrição, cancelar a inscrição, da lista, dessa lista, desta lista, da sua lista, da vossa lista, da vossa base, perde o meu, perca o meu, apaga aí, tira daí
            """,
            .rude: """
            some daqui|da|já|logo, some $, vaza $, vaza daqui|irmão|mano|cara|logo|do|da|desse, rala daqui, suma daqui
            por que não ~ deix*|par* ~ paz, por que não me deix*, porque não me deix*, vai vender ~ outr*|freguesia
            vai pentear, vai lamber sabão, vai ver se, vai à fava, vai às favas, desampara a loja, desamparem a loja, não volta ~1 mais aqui
            que parte de|do não
            quantas vezes ~ não
            como ~ saio|sair ~ lista
            vai se fo*, vai-te, vai te fo*, vai à merda, vai a merda, vai pra|para o|a|os inferno|merda|puta|caralho|pqp, vai para o, vai te catar, vai se catar, vai se ferrar, vai se lascar, vai se danar, vai tomar, vai chatear, vai encher, vai passear, vai dar banho, vai ver se ~ esquina, vá chatear, vá à merda, vai plantar, vai catar, vão se fo*, vão à merda, vão pro|para, some daqui, some da, suma daqui, vaza daqui, cai fora, sai fora, sai daqui, sai pra lá, desampara, põe-te a andar, põe te, mete o pé, rala peito, q saco, que saco, não enche*, não me enche*, enche* o saco, encher o saco, enchendo ~ saco, me erra, me poupe, deixa* de ser, larga* do pé, larga* do meu, larga* mão, desgruda, não torra, vtnc, vsf, vsfd, tnc, fdp, foda se, fodam se, cala a boca, cale a boca, raios te, sai do meu
            me oponho, oponho me, opomo nos, direito de oposição|eliminação|apagamento, direito ao esquecimento|apagamento, artigo 21, art 21, artigo 17, art 17, artigo 18, art 18, solicito ~ exclusão|eliminação|remoção|apagamento, solicito a remoção, exclusão ~ dados, eliminação ~ dados, exclu* ~ dados, elimin* ~ dados, apag* ~ dados, remov* ~ dados, revogo, retiro ~ consentimento, com base na lgpd, nos termos da lgpd, proteção de dados, não perturbe
            vou bloquear, vou denunciar, vou te bloquear|denunciar|processar, vou vos denunciar, eu bloqueio, te bloqueio, bloqueio você|vcs|vocês, bloquead* e, denunciad* e, denunciei, bloqueei, denunciarei, bloquearei, vou processar, processo vocês|vcs, medidas judiciais|legais, meu advogado, apresentar queixa, faço queixa, fazer queixa, queixa à|na|contra, como spam, isso é spam, isto é spam, isso é assédio, isto é assédio, é assédio, reportar como, reportado como
            """,
            .soft: """
            que respeite*, respeite* isso
            é golpe, é fraude
            só para clientes|sócios|pacientes, só para ~1 família, boa tentativa, mais um ~1 guru|vendedor|coach|iluminado, aposent*|reform* ~ <later>, menor de idade, só família, problemas que chegue, problemas que bastem, fiel, fiéis, tanto faz, eu mesma, eu próprio, nós ligamos, entramos em contacto, entramos em contato, eu procuro, nós procuramos, temos ~ nosso pessoal, com o que tenho, com o que temos, sem tempo, não tenho tempo, número errado, enganou se, enganaste te, se enganou, pessoa errada, errou de|o, já falei, já disse, de novo, outra vez, terceira vez, terceira mensagem, última vez, agradecemos a gentileza, tchau, adeus, estou bem, perfil pessoal, número pessoal, conta pessoal, perfil privado, número particular, celular pessoal, uso pessoal, obrigad* na mesma, obrigad* mesmo assim, agradeço ~ contato|contacto, mesmo assim obrigad*, eu mesmo, tá bom assim, está bom assim, está bem assim
            assim tá bom, satisfeit* com, content* com, felizes com, tô tranquilo, to tranquilo, tô suave, to suave, faço eu mesmo, é engano, foi engano, por engano
            """,
            .supplied: """
            já ~1 coberto, está coberto, estamos cobertos, temos|tenho ~1 tudo $, à concorrência, nós mesmos, bem servidos, estamos servidos, bem atendid*, já temos, já tenho, já contamos, já trabalhamos, já trabalho, já estamos ~ com, já uso, já usamos, já somos, muito caro, sem orçamento, sem verba, não temos verba, aposentad*, reformad*, internamente, tudo o que preciso, tudo que preciso, tudo que precis*, tô bem, tamo de boa, fazemos nós mesmos
            """,
            .farewell: """
            sucesso $, muito|bom|bons sucesso, sucesso com|para|pra|aí|na|no|nos|a
            obrigad* pela|por compreensão|compreender|entender, agradeço a compreensão, espero que entenda*|compreenda*
            boa sorte, sorte com, muito sucesso, bons negócios, boas vendas, tudo de bom, felicidades para, boa continuação, boa sorte aí, votos de sucesso, passar bem, passe bem
            """,
            .hostile: """
            mala sem, seu|seus mala|malas, de saco, saco cheio, bloquear você|vocês|este|esse
            eu pedi ajuda|alguma|algo, alguém perguntou, quem perguntou, quem pediu
            que original, que originalidade, muito original, vocês|vós|você outra vez, outra vez vocês|você, vocês de novo
            mais uma msg, mais uma mensagem, se mandar ~ mais, porque ~ insist*, pq insist*, quantas vezes, qual parte do, que parte do, não entendeu que, tá surdo, denunciar, ninguém merece, que chatice
            """,
            .source: """
            quem te|lhe|vos passou|deu|falou|indicou, como me|nos encontr*|ach*|descobri*, como ~ chegou|chegaste|chegaram a|até mim, de onde ~ conhece*, onde viu|achou|encontrou meu|minha|o, por que eu|justo, como teve|obteve|obtiveram|tem meu|acesso|o
            quem te deu, quem lhe deu, quem vos deu, quem deu meu, quem passou meu, como conseguiu, como conseguiram, como arranj*, onde ~ consegui*, onde arranj*, de onde ~ tir*, onde pegou, onde pegaram, por que ~ me mand*
            """,
            .ask: """
            depois|então falamos|conversamos|vemos, vamos tentar, antes para|pra|por esta|este|essa, ponham me, quero uma vaga|um lugar
            ia|iria|vai adorar|amar, adoraria|amaria, ficaria ~1 encantad*|interessad*, estou ~1 tentad*|curios*|intrigad*, fiquei ~1 tentad*|curios*|intrigad*|com, com vontade, me tentou, aparece, apareça*, apareçam, venha|venham ~1 cá|aqui|ver|nos|tomar, passa aí, até lá|segunda|terça|quarta|quinta|sexta|sábado, quando começamos, o que oferecem, o que recomend*, cobrem, mandem|manda de novo, adorei a ideia, gosto da ideia, liga depois, conta tudo
            fala|diz|diga o|a|logo, me diz, me fala, me diga
            por mim tudo, por mim está, por mim pode, tudo bem por mim
            eu falava, quis dizer, queria dizer, me referia, eu quis
            é melhor por, melhor por, por email ~ melhor, prefiro por
            me escreve, me escreva, pode ser por, prefiro por
            espera, espere, peraí, calma, um momento, conta mais, conte mais, me conta, me conte, conte me, me explica, explica melhor, me explique, me fala, fala mais, fale mais, me manda*, manda o|a|aí|mais|pra, mande o|a|mais, me envia*, me envie*, envie me|o|a, mais informações, mais info*, mais detalhes, saber mais, me interessa, tenho interesse, temos interesse, estou interessad*, fiquei interessad*, quanto custa, quanto é, quanto, preço*, valores, qual o valor, orçamentos, quando, parece bom, parece ótimo, parece interessante, me liga, me ligue, liga me, ligue me, vamos conversar, vamos falar, vamos marcar, pode ser, bora, topo, sim, claro, com certeza, com prazer, quero sim, quero saber, quero ver, pode mandar, pode enviar, pode reenviar, pode falar, pode ligar, reenvi*, manda ver, por que não, quero mais, me passa, uma demo, gostei, diga, diz aí
            me chama*, chama na|no|<later>, me procura*, me lembra*, talvez ~ <later>|em|no|na|pro, quem sabe ~ <later>|em|no|na, volta ~ em, volte ~ em, volte ~ a ~ em, retorne ~ em, tenta ~ em, te aviso, te ligo, te chamo, te respondo, escrevo depois, volto a falar, vou perguntar, vou ver, contacte me ~ em|<later>, liga ~ <later>, ligue ~ <later>, contactar me quando, quando houver
            """,
            .later: """
            depois das
            agora não, agora não dá, no momento, por agora, por enquanto, de momento, semana que vem, mês que vem, ano que vem, próxima semana, próximo mês, próximo ano, mais tarde, mais pra frente, mais para a frente, outro dia, outra hora, outra altura, outra ocasião, depois do|da|das|de, hoje não, em janeiro, em setembro, te aviso, te ligo, te chamo, volto a falar, fim do mês, ando sem, na correria, dirigindo, conduzir, em reunião
            """,
            .redirect: """
            isso é com, é com o|a
            fala com, fale com, falem com, falar com, contate o|a, contacte o|a, procure o|a, meu|minha|um|uma|o|a colega|chefe|gerente|sócio|sócia, o responsável, quem cuida, quem decide, quem trata, departamento, setor, encaminh*, pergunta pro|pra|ao, pergunte ao|à, escreva para, manda pro|pra
            """,
            .stranger:
                "não sou ~ dono|dona|responsável|gerente|proprietário, não trabalho, não sou eu, não sou a pessoa, não sou o, não sou a, pessoa certa, pessoa indicada, não decido, não trato, não cuido, não é comigo, não é minha área, não me compete",
            .away:
                "fora do escritório, de férias, estou de férias, em férias, resposta automática, mensagem automática, licença maternidade, de licença, ausente, acesso limitado, retorno dia, volto dia, estarei de volta, sem acesso",
        ])
}
