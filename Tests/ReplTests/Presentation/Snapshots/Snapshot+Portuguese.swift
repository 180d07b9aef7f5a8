extension Snapshot {
  static let portuguese = """
    14:03 #ops <bob> hello
    14:03 @bob <bob> hello
    14:03 #ops * bob waves
    14:03 #ops <bob> one
          | two
          |␠
          | four
    14:03 #ops <bob (atrasado)> hello
    2026-11-22 14:03 #ops <bob> hello
    14:03 #ops <ana (noutro cliente)> hello
    14:03 @bob <bob>␠
    14:03 #ops <eu> first
          | second (em fila)
    14:03 @bob <eu> hello (retido)
    14:03 @bob <eu> hello (em fila)
    14:03 @bob <eu> hello (no broker)
    14:03 @bob <eu> hello (recebido)
    14:03 @bob <eu> hello (não enviado)
    14:03 #ops * eu waves (no broker)
    14:03 #ops <bob (para mim)> @Aná: hello
    14:03 #ops * bob (atrasado, para mim) seen by ana
    14:03 #ops <bob> hello
    14:03 - ligado (sessão nova)
    14:03 - ligado (sessão retomada: segue-se o que chegou entretanto)
    14:03 ! ligado, mas o broker esqueceu a sessão deste cliente: os textos que lá esperavam podem ter-se perdido, e o chat pede aos outros o que lhe falta
    14:03 ! ligado com uma sessão nova: o broker cortava todas as ligações que continuavam a anterior. Os textos de programas que não são o chat que lá esperavam podem ter-se perdido; o chat pede aos outros o que lhe falta
    14:03 ! sem ligação: o servidor hello não é conhecido (veja --broker, e se há rede); nova tentativa em 0,7 s
    14:03 ! sem ligação: não se consegue chegar ao broker (não há caminho até ao servidor); veja se está a funcionar, e --broker; nova tentativa em 0,7 s
    14:03 ! sem ligação: o TLS falhou (não há caminho até ao servidor); veja --cafile, e se o nome em --broker é o do certificado; nova tentativa em 0,7 s
    14:03 ! sem ligação: o que responde não fala MQTT 5 (não há caminho até ao servidor); veja --broker e a porta; nova tentativa em 0,7 s
    14:03 ! sem ligação: o broker ou a rede fechou-a sem dizer nada; nova tentativa em 0,7 s
    14:03 ! sem ligação: nada chegou do broker durante mais do que o tempo de keep-alive; nova tentativa em 0,7 s
    14:03 ! sem ligação: o broker terminou-a: o servidor está a encerrar (0x8B); nova tentativa em 0,7 s
    14:03 ! sem ligação: o que chegou não pôde ser guardado, e por isso fica no broker; veja se o disco de --data-dir está cheio; nova tentativa em 0,7 s
    14:03 ! o nome ana está a ser usado por outro cliente; este para. Saia lá primeiro, ou comece com --take-over
    14:03 ! o broker recusa a ligação: nome ou palavra-passe errados (0x86); veja --user e --password-file
    14:03 ! o broker recusa a ligação: sem autorização (0x87) (No route to host); pergunte a quem gere o broker o que lá pode fazer, ou veja --user e --password-file
    14:03 ! o broker recusa a subscrição de USERS/+: sem autorização (0x87); não se verá quem entra e sai; pergunte a quem gere o broker o que lá pode fazer, ou veja --user e --password-file
    14:03 ! recusado o que chegou em GROUPS/hello/owner: está vazio
    14:03 ! recusado o que chegou em GROUPS/hello/owner: não é UTF-8
    14:03 ! recusado o que chegou em GROUPS/hello/owner: não é JSON (byte 17)
    14:03 ! recusado o que chegou em GROUPS/hello/owner: não é um objeto JSON
    14:03 ! recusado o que chegou em GROUPS/hello/owner: tem demasiados níveis
    14:03 ! recusado o que chegou em GROUPS/hello/owner: é demasiado grande (200000 bytes)
    14:03 ! recusado o que chegou em GROUPS/hello/owner: tem demasiadas chaves
    14:03 ! recusado o que chegou em GROUPS/hello/owner: a chave "hello" está lá duas vezes
    14:03 ! recusado o que chegou em GROUPS/hello/owner: falta a chave "hello"
    14:03 ! recusado o que chegou em GROUPS/hello/owner: o valor de "hello" é do tipo errado
    14:03 ! recusado o que chegou em GROUPS/hello/owner: diz ser de outra pessoa que não a do seu tópico
    14:03 ! recusado o que chegou em GROUPS/hello/owner: indica um tópico que não é desta conversa
    14:03 ! recusado o que chegou em GROUPS/hello/owner: o chat não conhece tal tópico
    14:03 ! recusado o que chegou em GROUPS/hello/owner: é para outra pessoa
    14:03 ! recusado o que chegou em GROUPS/hello/owner: ninguém pede uma conversa a si próprio
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes está vazio
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes é demasiado longo (200 bytes)
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes contém +, que nenhum nome pode ter
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes começa por $, que é reservado aos brokers
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes contém o carácter proibido ^[
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes começa ou acaba com um espaço
    14:03 ! recusado o que chegou em GROUPS/hello/owner: um dos nomes não está na Normalization Form C
    14:03 - bob está ausente: hello
    14:03 - bob está ausente
    14:03 - bob voltou
    14:03 - bob está offline: hello
    14:03 - bob está online
    14:03 - bob está offline
    14:03 - bob está "hello"
    14:03 - bob pede uma conversa (/accept bob ou /reject bob)
    14:03 - bob pede uma conversa (/accept bob ou /reject bob): hello
    14:03 - bob aceita a conversa (/open @bob)
    14:03 - bob recusa a conversa
    14:03 - bob terminou a conversa (/request bob pede uma nova)
    14:03 - bob aceitou um pedido que aqui não se conhece; /accept bob retoma a conversa
    14:03 - bob pede para entrar em #ops (/approve bob ops ou /deny bob ops)
    14:03 - bob já faz parte de #ops
    14:03 - a entrada de bob em #ops foi recusada
    14:03 - bob já não faz parte de #ops, por decisão do dono
    14:03 - bob saiu de #ops
    14:03 - pediu para entrar em #ops
    14:03 - já faz parte de #ops (/open #ops)
    14:03 - o dono de #ops recusa a sua entrada
    14:03 - já não faz parte de #ops, por decisão do dono
    14:03 - saiu de #ops
    14:03 - bob criou #ops (/join ops pede para entrar)
    14:03 - #ops pertence agora a bob
    14:03 - #ops deixou de existir
    14:03 ! diz-se que #ops pertence agora a bob; pergunte a ana, que aqui continua a ser o dono até /group trust ops
    14:03 - #ops agora é seu (/names ops)
    14:03 - bob faz-lhe um convite para #ops (/join ops; /part ops recusa)
    14:03 - bob muda o tópico de #ops: hello
    14:03 - o tópico de #ops é: hello
    14:03 - bob tira o tópico de #ops
    14:03 ! diz-se que #ops é seu, embora não faça parte dele; bob continua aqui a ser o dono (/msg @bob TEXT pergunta)
    14:03 - foi feito a bob um convite para #ops
    14:03 #ops - o texto 12 está no broker
    14:03 @bob - bob recebeu o texto 12
    14:03 @bob ! não enviado: "hello"; o broker recusou-o: quota excedida (0x97); o broker atingiu um limite; tente mais tarde, ou pergunte a quem o gere
    14:03 @bob ! não enviado: "hello"; o pedido de conversa foi recusado
    14:03 @bob ! não enviado: "hello"; a conversa terminou; /request bob pede uma nova
    14:03 @bob ! não enviado: "hello"; já não faz parte do grupo; /join bob pede para entrar
    14:03 @bob ! não enviado: "hello"; @bob foi apagado (/groups mostra os que há)
    14:03 @bob ! não enviado: "hello"; ocupa 200000 bytes, e só se podem enviar 131072; envie-o em partes
    14:03 @bob ! não enviado: "hellohellohellohellohellohellohellohello…"; o pedido de conversa foi recusado
    14:03 #ops ! não enviado: "hello"; já não faz parte do grupo; /join ops pede para entrar
    14:03 #ops ! não enviado: "hello"; #ops foi apagado (/groups mostra os que há)
    14:03 #ops ! falta aqui um texto de bob
    14:03 #ops ! faltam aqui 3 textos de bob
    14:03 #ops ! o broker não aceita mais textos por agora: quota excedida (0x97); ficam guardados e são tentados de novo a cada poucos segundos (/pending mostra-os)
    14:03 #ops ! escondidos: 70 textos de bob, demasiados de uma vez (/history mostra-os)
    14:03 #ops ! escondidos: 1 texto, demasiada gente escreve ao mesmo tempo (/history mostra-os)
    14:03 ! escondidos: 1 entrada ou saída; demasiados de uma vez (/requests, /groups e /users mostram o que há)
    14:03 ! escondidos: 70 pedidos, 2 mudanças de membros, 3 entradas e saídas, 4 mudanças de grupos, 4 conteúdos recusados, 4 falhas; demasiados de uma vez (/requests, /groups e /users mostram o que há)
    14:03 #ops ! já cá está outro texto com a identidade do último; um dos dois pode não ser de bob
    14:03 #ops ! o último texto não foi escrito por este chat, embora traga o seu nome e a marca da base de dados daqui: alguém escreve em seu nome, ou usa uma cópia da base de dados
    - retido: foi pedida uma conversa a bob, que recebe o texto quando a aceitar
    - foi pedida uma conversa a bob
    - a conversa com bob está aceite (/open @bob)
    - o pedido de bob está recusado
    - #ops está criado e é seu (/open #ops)
    - foi pedida a entrada em #ops a bob, que é o dono
    - saiu de #ops
    - bob já faz parte de #ops
    - a entrada de bob em #ops foi recusada
    - bob já não faz parte de #ops
    - @bob está aberto
    - #ops está fechado
    - a conversa com bob terminou para os dois
    - bob também é aqui o dono de #ops
    - sem ligação: o texto está guardado, e sai quando o broker voltar
    - as linhas de bob deixam de se ver (/unignore bob acaba com isso)
    - as linhas de bob voltam a ver-se
    - #ops está apagado, para todos
    - #ops pertence agora a bob, e continua a fazer parte dele
    - foi feito a bob um convite para #ops
    - o tópico de #ops é agora: hello
    - #ops deixou de ter tópico
    - está ausente: hello (/back quando voltar)
    - está ausente (/back quando voltar)
    - está de volta
    - descartado: "hello" para @bob
    sem ligação ao broker; /status diz mais, /wait ready espera por ela
    o estado do broker ainda não chegou; /wait ready espera por ele
    não há nenhum alvo aberto; /open TARGET abre um, /msg TARGET TEXT envia a um
    não se conhece nenhum utilizador bob; /users mostra os que se conhecem
    não há nenhum grupo #ops; /groups mostra os que há
    não se conhece nem utilizador nem grupo hello; /users e /groups mostram os que há
    há um utilizador e um grupo hello; escreva @hello ou #hello
    #ops é um grupo; indique um utilizador, como @bob
    @bob é um utilizador; indique um grupo, como ops
    esse é o seu próprio nome; indique outro utilizador (/users mostra-os)
    a conversa com bob já está ativa; /msg @bob TEXT escreve
    já há um pedido pendente com bob; /requests mostra-o
    não há nenhum pedido pendente de bob; /requests mostra-os
    não há conversa com bob; /request bob pede uma
    #ops já existe e pertence a bob; /join ops pede para entrar
    #ops já existe e é seu; /join ops abre-o
    não faz parte de #ops; /join ops pede para entrar
    já pediu para entrar em #ops; /wait member ops espera pela resposta
    o dono de #ops recusou a sua entrada; só o dono pode mudar isso (/groups mostra quem é)
    só o dono de #ops, bob, pode fazer isso; /msg @bob TEXT pergunta
    #ops é seu, e o dono de um grupo não pode sair; /group transfer ops USER entrega-o, /group delete ops acaba com ele
    bob não pede para entrar em #ops; /names ops mostra quem pede
    bob não pede para entrar em nenhum grupo seu; /groups mostra quem pede e onde
    bob pede para entrar em vários grupos seus (#ops, #ops); indique o grupo a seguir ao utilizador
    bob não está em #ops; /names ops mostra quem está
    mais ninguém disse ser o dono de #ops; /groups mostra o dono
    não há texto para enviar; escreva um a seguir ao comando
    o texto ocupa 200000 bytes com o que o envolve, e só se podem enviar 131072; envie-o em partes
    o broker não devolveu bob_ana_2026-11-23 14:02:59 a tempo; se a ligação está bem (/status), talvez não deixe escrever lá: pergunte a quem gere o broker
    o broker recusou bob_ana_2026-11-23 14:02:59: sem autorização (0x87); pergunte a quem gere o broker o que lá pode fazer, ou veja --user e --password-file
    a ligação perdeu-se entretanto; /wait ready, e depois tente de novo
    o tempo esgotou-se; uma duração no fim do comando fá-lo esperar mais
    não foi possível guardar, e por isso nada foi enviado; veja se o disco de --data-dir está cheio, e tente de novo
    o chat está a sair; comece-o outra vez e repita o comando
    as linhas de bob não estão escondidas; /ignore mostra de quem estão
    não há nenhum grupo #ops; queria dizer #ops, #ops? /groups mostra todos
    bob já faz parte de #ops; /names ops mostra quem faz
    nenhum grupo é seu; /group create GROUP cria um
    há vários grupos seus que servem (#ops, #ops); indique um a seguir ao utilizador
    bob não faz parte de nenhum grupo seu; /groups mostra quem está onde
    o texto ocupa 2000 bytes, e só se podem mostrar 1024; encurte-o
    terminado por ^C
    bob escreveu em #ops: hello
    nenhum texto held-3 espera aqui; /pending mostra os que esperam
    abcdef0123456789-12 foi enviado, ou pode ter sido; o que o broker possa ter não volta atrás
    pediu para entrar em #ops em 2026-11-23 14:02:59, e o dono, bob, ainda não respondeu; /wait member ops espera pela resposta
    pediu para entrar em #ops, e o dono, bob, ainda não respondeu; /wait member ops espera pela resposta
    bob já tem um convite para #ops e ainda não entrou; /names ops mostra quem entrou
    bob tem um convite para #ops e ainda não entrou; entregue-o quando /names ops mostrar que bob é membro
    bob não faz parte de #ops; /invite bob ops, e entregue-o quando /names ops mostrar que bob é membro
    ninguém é dono de #ops neste broker agora; o chat do dono trá-lo de volta quando se ligar; depois tente de novo
    """
}
