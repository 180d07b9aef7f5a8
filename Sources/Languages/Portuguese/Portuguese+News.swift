/// What happens among users and groups, and what becomes of texts.
extension Portuguese {
  static let news: KeyValuePairs = [
    "%1 is %2": "%1 está %2",
    "%1 asks for a conversation (/accept %2 or /reject %3)%4":
      "%1 pede uma conversa (/accept %2 ou /reject %3)%4",
    "%1 accepts the conversation (/open %2)": "%1 aceita a conversa (/open %2)",
    "%1 rejects the conversation": "%1 recusa a conversa",
    "%1 has ended the conversation (/request %2 asks for a new one)":
      "%1 terminou a conversa (/request %2 pede uma nova)",
    "%1 has accepted a request that is not known here; /accept %2 takes the conversation up":
      "%1 aceitou um pedido que aqui não se conhece; /accept %2 retoma a conversa",
    "another text with the identity of the last one is here already; one of the two may not be by %1":
      "já cá está outro texto com a identidade do último; um dos dois pode não ser de %1",
    "%1 asks to join %2 (/approve %3 %4 or /deny %5 %6)":
      "%1 pede para entrar em %2 (/approve %3 %4 ou /deny %5 %6)",
    "%1 is a member of %2 now": "%1 já faz parte de %2",
    "%1 is denied in %2": "a entrada de %1 em %2 foi recusada",
    "%1 was removed from %2": "%1 já não faz parte de %2, por decisão do dono",
    "%1 has left %2": "%1 saiu de %2",
    "you have asked to join %1": "pediu para entrar em %1",
    "you are a member of %1 now (/open %2)": "já faz parte de %1 (/open %2)",
    "the owner of %1 denies you": "o dono de %1 recusa a sua entrada",
    "you were removed from %1": "já não faz parte de %1, por decisão do dono",
    "you have left %1": "saiu de %1",
    "%1 has created %2 (/join %3 asks to join)": "%1 criou %2 (/join %3 pede para entrar)",
    "%1 is no more": "%1 deixou de existir",
    "%1 belongs to %2 now": "%1 pertence agora a %2",
    "you own %1 now (/names %2)": "%1 agora é seu (/names %2)",
    "%1 is said to be yours, though you are not a member; %2 stays the owner here (/msg %3 TEXT asks)":
      "diz-se que %1 é seu, embora não faça parte dele; %2 continua aqui a ser o dono (/msg %3 TEXT pergunta)",
    "this chat has not written the last text, though it bears your name and the mark of the database here: somebody writes in your name, or uses a copy of the database":
      "o último texto não foi escrito por este chat, embora traga o seu nome e a marca da base de dados daqui: alguém escreve em seu nome, ou usa uma cópia da base de dados",
    "%1 invites you to %2 (/join %3; /part %4 declines)":
      "%1 faz-lhe um convite para %2 (/join %3; /part %4 recusa)",
    "%1 is said to belong to %2 now; ask %3, who stays the owner here until /group trust %4":
      "diz-se que %1 pertence agora a %2; pergunte a %3, que aqui continua a ser o dono até /group trust %4",
    "%1 is back": "%1 voltou",
    "%1 is offline: %2": "%1 está offline: %2",
    "away": "ausente", "away: %1": "ausente: %1",
    "the topic of %1 is: %2": "o tópico de %1 é: %2",
    "the topic of %1 (set by %2) is: %3": "o tópico de %1 (posto por %2) é: %3",
    "somebody": "alguém",
    "%1 takes the topic of %2 away": "%1 tira o tópico de %2",
    "%1 sets the topic of %2: %3": "%1 muda o tópico de %2: %3",
    "%1 has no topic; /topic TEXT sets one": "%1 não tem tópico; /topic TEXT dá-lhe um",
  ]

  static let texts: KeyValuePairs = [
    "%1 (not this client)": "%1 (noutro cliente)",
    "action": "ação",
    "new line": "linha nova",
    "late": "atrasado",
    "for you": "para mim",
    "unread": "por ler",
    "warning": "aviso",
    "text %1 is on the broker": "o texto %1 está no broker",
    "%1 has received text %2": "%1 recebeu o texto %2",
    "not sent: \"%1\"; %2": "não enviado: \"%1\"; %2",
    "the broker refused it: %1; %2": "o broker recusou-o: %1; %2",
    "the request for a conversation was rejected": "o pedido de conversa foi recusado",
    "the conversation has ended; /request %1 asks for a new one":
      "a conversa terminou; /request %1 pede uma nova",
    "you are not a member any more; /join %1 asks to join":
      "já não faz parte do grupo; /join %1 pede para entrar",
    "it takes %1 bytes, and at most %2 can be sent; send it in parts":
      "ocupa %1 bytes, e só se podem enviar %2; envie-o em partes",
    "the broker takes no more texts for now: %1; they are kept and tried again every few seconds (/pending lists them)":
      "o broker não aceita mais textos por agora: %1; ficam guardados e são tentados de novo a cada poucos segundos (/pending mostra-os)",
    "a text of %1 is missing here": "falta aqui um texto de %1",
    "%1 texts of %2 are missing here": "faltam aqui %1 textos de %2",
    "hidden: %1 of %2, too many at a time (/history shows them)":
      "escondidos: %1 de %2, demasiados de uma vez (/history mostra-os)",
    "hidden: %1, too many people write at a time (/history shows them)":
      "escondidos: %1, demasiada gente escreve ao mesmo tempo (/history mostra-os)",
    "hidden: %1; too many at a time (/requests, /groups and /users list what there is)":
      "escondidos: %1; demasiados de uma vez (/requests, /groups e /users mostram o que há)",
    "text": "texto",
    "texts": "textos",
    "request": "pedido",
    "requests": "pedidos",
    "change of a membership": "mudança de um membro",
    "changes of memberships": "mudanças de membros",
    "coming or going": "entrada ou saída",
    "comings and goings": "entradas e saídas",
    "change of a group": "mudança de um grupo",
    "changes of groups": "mudanças de grupos",
    "refused payload": "conteúdo recusado",
    "refused payloads": "conteúdos recusados",
    "gap": "falha",
    "gaps": "falhas",
    "doubt about an identity": "dúvida sobre uma identidade",
    "doubts about identities": "dúvidas sobre identidades",
    "%1 has been deleted (/groups lists those there are)":
      "%1 foi apagado (/groups mostra os que há)",
  ]

  static let days: KeyValuePairs = [
    "%1 %2 %3 %4": "%1, %2 de %3 de %4",
    "Sunday": "domingo", "Monday": "segunda-feira", "Tuesday": "terça-feira",
    "Wednesday": "quarta-feira", "Thursday": "quinta-feira", "Friday": "sexta-feira",
    "Saturday": "sábado",
    "January": "janeiro", "February": "fevereiro", "March": "março", "April": "abril",
    "May": "maio", "June": "junho", "July": "julho", "August": "agosto",
    "September": "setembro", "October": "outubro", "November": "novembro",
    "December": "dezembro",
    "%1 ms": "%1 ms", "%1.%2 s": "%1,%2 s", "%1 s": "%1 s", "%1 min": "%1 min", "%1 h": "%1 h",
    "%1 seconds": "%1 segundos",
  ]
}
