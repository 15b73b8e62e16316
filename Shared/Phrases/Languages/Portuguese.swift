extension Language {
    static let portuguese = Language(
        classes: [
            .neg: "não nao num_ nunca jamais nada nenhum nenhuma tampouco nem ninguém ñ",
            .interest:
                "interessa interessam interessado interessada interessados interesse interessante interesso atrai convence agrada",
            .desire:
                "quero queremos desejo desejamos procuro procuramos gostaria gostaríamos pretendo pretendemos preciso_ vou_ aceito aceitamos receber comprar afim",
            .need: "preciso precisamos precisa necessário necessidade necessito precisando necessitamos",
            .write: """
            escreva escrevam escrever escreve mensagem mensagens msg msgs email emails e-mail mail mails contato contatos contacto contactos contatar contactar contate contatem contacte
            contactem ligar ligue liguem liga ligações ligação mandar mande mandem manda enviar envie enviem envia publicidade propaganda propagandas spam sms insistir insista insistam incomodar incomode
            incomodem perturbar perturbe zap whats whatsapp promoções divulgação chamar chame anúncios insistas comunicações
            """,
            .again: "mais outra outro outros novamente adiante novo futuro quaisquer",
            .me: "me mim meu minha meus minhas nos nós nosso nossa nossos comigo eu",
            .stop: "stop pare parem parar para_ deixe_ deixem_ chega basta cesse cessem",
            .remove:
                "remova removam remover remove apague apaguem apagar apaga exclua excluam excluir exclui tire tirem tirar tira retire retirem retirar elimine eliminem descadastre descadastrar descadastrem delete deletem deleta risque cancele",
            .data:
                "lista listas número telefone email e-mail mail dados base cadastro contato contacto nome endereço banco daí daqui",
            .leave: "deixa deixe deixem deixar larga largue larguem",
            .peace: "paz sossego sossegado sossegada quieto quieta tranquilo",
            .waste: "perca perder percam gaste perde desperdice", .time: "tempo energia saliva trabalho latim",
            .save: "poupe poupa economize poupem",
            .already: "já", .have: "temos tenho contamos trabalhamos atendidos fornecedor servidos uso usamos",
            .thanks:
                "obrigado obrigada obg brigado brigada agradeço agradecemos valeu vlw grato grata obrigadão thanks",
            .please: "favor pfv pf pfvr pff",
            .filler:
                "olá oi bom boa dia tarde noite prezado prezada sr sra senhor senhora amigo amiga cara mano moço moça por muito mas então aí hein viu né tá pela pelo o a de do da contato_ proposta mesmo gente desculpe desculpa desculpa lamento",
            .warm:
                "sim claro ótimo perfeito excelente legal show bacana beleza kkk kkkk kkkkk rs haha massa topo adorei curti boa_ top",
            .annoyed:
                "chato chatos chata chatas inconveniente inconvenientes insistente insistentes spam assédio golpe golpistas porra merda caralho saco idiota idiotas irritante cansei cansado_ encher enchendo enche some vaza suma sumam inferno",
            .law:
                "advogado lgpd rgpd polícia denuncio denunciar denúncia denunciarei processo processar bloqueio bloquear bloqueado bloqueei bloquearei bloqueando procon reporto reportar anatel justiça",
            .later:
                "amanhã depois segunda terça quarta quinta sexta janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro talvez logo próximo próxima trimestre férias breve hoje_ mais_tarde",
            .notice: "ouvi sabia sei vi visto entendi recebi conheço conhecia li lembro chegou consegui deu",
            .miss: "perco perder_ hesite duvide preocupe",
        ],
        phrases: [
            .idiom: """
            sem problema*, sem problemas, nenhum problema, não tem problema, não há problema, não faz mal, não se preocupe, não sei, não faço ideia, nem ideia, não tenho ideia, nada mal, não é mau, não é ruim, não é má ideia, por que não, porque não, sem pressa, não tem pressa, de nada, não só, não apenas, não hesite, nunca ouvi, nunca vi, nunca usei, não conheço, não conhecia, não entendi, não percebi, não recebi, não vi, não deu pra, não deu para, não consegui, não chegou, ainda não, não para não, não pare, não pára
            não perco, sem compromisso, sem dúvida, mal posso esperar, não vejo a hora, não abre, não abriu, não funciona, não está abrindo, não tenho certeza, não é urgente, deixa eu ver, deixa eu, deixe me ver, deixa comigo, deixe seu, deixa seu, fim do mês, fim de semana, final do mês, final de semana, mais informações, mais info, mais detalhes, mais tarde, para mim seria, ponto final, paragem, não para de, manda ver, pra mim tá
            """,
            .yes:
                "não digo não, não digo que não, não vou dizer não, não dá pra dizer não, como dizer não, por que não, porque não, não para não, não pare, não perco, não me oponho, não me importo, não seria mau",
            .keyword: "sair, parar, cancelar, pare, stop, não, fim, descadastrar, remover, sai",
            .bare: """
            não, nao, não não, nunca, jamais, sair, pare, parem, para, parar, chega, basta, stop, já chega, tô fora, to fora, estou fora, fora, nada, de jeito nenhum, nem pensar, nem a pau, sem chance, nem morto, sem interesse, não interessa, não quero, não tenho interesse, me tira, me deixa, descadastrar, cancelar inscrição, dispenso, dispensamos, recuso, passo, passamos, rejeitado, deixa pra lá, esquece, esqueça, me esquece, melhor não, prefiro não, sem mais mensagens, vaza, some daqui, some
            """,
            .strong: """
            não <thanks>, <thanks> não, não muito obrigad*, não mas obrigad*, não obrigad*, tô fora, to fora, estou fora, estamos fora, tamo fora, ficar por aqui, ficamos por aqui, fico por aqui, paramos por aqui, dispens*, dispenso, dispensamos, recus*, recusar, declin*, rejeit*, abdic*, passo dessa, dessa eu passo, vou passar, vamos passar, eu passo, passo obrigad*, deixa pra lá, deixar pra lá, deixa quieto, sem interesse, nenhum interesse, não ~ interesse, não ~ interessad*, não me interessa, não nos interessa, não é ~ mim, não é ~ nós, não é a minha, não é a nossa, não é minha praia, minha praia
            não serve ~ mim|nós, não faz sentido, nada pra mim, nem pensar, nem a pau, nem morto, de jeito nenhum, jeito nenhum, sem chance, nem sonhando, melhor não, prefiro não, preferimos não, preferia não, decidimos não, não vamos, não vou, não quero, não queremos, não desejo, não desejamos, não preciso, não precisamos, não precisa, não pretendo, não pretendemos, não gostaria, para de|com, pare de, parem de, pára de, parar de, deixe de, deixem de, deixa de, chega de, chega disso, basta de, não me ~ mand*, não me ~ escrev*, não me ~ lig*, não me ~ contat*, não me ~ contact*, não me ~ envi*, não me ~ incomod*
            não ~ insist*, não insist*, não ~ perturb*, não mand*, não envie*, nunca mais, não volte* a, não torne* a, não entre* em contat*, não entre* em contact*, me deixa, me deixe*, deixa* me, em paz, me esquece*, me esqueça*, esquece ~ mim|isso, esqueça, me tira*, me tire*, me remov*, me exclu*, me descadastr*, me apag*, tira* meu|me|minha, tirar meu|me|minha, tire* meu|me|minha, remov* ~ meu|minha|me|meus, apag* ~ meu|minha|me|meus, exclu* ~ meu|minha|me|meus, elimin* ~ meu|minha|me|meus, delet* ~ meu|minha|me, descadastr*, cancelar inscrição, cancelar a inscrição, não perca, perdendo ~ tempo, não gaste
            perca ~ tempo, poupe ~ tempo, procure outr*, procura outr*, vai procurar, não conte* comigo, comigo não, já disse que não, disse que não, já falei que não, falei que não, já disse não, a resposta é não, é um não, não é não, me recuso, me oponho, revogo, retiro ~ consentimento, não autorizo, não dei ~ autorização, vai se fo*, vai à merda, vai te catar, vai tomar, some daqui, vaza daqui, cai fora, sai fora, não me apetece, não estou a fim, não tô a fim, não to afim, polegar para baixo, solicito a remoção, solicito ~ exclusão, abster*, abstenha*
            """,
            .command: "cancel* minha|a ~ inscrição|assinatura",
            .soft: """
            bem servidos, estamos servidos, bem atendid*, já temos, já tenho, já contamos, já trabalhamos, já estamos, já uso, já usamos, já somos, satisfeit* com, content* com, felizes com, boa sorte, sorte com, sucesso, muito sucesso, bons negócios, boas vendas, tudo de bom, muito caro, sem orçamento, sem verba, não temos verba, sem tempo, não tenho tempo, número errado, engano, aposentad*, reformad*, fechamos, já falei, já disse, de novo, outra vez, terceira vez, terceira mensagem, última vez, internamente, obrigad* mas, agradeço mas, agradeço ~ mas, agradecemos ~ porém, mas obrigad*, agradecemos a gentileza, tchau, adeus
            """,
            .hostile:
                "quem te deu, quem lhe deu, quem vos deu, quem deu meu, como conseguiu, como conseguiram, como arranj*, onde ~ consegui*, de onde ~ tir*, onde pegou, onde pegaram, mais uma msg, mais uma mensagem, se mandar ~ mais, por que ~ me mand*, porque ~ insist*, encher o saco, enche* ~ saco, que saco, eu bloqueio, vou bloquear, vou denunciar",
            .ask: """
            espera, espere, peraí, calma, um momento, conta mais, conte mais, me conta, me conte, conte me, me explica, explica melhor, me explique, me fala, fala mais, fale mais, me manda*, manda o|a|aí, me envia*, me envie*, envie me, manda mais, mande mais, mais informações, mais info*, mais detalhes, saber mais, me interessa, tenho interesse, temos interesse, estou interessad*, fiquei interessad*, quanto custa, quanto é, quanto, preço*, valores, qual o valor, quando, parece bom, parece ótimo, parece interessante, me liga, me ligue, liga me, vamos conversar, vamos falar, vamos marcar, pode ser, bora, topo, sim, claro, com certeza, com prazer, quero sim, quero saber, quero ver, pode mandar, pode enviar, pode reenviar, reenvi*, manda ver, por que não, quero mais, me passa, uma demo, gostei
            """,
            .later:
                "agora não, agora não dá, no momento, por agora, por enquanto, de momento, semana que vem, mês que vem, ano que vem, próxima semana, próximo mês, próximo ano, mais tarde, mais pra frente, mais para a frente, outro dia, outra hora, outra altura, outra ocasião, depois do|da|das|de, hoje não, em janeiro, em setembro, te aviso, te ligo, te chamo, volto a falar, fim do mês, ando sem",
            .redirect:
                "não sou eu, não sou a pessoa, não sou o, não sou a, pessoa certa, pessoa errada, pessoa indicada, fala com, fale com, falem com, falar com, contate o|a, contacte o|a, procure o|a, colega, chefe, gerente, responsável, quem cuida, quem decide, departamento, setor, encaminh*, não decido, não trato, não cuido, pergunta pro|pra|ao, pergunte ao|à",
            .away:
                "fora do escritório, de férias, estou de férias, em férias, resposta automática, mensagem automática, licença maternidade, de licença, ausente, acesso limitado, retorno dia, volto dia, estarei de volta",
        ])
}
