extension Language {
    /// With how people write in Brazil.
    static let portuguese = Language(
        classes: [
            .part: "anexo item artigo linha fundo logo rascunho comentário parágrafo foto fotos",
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
            olá oi bom boa dia tarde noite prezado prezada sr sra senhor senhora amigo amiga cara mano moço moça por muito mas então aí hein viu né tá pela pelo o a de do da contato_ proposta mesmo gente desculpe desculpa desculpa lamento
            meu_ querido querida fofo fofa irmão véi velho mana parça chefe_ opa ola bem ó lá e é pra_mim seu sua vosso vossa isso é_isso tipo só por_aqui abraço abraços bj bjs boa sinto que eu um uma oferta contacto_ mensagem_ pá
            """,
            .contrast: "mas porém contudo entretanto", .condition: "se caso",
            .opener: "como quanto quantos quando onde qual quais quem",
            .warm:
                "sim claro ótimo perfeito excelente legal show bacana beleza kkk kkkk kkkkk rs haha massa topo adorei adoro curti boa_ top amei lindo linda maravilha fixe espetacular",
            .annoyed: """
            invasivo invasiva invasivos chato chatos chata chatas inconveniente inconvenientes insistente insistentes spam golpe golpistas porra merda caralho saco idiota idiotas
            irritante cansei cansado_ encher some vaza suma sumam inferno caraca_ cacete bosta otário otários babaca trouxa mala malas puta carago vtnc vsf fdp pqp enchendo
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
            entendeu|percebeu|entendeste mal
            <neg> ~ precisa* ~ convencer, disse|dissemos|disseram|falou não no|ao|pro|de, disse não ~ começo|início, não brincadeira|zoeira, não ~1 esqueç*, não ~1 esquec*
            não incomoda, não incomoda nada, não me incomoda, não atrapalha, não chateia, não me chateia, não deix* de ~ avisar|escrever|ligar|mandar|contactar, não há erro, não tem erro, que nada, nada a apontar
            não digo não, não digo que não, digo não a, digo que não a, não vou dizer não, não dá pra dizer não, dizer não, dizer que não a, como dizer não, por que não, porque não, pq não, não para não, não pare, não pares, não perco, não me oponho, não me importo, não me importava, não seria mau, como não ~ gost*|amar|querer, não é que eu não ~ quer*|goste, não é que ~ não, nada contra, não tenho nada contra, não vejo por que não, não recuso, não cairia mal, não ia mal, não veria mal
            """,
            .keyword:
                "sair, parar, cancelar, pare, stop, não, fim, descadastrar, remover, sai, cancela, cancelar inscrição, cancelar subscrição",
            .bare: """
            não escreva, não escrevam, não escrevas, não contacte
            eu passo
            nada disso
            <no>, não, nao, não não, nunca, jamais, sair, pare, parem, para, parar, parou, chega, basta, stop, já chega, tô fora, to fora, estou fora, fora, nada, de jeito nenhum, de modo nenhum, nem pensar, nem a pau, nem ferrando, nem fodendo, nem que a vaca tussa, sem chance, nem morto, sem interesse, não interessa, não quero, não tenho interesse, me tira, me deixa, descadastrar, cancelar inscrição, cancelar subscrição, dispenso, dispensamos, recuso, passo, passamos, rejeitado, deixa pra lá, deixa quieto, deixa, esquece, esqueça, me esquece, me erra, melhor não, prefiro não, sem mais mensagens, vaza, some daqui, some, xô, xispa, quero não, preciso não, precisa não, carece não, não precisa, não rola, nem rola, não obg, negativo, bloqueado, bloqueei, denunciado, não enche, tchau
            """,
            .elsewhere: """
            por mensagem|email|whatsapp|zap|escrito|mensagens ~ melhor|ok|pode|prefiro|perfeito|tranquilo|bem, melhor|prefiro por mensagem|email|whatsapp|zap|escrito, melhor|só mensagem|mensagens|whatsapp|zap|email, prefiro mensagem|email|zap|whatsapp
            """,
            .undone: """
            compro|quero|levo mesmo assim
            ignora|ignore|ignorem isso|o|a|essa|aquilo|esse|por, desconsidere*|desconsidera, botão errado, tecla errada, chat errado|conversa errada, filho|filha|neto|neta|sobrinho|criança|gato|bebê|bebé ~ digitou|mandou|escreveu|apertou|clicou|enviou|carregou, digitei|mandei|escrevi|apertei|enviei|cliquei ~ sem querer|engano
            """,
            .final: """
            ter nada a|que ver|haver
            nem agora ~ nem, nem nunca, nem no futuro, nem mais tarde
            """,
            .strong: """
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
            que parte de|do não
            quantas vezes ~ não
            como ~ saio|sair ~ lista
            vai se fo*, vai-te, vai te fo*, vai à merda, vai a merda, vai pra|para o|a|os inferno|merda|puta|caralho|pqp, vai para o, vai te catar, vai se catar, vai se ferrar, vai se lascar, vai se danar, vai tomar, vai chatear, vai encher, vai passear, vai dar banho, vai ver se ~ esquina, vá chatear, vá à merda, vai plantar, vai catar, vão se fo*, vão à merda, vão pro|para, some daqui, some da, suma daqui, suma, vaza daqui, vaza, cai fora, sai fora, sai daqui, sai pra lá, desaparece, desapareça*, desampara, põe-te a andar, põe te, mete o pé, rala, rala peito, some, q saco, que saco, não enche*, não me enche*, enche* o saco, encher o saco, enchendo ~ saco, me erra, me poupe, deixa* de ser, larga* do pé, larga* do meu, larga* mão, desgruda, não torra, vtnc, vsf, vsfd, tnc, fdp, foda se, fodam se, cala a boca, cale a boca, raios te, sai do meu
            me oponho, oponho me, opomo nos, direito de oposição|eliminação|apagamento, direito ao esquecimento|apagamento, artigo 21, art 21, artigo 17, art 17, artigo 18, art 18, solicito ~ exclusão|eliminação|remoção|apagamento, solicito a remoção, exclusão ~ dados, eliminação ~ dados, exclu* ~ dados, elimin* ~ dados, apag* ~ dados, remov* ~ dados, revogo, retiro ~ consentimento, com base na lgpd, nos termos da lgpd, proteção de dados, não perturbe
            vou bloquear, vou denunciar, vou te bloquear|denunciar|processar, vou vos denunciar, eu bloqueio, te bloqueio, bloqueio você|vcs|vocês, bloquead* e, denunciad* e, denunciei, bloqueei, denunciarei, bloquearei, vou processar, processo vocês|vcs, medidas judiciais|legais, meu advogado, apresentar queixa, faço queixa, fazer queixa, queixa à|na|contra, como spam, isso é spam, isto é spam, isso é assédio, isto é assédio, é assédio, reportar como, reportado como
            """,
            .soft: """
            à concorrência
            problemas que chegue, problemas que bastem, fiel, fiéis
            tanto faz
            eu mesmo, eu mesma, eu próprio, nós mesmos, nós ligamos, entramos em contacto, entramos em contato, eu procuro, nós procuramos, temos ~ nosso pessoal
            tá bom assim, está bom assim, está bem assim, assim tá bom, com o que tenho, com o que temos
            bem servidos, estamos servidos, bem atendid*, já temos, já tenho, já contamos, já trabalhamos, já trabalho, já estamos ~ com, já uso, já usamos, já somos, satisfeit* com, content* com, felizes com, muito caro, sem orçamento, sem verba, não temos verba, sem tempo, não tenho tempo, número errado, engano, enganou se, enganaste te, se enganou, pessoa errada, errou de|o, aposentad*, reformad*, já falei, já disse, de novo, outra vez, terceira vez, terceira mensagem, última vez, internamente, agradecemos a gentileza, tchau, adeus, tudo o que preciso, tudo que preciso, tudo que precis*, tô tranquilo, to tranquilo, tô suave, to suave, tô bem, estou bem, tamo de boa, perfil pessoal, número pessoal, conta pessoal, perfil privado, número particular, celular pessoal, uso pessoal, fazemos nós mesmos, faço eu mesmo, obrigad* na mesma, obrigad* mesmo assim, agradeço ~ contato|contacto, mesmo assim obrigad*
            """,
            .farewell:
                "boa sorte, sorte com, sucesso, muito sucesso, bons negócios, boas vendas, tudo de bom, felicidades para, boa continuação, boa sorte aí, votos de sucesso, passar bem, passe bem",
            .hostile:
                "quem te deu, quem lhe deu, quem vos deu, quem deu meu, quem passou meu, como conseguiu, como conseguiram, como arranj*, onde ~ consegui*, onde arranj*, de onde ~ tir*, onde pegou, onde pegaram, mais uma msg, mais uma mensagem, se mandar ~ mais, por que ~ me mand*, porque ~ insist*, pq insist*, quantas vezes, qual parte do, que parte do, não entendeu que, tá surdo, bloquear, denunciar, ninguém merece, que chatice",
            .ask: """
            fala|diz|diga o|a|logo, me diz, me fala, me diga
            por mim tudo, por mim está, por mim pode, tudo bem por mim
            eu falava, quis dizer, queria dizer, me referia, eu quis
            é melhor por, melhor por, por email ~ melhor, prefiro por
            me escreve, me escreva, pode ser por, prefiro por
            espera, espere, peraí, calma, um momento, conta mais, conte mais, me conta, me conte, conte me, me explica, explica melhor, me explique, me fala, fala mais, fale mais, me manda*, manda o|a|aí|mais|pra, mande o|a|mais, me envia*, me envie*, envie me|o|a, mais informações, mais info*, mais detalhes, saber mais, me interessa, tenho interesse, temos interesse, estou interessad*, fiquei interessad*, quanto custa, quanto é, quanto, preço*, valores, qual o valor, orçamentos, quando, parece bom, parece ótimo, parece interessante, me liga, me ligue, liga me, ligue me, vamos conversar, vamos falar, vamos marcar, pode ser, bora, topo, sim, claro, com certeza, com prazer, quero sim, quero saber, quero ver, pode mandar, pode enviar, pode reenviar, pode falar, pode ligar, reenvi*, manda ver, por que não, quero mais, me passa, uma demo, gostei, diga, diz aí
            me chama*, chama na|no|<later>, me procura*, me lembra*, talvez ~ <later>|em|no|na|pro, quem sabe ~ <later>|em|no|na, volta ~ em, volte ~ em, volte ~ a ~ em, retorne ~ em, tenta ~ em, te aviso, te ligo, te chamo, te respondo, escrevo depois, volto a falar, vou perguntar, vou ver, contacte me ~ em|<later>, liga ~ <later>, ligue ~ <later>, contactar me quando, quando houver
            """,
            .later:
                "agora não, agora não dá, no momento, por agora, por enquanto, de momento, semana que vem, mês que vem, ano que vem, próxima semana, próximo mês, próximo ano, mais tarde, mais pra frente, mais para a frente, outro dia, outra hora, outra altura, outra ocasião, depois do|da|das|de, hoje não, em janeiro, em setembro, te aviso, te ligo, te chamo, volto a falar, fim do mês, ando sem, na correria, dirigindo, conduzir, em reunião",
            .redirect:
                "fala com, fale com, falem com, falar com, contate o|a, contacte o|a, procure o|a, meu|minha|um|uma|o|a colega|chefe|gerente|sócio|sócia, o responsável, quem cuida, quem decide, quem trata, departamento, setor, encaminh*, pergunta pro|pra|ao, pergunte ao|à, escreva para, manda pro|pra",
            .stranger:
                "não sou ~ dono|dona|responsável|gerente|proprietário, não trabalho, não sou eu, não sou a pessoa, não sou o, não sou a, pessoa certa, pessoa indicada, não decido, não trato, não cuido, não é comigo, não é minha área, não me compete",
            .away:
                "fora do escritório, de férias, estou de férias, em férias, resposta automática, mensagem automática, licença maternidade, de licença, ausente, acesso limitado, retorno dia, volto dia, estarei de volta, sem acesso",
        ])
}
