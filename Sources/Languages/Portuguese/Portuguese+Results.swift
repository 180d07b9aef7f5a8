/// What commands have done, why they failed, and what lists say.
extension Portuguese {
  static let remarks: KeyValuePairs = [
    "held: %1 is asked for a conversation, and gets the text by accepting it":
      "retido: foi pedida uma conversa a %1, que recebe o texto quando a aceitar",
    "%1 is asked for a conversation": "foi pedida uma conversa a %1",
    "the conversation with %1 is accepted (/open %2)": "a conversa com %1 está aceite (/open %2)",
    "the request of %1 is rejected": "o pedido de %1 está recusado",
    "%1 is created and yours (/open %2)": "%1 está criado e é seu (/open %2)",
    "%1, who owns %2, is asked to let you in": "foi pedida a entrada em %2 a %1, que é o dono",
    "%1 is removed from %2": "%1 já não faz parte de %2",
    "%1 is open": "%1 está aberto",
    "%1 is closed": "%1 está fechado",
    "the conversation with %1 is ended for both": "a conversa com %1 terminou para os dois",
    "%1 is the owner of %2 here, too": "%1 também é aqui o dono de %2",
    "%1 is ignored (/unignore %2 ends it)":
      "as linhas de %1 deixam de se ver (/unignore %2 acaba com isso)",
    "%1 is not ignored any more": "as linhas de %1 voltam a ver-se",
    "not connected: the text is stored, and goes out when the broker is back":
      "sem ligação: o texto está guardado, e sai quando o broker voltar",
    "%1 is deleted, for everybody": "%1 está apagado, para todos",
    "%1 belongs to %2 now, and you are a member":
      "%1 pertence agora a %2, e continua a fazer parte dele",
    "%1 is invited to %2": "foi feito a %1 um convite para %2",
    "%1 has no topic now": "%1 deixou de ter tópico",
    "the topic of %1 is now: %2": "o tópico de %1 é agora: %2",
    "you are %1 (/back when you are there again)": "está %1 (/back quando voltar)",
    "you are back": "está de volta",
    "matched: \"%1\" by %2 in %3": "corresponde: \"%1\" de %2 em %3",
    "dropped: \"%1\" to %2": "descartado: \"%1\" para %2",
  ]

  static let failures: KeyValuePairs = [
    "not connected to the broker; /status tells more, /wait ready waits for it":
      "sem ligação ao broker; /status diz mais, /wait ready espera por ela",
    "the broker's state has not arrived yet; /wait ready waits for it":
      "o estado do broker ainda não chegou; /wait ready espera por ele",
    "no target is open; /open TARGET opens one, /msg TARGET TEXT sends to one":
      "não há nenhum alvo aberto; /open TARGET abre um, /msg TARGET TEXT envia a um",
    "no user %1 is known; /users lists those who are":
      "não se conhece nenhum utilizador %1; /users mostra os que se conhecem",
    "there is no group %1; /groups lists those there are":
      "não há nenhum grupo %1; /groups mostra os que há",
    "neither a user nor a group %1 is known; /users and /groups list them":
      "não se conhece nem utilizador nem grupo %1; /users e /groups mostram os que há",
    "%1 is a group; name a user, such as @bob": "%1 é um grupo; indique um utilizador, como @bob",
    "%1 is a user; name a group, such as ops": "%1 é um utilizador; indique um grupo, como ops",
    "that is yourself; name another user (/users lists them)":
      "esse é o seu próprio nome; indique outro utilizador (/users mostra-os)",
    "%1 is not ignored; /ignore lists who is":
      "as linhas de %1 não estão escondidas; /ignore mostra de quem estão",
    "there is no text to send; write one behind the command":
      "não há texto para enviar; escreva um a seguir ao comando",
    "the text takes %1 bytes with what goes around it, at most %2 can be sent; send it in parts":
      "o texto ocupa %1 bytes com o que o envolve, e só se podem enviar %2; envie-o em partes",
    "the broker did not bring back %1 in time; if the connection is well (/status), it may not let you write there: ask whoever runs the broker":
      "o broker não devolveu %1 a tempo; se a ligação está bem (/status), talvez não deixe escrever lá: pergunte a quem gere o broker",
    "the broker refused %1: %2; %3": "o broker recusou %1: %2; %3",
    "the connection was lost meanwhile; /wait ready, then try again":
      "a ligação perdeu-se entretanto; /wait ready, e depois tente de novo",
    "time ran out; a duration at the end of the command makes it wait longer":
      "o tempo esgotou-se; uma duração no fim do comando fá-lo esperar mais",
    "it could not be stored, so nothing was sent; see whether the disk of --data-dir is full, then try again":
      "não foi possível guardar, e por isso nada foi enviado; veja se o disco de --data-dir está cheio, e tente de novo",
    "chat is leaving; start it again and repeat the command":
      "o chat está a sair; comece-o outra vez e repita o comando",
    "the conversation with %1 is active already; /msg %2 TEXT writes":
      "a conversa com %1 já está ativa; /msg %2 TEXT escreve",
    "a request is pending between you and %1; /requests shows it":
      "já há um pedido pendente com %1; /requests mostra-o",
    "no request from %1 is pending; /requests lists them":
      "não há nenhum pedido pendente de %1; /requests mostra-os",
    "there is no conversation with %1; /request %2 asks for one":
      "não há conversa com %1; /request %2 pede uma",
    "%1 exists already %2": "%1 já existe %2",
    "and is yours; /join %1 opens it": "e é seu; /join %1 abre-o",
    "and belongs to %1; /join %2 asks to join": "e pertence a %1; /join %2 pede para entrar",
    "you are not a member of %1; /join %2 asks to join":
      "não faz parte de %1; /join %2 pede para entrar",
    "nobody owns %1 at this broker now; its owner's chat brings it back when it connects; then try again":
      "ninguém é dono de %1 neste broker agora; o chat do dono trá-lo de volta quando se ligar; depois tente de novo",
    "you have asked to join %1 already; /wait member %2 waits for the answer":
      "já pediu para entrar em %1; /wait member %2 espera pela resposta",
    "you have asked to join %1, and its owner, %2, has not answered; /wait member %3 waits for the answer":
      "pediu para entrar em %1, e o dono, %2, ainda não respondeu; /wait member %3 espera pela resposta",
    "you asked to join %1 on %2, and its owner, %3, has not answered; /wait member %4 waits for the answer":
      "pediu para entrar em %1 em %2, e o dono, %3, ainda não respondeu; /wait member %4 espera pela resposta",
    "%1 is invited to %2 already and has not joined; /names %3 shows who has":
      "%1 já tem um convite para %2 e ainda não entrou; /names %3 mostra quem entrou",
    "%1 is invited to %2 and has not joined; hand it over when /names %3 shows %4 as a member":
      "%1 tem um convite para %2 e ainda não entrou; entregue-o quando /names %3 mostrar que %4 é membro",
    "%1 is not a member of %2; /invite %3 %4, and hand it over when /names %5 shows %6 as a member":
      "%1 não faz parte de %2; /invite %3 %4, e entregue-o quando /names %5 mostrar que %6 é membro",
    "the owner of %1 has denied you; only the owner can change that (/groups shows who it is)":
      "o dono de %1 recusou a sua entrada; só o dono pode mudar isso (/groups mostra quem é)",
    "only the owner of %1, %2, may do that; /msg %3 TEXT asks":
      "só o dono de %1, %2, pode fazer isso; /msg %3 TEXT pergunta",
    "%1 does not ask to join %2; /names %3 shows who does":
      "%1 não pede para entrar em %2; /names %3 mostra quem pede",
    "%1 does not ask to join a group of yours; /groups shows who asks where":
      "%1 não pede para entrar em nenhum grupo seu; /groups mostra quem pede e onde",
    "%1 asks to join several groups of yours (%2); name the group behind the user":
      "%1 pede para entrar em vários grupos seus (%2); indique o grupo a seguir ao utilizador",
    "%1 is not in %2; /names %3 shows who is": "%1 não está em %2; /names %3 mostra quem está",
    "nobody else has declared himself the owner of %1; /groups shows the owner":
      "mais ninguém disse ser o dono de %1; /groups mostra o dono",
    "both a user and a group %1 exist; write @%2 or #%3":
      "há um utilizador e um grupo %1; escreva @%2 ou #%3",
    "there is no group %1; did you mean %2? /groups lists them all":
      "não há nenhum grupo %1; queria dizer %2? /groups mostra todos",
    "you own %1, and a group's owner cannot leave; /group transfer %2 USER hands it over, /group delete %3 ends it":
      "%1 é seu, e o dono de um grupo não pode sair; /group transfer %2 USER entrega-o, /group delete %3 acaba com ele",
    "%1 is a member of %2 already; /names %3 shows who is":
      "%1 já faz parte de %2; /names %3 mostra quem faz",
    "you own no group; /group create GROUP makes one":
      "nenhum grupo é seu; /group create GROUP cria um",
    "several groups of yours fit (%1); name one behind the user":
      "há vários grupos seus que servem (%1); indique um a seguir ao utilizador",
    "%1 is a member of no group of yours; /groups shows who is where":
      "%1 não faz parte de nenhum grupo seu; /groups mostra quem está onde",
    "the text takes %1 bytes, at most %2 can be shown here; make it shorter":
      "o texto ocupa %1 bytes, e só se podem mostrar %2; encurte-o",
    "ended by ^C": "terminado por ^C",
    "%1 wrote in %2: %3": "%1 escreveu em %2: %3",
    "no text %1 waits here; /pending lists those that do":
      "nenhum texto %1 espera aqui; /pending mostra os que esperam",
    "%1 is sent, or may be; what the broker may have cannot be taken back":
      "%1 foi enviado, ou pode ter sido; o que o broker possa ter não volta atrás",
  ]

  static let lists: KeyValuePairs = [
    "user": "utilizador", "status": "estado", "since": "desde", "direction": "sentido",
    "at": "quando", "greeting": "saudação", "topic": "tópico", "group": "grupo", "owner": "dono",
    "you": "eu", "created": "criado", "members": "membros", "asking": "pedem", "role": "papel",
    "ignored": "escondido", "target": "alvo", "time": "hora", "state": "estado", "why": "porquê",
    "conversation": "conversa", "shared groups": "grupos em comum", "last text": "último texto",
    "broker": "broker", "connection": "ligação", "session": "sessão", "round trip": "ida e volta",
    "own texts": "textos meus", "refused": "recusados", "current": "atual", "none": "nada",
    "no user is known; /wait online USER waits for one":
      "não se conhece nenhum utilizador; /wait online USER espera por um",
    "no requests; /request USER asks for a conversation":
      "não há pedidos; /request USER pede uma conversa",
    "no groups; /group create GROUP makes one": "não há grupos; /group create GROUP cria um",
    "nothing is open; /request USER or /join GROUP begins something":
      "não há nada aberto; /request USER ou /join GROUP começam alguma coisa",
    "nothing is unread": "não há nada por ler",
    "no stored text names you": "nenhum texto guardado tem o seu nome",
    "no stored text names you; those of ignored users are left out":
      "nenhum texto guardado tem o seu nome; não contam os de utilizadores ignorados",
    "nobody is ignored; /ignore USER hides a user's lines":
      "não há linhas escondidas; /ignore USER esconde as de um utilizador",
    "no texts are stored here yet; /msg TARGET TEXT sends one":
      "ainda não há textos guardados aqui; /msg TARGET TEXT envia um",
    "nothing is pending: the broker has all own texts":
      "não há nada pendente: o broker tem todos os textos",
    "%1 has no members, and nobody asks to join": "%1 não tem membros, e ninguém pede para entrar",
    "%1 is open; no texts are stored here yet":
      "%1 está aberto; ainda não há textos guardados aqui",
    "%1 is open, the last text:": "%1 está aberto, o último texto:",
    "%1 is open, the last %2 texts:": "%1 está aberto, os últimos %2 textos:",
    "%1 is open; nothing newer, /history shows more":
      "%1 está aberto; nada de novo, /history mostra mais",
    "invited": "com convite", "said to be yours": "diz-se que é seu",
    "%1 claims it: /group trust %2": "%1 diz que é seu: /group trust %2",
    "%1 held, %2 queued, %3 on the way": "%1 retidos, %2 em fila, %3 a caminho",
    "payload": "conteúdo", "payloads": "conteúdos",
    "id": "id",
    "nothing older is stored here": "não há nada mais antigo guardado aqui",
    "history": "histórico", "history of %1": "histórico de %1", "mentions": "menções",
    "search for %1": "pesquisa de %1", "%1 in %2": "%1 em %2", "%1 by %2": "%1 por %2",
    "%1, the last one:": "%1, o último:", "%1, the last %2:": "%1, os últimos %2:",
    "%1, %2 older:": "%1, %2 mais antigos:",
    "%1, %2 found:": "%1, encontrados %2:", "%1, the last one found:": "%1, o último encontrado:",
    "%1, the last %2 found:": "%1, os últimos %2 encontrados:",
    "%1, %2 older found:": "%1, encontrados %2 mais antigos:",
    "no stored text holds all of that": "nenhum texto guardado tem isso tudo",
    "no stored text holds all of that; words that begin so are found by %1":
      "nenhum texto guardado tem isso tudo; palavras que começam assim encontram-se com %1",
    "nothing older holds all of that": "nada mais antigo tem isso tudo",
    "there is nothing to look for: words are made of letters and digits":
      "não há nada para procurar: as palavras são feitas de letras e algarismos",
    "older ones: %1": "mais antigos: %1",
  ]

  static let model: KeyValuePairs = [
    "online": "online", "offline": "offline",
    "asks to join": "pede para entrar", "member": "membro", "denied": "recusado",
    "removed": "excluído", "left": "saiu", "asked to join": "pedi para entrar",
    "sent": "enviado", "received": "recebido", "pending": "pendente", "accepted": "aceite",
    "rejected": "recusado", "ended": "terminou", "you have asked for one": "pedida por mim",
    "asks you for one": "pede uma", "active": "ativa",
    "rejected your request": "recusou o meu pedido", "you have rejected it": "recusada por mim",
    "accepted a request that is not known here": "aceitou um pedido que aqui não se conhece",
    "held": "retido", "queued": "em fila", "on the broker": "no broker",
    "not sent": "não enviado",
    "until %1 accepts the conversation": "até %1 aceitar a conversa",
    "until the broker has it": "até o broker o ter", "until %1 has it": "até %1 o ter",
    "new": "nova", "resumed": "retomada", "forgotten by the broker": "esquecida pelo broker",
    "replaced by a new one": "substituída por uma nova",
    "connecting": "a ligar",
    "connected; the broker's state is arriving":
      "ligado; o estado do broker está a chegar",
    "connected": "ligado",
    "not connected; next attempt in %1": "sem ligação; nova tentativa em %1",
  ]
}
