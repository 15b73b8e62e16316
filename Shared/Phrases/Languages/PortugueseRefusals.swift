extension Language {
    /// Likewise, with how people write in Brazil.
    static let portugueseRefusals = Language(
        classes: [
            .neg: "naum",
            .no: "naum noup nãão nãoo népia nops",
            .regret:
                "gentil gentileza amável lamento lamentamos desculpe desculpa desculpem perdão infelizmente perdoe",
            .filler:
                "ih eita pá migo miga querido querida moço moça fofa então olhe oh olha abraço abraços vlw flw adeus valeu",
        ],
        phrases: [
            .redirect: """
            passo|pergunto|digo|dou lhe|a
            """,
            .idiom: """
            fech* ~2 às|as
            já me perdi, já vendi|fiz|usei|comi, comigo não precisa ~ enfeitar|enrolar|cerimónia|cerimônia|formalidade, tá não ~ cheguei|cheguei agora, veio|vem|ficou cortad*, deus abençoe, que deus abençoe
            """,
            .bare: """
            ná, nã, naum, num quero, num quero não, n quero, nem morta, nem morto, nem a pau juvenal, nem lascando, nem fudendo, nem brincando, nem dado, nem de graça, nem por um decreto, nem por nada, n obg, n obrigado, n obrigada, nem fu, baza, bazem, bazar, põe-te a milhas, não da, não dá, não dá não, dá não, rola não, vou não, vou querer não, vai rolar não, quero nada, quero nada não, nada não, obrigado mas não, obrigada mas não, valeu mas não, não mas valeu, não e adeus, não e obrigado, não obrigada e adeus, passo a vez, passo esta, tô de boa, to de boa, tô tranquilo, to tranquila, de boas, sem mais, tou fora, era o que faltava, nem vem, nem começa, nem tenta, bloquear, bloqueio, lixo, para o lixo, ó não, oh pá não, não pá, não moça, não moço, não querida, não querido, não amor, não amigo, não amiga, não senhor, não senhora, não cara, mano não, não mano, mas nem, ni pensar, jamais, apaga, apague, apaga isso, apague isso, apaga aí
            """,
            .final: """
            <neg> ~3 gente como nós|eu, mãe|patrão|chefe|mulher|esposa|marido|pai|patroa ~1 disse|falou|diz que não $
            isso|isto ~1 não é comigo|connosco, então|portanto|por isso|logo não|nao $
            não ~1 vejo|vemos|veio ~2 sentido|utilidade|necessidade|interesse|motivo|razão|vantagem|nisso, que ~2 vou|vamos|ia|íamos|faria|faço|quer ~3 fazer|faça|faria|faço ~1 com|disso|isso, o que ~1 eu ~1 faria|fazia|faço ~1 com
            se eu|a|nós|precisasse|precisássemos|quisesse|quiséssemos|precisar|quiser|precisarmos|quisermos ~6 procuro|procurava|procuraria|tinha|teria|ligo|ligava|ligaria|chamo|chamava|aviso|pedia|pediria|ia|procuramos|procurado|telefonava|contacto|contactava|perguntava|procuraremos
            nem agora nem, nem hoje nem, nem dinheiro|tempo|vontade|verba|orçamento|paciência|grana|interesse nem, não tenho|temos|há nem ~2 nem, não tenho|temos ~2 nem ~1 dinheiro|tempo|vontade|verba|paciência|grana|interesse, não é agora que ~1 vou|vamos
            """,
            .strong: """
            sorte|sucesso ~1 com|noutro|em ~1 outro|outra|outros|outras|alguém, me|nos|se vira|viramos|viro ~2 sozinho|sozinha|sozinhos|bem|sem, boto|ponho|meto|metemos|botamos ~2 tostão|centavo|cêntimo|real|euro, engan*|enganaram|enganou ~1 se ~1 na|de pessoa|porta|número, poupem|poupa|poupe ~1 nos|me
            não ~1 trabalh*|trato|lido|negoceio ~1 com ~1 estranhos|quem|gente|desconhecid*|ninguém, pro|para|pra ~1 meu|nosso bico, faz ~4 de graça|borla, optámos|optamos por não, decidimos|resolvemos ~1 não
            já tenho|temos ~1 quem|alguém, mas passo $, mas passo esta|essa|desta|dessa, passo esta|essa e, cheira|parece ~1 golpe|burla|esquema
            aqui em casa ~1 ninguém ~1 quer|precisa|usa|compra
            prefiro|preferimos|preferia ~2 ficar|continuar|manter|seguir|usar|permanecer ~1 com|como|no|na|assim|meu|minha|o|a|do, fico|ficamos|continuo|continuamos|sigo|seguimos|ficar|continuar ~1 com ~4 que|meu|minha|caderno|papel|mesmo|mesma|nosso|nossa|velho, com o que ~1 tenho|temos|há, caderninho|caderno ~1 mesmo|mesma|basta|chega|serve, papel e ~1 lápis|caneta
            não ~1 gasto|gastamos|pago|pagamos|invisto ~2 um|nem|nada|dinheiro|nisso|tostão|centavo|euro, não ~2 orçamento nem|para|pra, não ~2 justific*, já estou|estamos|tô|tamo|estou ~1 servid*|abastecid*|atendid*|fornecid*|equipad*, vendi|vendemos ~2 loja|negócio|empresa|tudo, clientes ~2 sozinhos|sozinhas|naturalmente
            já ~1 trata|faz|cuida|ocupa|mexe ~2 meu|minha|nosso|nossa|isso|disso|tudo|filho|cunhado, meu|minha|nosso|nossa ~1 cunhado|filho|filha|marido|mulher|sobrinho|sobrinha|primo|genro|irmão|irmã|contador|contabilista já ~1 trata|faz|cuida|ocupa, não ~1 sou|somos ~3 procura|procuram|procuras|precisa|precisam, não é ~1 comigo|connosco|conosco, não ~1 nos|me acrescenta|soma|agrega|traz|serve|diz, nada ~1 nos|me acrescenta|traz, odeio|detesto|abomino|não suporto ~3 mensagens|publicidade|spam|tipo|esse|este|isto|isso|vendas|propaganda, ofereça*|ofereç*|venda* ~2 a|para|pra outro|outra|outros|quem|alguém, resposta ~1 foi|era|é|continua ~3 não $, não queria|queríamos ~1 mais|nada|saber, coisa de ~1 gente nov*, já não tenho idade|cabeça|paciência
            como ~1 já ~ <neg>, como ~1 lhe|te|vos disse ~ <neg>
            outra|outro freguesia|lado|freguês|paróquia $, bate*|bater|toca*|tocar ~1 a|à|em|na|noutra ~1 outra|noutra ~1 porta, noutra|outra freguesia, noutra porta|banda, vá|vai|vão|procure|procura|procurem|tente|tenta|venda|vende ~2 noutro|outro|outra|noutra lado|sítio|porta|lugar|freguesia|canto
            fica|ficamos|ficar|fico|deixa|deixar|deixo|continua|continuar|continuamos|está|tá|mantém|manter ~2 assim|como está|estão|estamos|é|tá $, ficar|ficamos|fico ~1 quieto*|quietinho* ~1 no, no nosso|meu canto, estamos|tô|tou|estou|tá ~2 bem|feliz|felizes|satisfeit*|contente*|bom|de boa|servid* ~1 assim|como, assim|como está ~2 bem|bom|feliz|serve|chega, não ~2 mudar|mudo|mudamos|trocar|troco, não é agora, a esta altura ~ não|já, nesta idade ~ não, na minha idade ~ não, vivo|vivemos|trabalho|trabalhamos ~2 só|apenas|exclusivamente ~1 com|do|de, só|apenas|exclusivamente|unicamente ~2 boca ~1 boca|ouvido, boca ~1 boca|ouvido ~3 chega|basta|sobra|suficiente|mais|sempre, só|apenas|exclusivamente|unicamente ~1 com ~2 gente|fornecedores|locais|conhecidos|empresas, trabalhamos|trabalho só|apenas|exclusivamente|unicamente
            não há|tenho|temos|sobra|tem ~2 dinheiro|verba|grana|orçamento|tempo|cabeça|paciência|vagar|condições|condição|recursos|fundos|din|guito|tostão|saco ~1 para|pra|p|pro, sem ~1 verba|grana|dinheiro|orçamento|guito|tostão ~1 para|pra|p|pro, não me|nos assiste|serve|convém|compensa|apetece|aquece|arrefece|diz|adianta|cabe|toca|faz, nem me aquece, não dou conta, não damos conta, não damos|dou vazão, não sei ~1 que ~2 fazer ~1 com, pra|para que|quê ~2 quero|preciso|serve, não vejo ~1 utilidade|vantagem|sentido|interesse|necessidade, não tem|têm utilidade|serventia|precisão|cabimento|serventia, não nos enquadra*|enquadramos, não se enquadra|aplica|adequa|encaixa|coaduna, não aderimos|adere|participamos|participa|aceitamos|aceita|trabalhamos|fazemos|entramos|respondemos|atendemos ~ propostas|ofertas|iniciativas|publicidade|parcerias|privados|comerciais|tipo|este|esse|destas|dessas|género, não ~ este|esse|deste|desse tipo|género|gênero, neste tipo de ~ não, dessas|destas coisas não|nem, nessas|nestas coisas não
            já me|nos ~1 enganaram|burlaram|roubaram|aldrabaram|lixaram, já fui ~1 enganad*|burlad*|aldrabad*|roubad*, já caí ~2 uma|nessa|numa, não caio, nessa não caio, gato escaldado, cachorro mordido, não me apanham|pegam|enrolam|enganam
              me aposent*|reform*, aposentei|reformei ~1 me, vou ~1 reformar|aposentar, penduro|pendurei ~2 botas|chuteiras|avental
            resposta ~2 negativa|não, digo que|já não, dizer que não, diria que não, direi que não, vou dizer ~1 não, digamos que não, é não $, é um não|nao, fica o não, já disse $, quero não, quero nada, num quero|preciso|tenho|dá|vou|gosto|carece, n quero|preciso|tenho|curto|gosto|rola|vou|to|tou|me, naum quero|preciso|tenho|curto, nem dado|dada|oferecid*|pintado|morta|que, nem ~1 de graça|borla, nem por ~1 decreto|nada|sombras, não leve* a mal, bato* ~2 porta errada, errou|enganou ~1 se|na|de ~1 porta|pessoa|morada|número, sou a pessoa errada, pessoa errada, não sou ~2 pessoa|público|cliente|alvo ~1 certa|indicad*|para|que|vosso|seu, comigo não|nao ~1 contem|conte|pega|cola|dá|resulta|vai|rola|funciona, comigo não $, não contem comigo
            o que não|nao ~1 me falta, que tenho|temos ~1 chega|chegam|basta|bastam|sobra, me|nos chega|basta|sobra|chegam|bastam|sobram ~1 o|os|a|as|que, clientes|trabalho|serviço ~1 a mais|de sobra|que chegue|sobra, de sobra, tenho|temos ~2 clientes|trabalho|serviço ~1 sobra|chegue|suficiente*|demais, não compro|faço|trato|fecho ~2 pelo|por|via|no ~1 facebook|instagram|insta|internet|whatsapp|zap, pro|para o|no lixo $, direto|direitinho para|pro ~1 lixo, para o lixo, vai|vão para|pro ~1 lixo, apag*|elimin*|delet*|remov*|risc* ~1 me|nos|o|meu|minha, me|nos bloqueia|risca|risque|apague|apaga|tira|tire|remova|esquece|esqueça|erra, te|lhe|vos bloqueio|denuncio, sem mais $, sem mais abraço, até nunca, pode esquecer|desistir|riscar|tirar, pode parar, bora parar, para|pára|pare de|com ~2 encher|chatear|insistir|mandar|massacrar, não massacr*|mace|maces|amole|amola|insista|insiste|insistas|perturbe|perturba|azucrine, chateia|chateiam me|o|a suficiente, já ~1 chateia|chega, que praga|seca|melga|chato|chatos|saco|porre, xô
            """,
            .rude: """
            vai|vá|vão trabalhar|arranjar, arranja|arruma um|uma trabalho|emprego|vida|serviço, baza $, bazem $, baza daqui, vai dar uma|banho|volta, vai|vá ver|pentear|chatear|catar|bugiar|pastar, desinfeta, desgruda, não enche
            """,
            .soft: """
            teria|tinha|teríamos ~1 ligado|procurado|pedido|chamado|contactado|contatado
            demasiado|muito caro|complicado|tarde ~ para mim|nós
            boca a boca, boca em boca, de boca em, no ~1 limite, sem mãos a medir, até ao pescoço, tenho 12|13|14|15|16 anos, sou menor, muito velh*|pequen* para|pra, já não tenho idade, terceira|quarta|quinta|décima vez|mensagem, terceiro|quarto|quinto|décimo hoje|esta|essa|contacto|contato, mais um|uma ~1 vendedor|spam|publicidade|propaganda|igual, adeus, não ~2 minha área|praia|onda|cena|vibe|pegada, que ~2 eu ~1 faço|fazia|ia ~1 com, fora do ~1 orçamento|alcance|nosso, caro demais, muito caro, reformad*, aposentad*, gerimos ~, por nossa conta, levar com publicidade|isto|mais
            """,
            .supplied: """
            vou fechar ~2 loja|negócio|empresa|salão|café|restaurante|oficina|portas
            fechei|fechamos|fechámos|vendi|passei|encerrei|encerrámos|encerramos|trespassei|trespasso ~2 loja|negócio|empresa|salão|café|restaurante|oficina|portas|firma|consultório|estabelecimento
            tenho|temos|há|tem ~1 quem|alguém|pessoa|gente ~2 trata|faz|faça|trate|cuida|cuide|para|pra|disso, já tenho|temos ~1 quem|alguém|um|uma|o|a|meu|minha|nosso|nossa, quem me|nos ~2 trata|faz|faça|trate|cuida, meu|minha|nosso|nossa|um ~1 filho|filha|mulher|esposa|marido|irmão|irmã|sobrinho|sobrinha|primo|prima|cunhado|cunhada|genro|nora|contabilista|contador|contadora|neto|neta|amigo|amiga|vizinho|sócio|afilhado|namorado|namorada ~2 trata|faz|fez|cuida|ocupa|vê|montou|ajuda|mexe|resolve|gere, fazemos|faço|tratamos|cuidamos ~1 tudo ~1 nós|eu|cá|em|internamente|sozinh*|por, tudo ~1 feito|fazemos ~1 cá|em|por|pela, nós mesmos|próprios, eu mesm*|própri*, há ~2 anos ~1 com, faz ~2 anos ~1 com, com a|o ~1 mesma|mesmo ~1 gente|pessoal|fornecedor|contador|há, prata da casa
            """,
            .farewell: """
            boa sorte, muita sorte, sorte aí, sorte com, sorte pra|para, deus abençoe|abençoa|abençõe, fica|fique com deus, vai|vá com deus, tudo de bom, tudo bom, bons negócios, boas vendas, bom trabalho, boa continuação, felicidades, passe|passa ~1 bem, fiquem bem, fica bem, fique bem, adeus, felicidade*, sucesso, muito sucesso, bom resto, desejo ~2 sorte|sucesso|bem|melhor|felicidades
            """,
            .hostile: """
            pra|para que|quê ~3 quero|preciso|queria, não têm|tem|tens ~3 que fazer, mais que fazer, vocês não ~1 cansam|desistem|param, ainda tenho de ~ levar|aturar|ouvir
            """,
        ])
}
