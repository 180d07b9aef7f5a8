/// The connection, the broker, Reason Codes, and what was wrong with what arrived.
extension Portuguese {
  static let connection: KeyValuePairs = [
    "connected (new session)": "ligado (sessão nova)",
    "connected (session resumed: what came meanwhile follows)":
      "ligado (sessão retomada: segue-se o que chegou entretanto)",
    "connected, but the broker has forgotten this client's session: texts that waited there may be gone, and chat asks the others for what it misses":
      "ligado, mas o broker esqueceu a sessão deste cliente: os textos que lá esperavam podem ter-se perdido, e o chat pede aos outros o que lhe falta",
    "connected with a new session: the broker cut every connection that went on with the one before. Texts of programs other than chat that waited there may be gone; chat asks the others for what it misses":
      "ligado com uma sessão nova: o broker cortava todas as ligações que continuavam a anterior. Os textos de programas que não são o chat que lá esperavam podem ter-se perdido; o chat pede aos outros o que lhe falta",
    "no connection: %1; trying again in %2": "sem ligação: %1; nova tentativa em %2",
    "the name %1 is in use by another client; this one stops. Leave there first, or start with --take-over":
      "o nome %1 está a ser usado por outro cliente; este para. Saia lá primeiro, ou comece com --take-over",
    "the broker refuses the connection: %1%2; %3": "o broker recusa a ligação: %1%2; %3",
    "the broker refuses the subscription to %1: %2; %3; %4":
      "o broker recusa a subscrição de %1: %2; %3; %4",
    "who comes and goes will not be seen": "não se verá quem entra e sai",
    "groups and their owners will not be seen": "não se verão os grupos nem os seus donos",
    "who is in a group, or asks to be, will not be seen":
      "não se verá quem faz parte dos grupos, nem quem pede para entrar",
    "requests for a conversation, and answers to yours, will not arrive":
      "não chegarão pedidos de conversa, nem respostas aos que fizer",
    "what becomes of your requests will not be seen": "não se verá o que acontece aos seus pedidos",
    "receipts, and texts that are sent again, will not arrive":
      "não chegarão recibos, nem textos enviados de novo",
    "texts that are missing will not be noticed": "não se notará que faltam textos",
    "texts that are written there will not arrive": "não chegarão os textos que lá se escrevem",
    "the host %1 is not known (see --broker, and whether the network is up)":
      "o servidor %1 não é conhecido (veja --broker, e se há rede)",
    "the broker cannot be reached (%1); see whether it runs, and --broker":
      "não se consegue chegar ao broker (%1); veja se está a funcionar, e --broker",
    "TLS failed (%1); see --cafile, and whether the name in --broker is the certificate's":
      "o TLS falhou (%1); veja --cafile, e se o nome em --broker é o do certificado",
    "what answers does not speak MQTT 5 (%1); see --broker and its port":
      "o que responde não fala MQTT 5 (%1); veja --broker e a porta",
    "the broker or the network closed it without a word":
      "o broker ou a rede fechou-a sem dizer nada",
    "nothing came from the broker for longer than the keep-alive time":
      "nada chegou do broker durante mais do que o tempo de keep-alive",
    "the broker ended it: %1": "o broker terminou-a: %1",
    "the broker ended it: %1; %2": "o broker terminou-a: %1; %2",
    "what arrived could not be stored, so the broker keeps it; see whether the disk of --data-dir is full":
      "o que chegou não pôde ser guardado, e por isso fica no broker; veja se o disco de --data-dir está cheio",
  ]

  static let reasonCodes: KeyValuePairs = [
    "unspecified error": "erro não especificado",
    "malformed packet": "pacote malformado",
    "protocol error": "erro de protocolo",
    "implementation specific error": "erro próprio deste broker",
    "unsupported protocol version": "versão do protocolo não suportada",
    "Client Identifier not valid": "Client Identifier inválido",
    "bad user name or password": "nome ou palavra-passe errados",
    "not authorized": "sem autorização",
    "server unavailable": "servidor indisponível",
    "server busy": "servidor ocupado",
    "banned": "banido",
    "server shutting down": "o servidor está a encerrar",
    "bad authentication method": "método de autenticação errado",
    "keep-alive timeout": "o tempo de keep-alive esgotou-se",
    "session taken over": "sessão tomada por outro cliente",
    "Topic Filter invalid": "Topic Filter inválido",
    "Topic Name invalid": "Topic Name inválido",
    "Packet Identifier in use": "Packet Identifier em uso",
    "Packet Identifier not found": "Packet Identifier não encontrado",
    "Receive Maximum exceeded": "Receive Maximum excedido",
    "Topic Alias invalid": "Topic Alias inválido",
    "packet too large": "pacote demasiado grande",
    "message rate too high": "demasiados textos por segundo",
    "quota exceeded": "quota excedida",
    "administrative action": "ação de um administrador",
    "payload format invalid": "formato do conteúdo inválido",
    "retain not supported": "retenção não suportada",
    "QoS not supported": "QoS não suportada",
    "use another server": "use outro servidor",
    "server moved": "o servidor mudou de endereço",
    "shared subscriptions not supported": "subscrições partilhadas não suportadas",
    "connection rate exceeded": "demasiadas ligações por segundo",
    "maximum connect time": "tempo máximo de ligação",
    "Subscription Identifiers not supported": "Subscription Identifiers não suportados",
    "wildcard subscriptions not supported": "subscrições com wildcards não suportadas",
    "a reason without a name": "uma razão sem nome",
    "try again later": "tente mais tarde",
    "chat needs a broker that speaks MQTT 5": "o chat precisa de um broker que fale MQTT 5",
    "choose another name (--user)": "escolha outro nome (--user)",
    "see --user and --password-file": "veja --user e --password-file",
    "ask whoever runs the broker what you may do there, or see --user and --password-file":
      "pergunte a quem gere o broker o que lá pode fazer, ou veja --user e --password-file",
    "the network may be slow or gone": "a rede pode estar lenta ou em baixo",
    "the name is in use elsewhere; leave there, or start with --take-over":
      "o nome está a ser usado noutro lado; saia de lá, ou comece com --take-over",
    "send long texts in parts": "envie os textos longos em partes",
    "the broker has a limit that is reached; try again later, or ask whoever runs it":
      "o broker atingiu um limite; tente mais tarde, ou pergunte a quem o gere",
    "ask whoever runs it for the new address (--broker)":
      "peça a quem o gere o novo endereço (--broker)",
    "chat needs a broker that can do that": "o chat precisa de um broker que saiba fazer isso",
    "ask whoever runs the broker, its log tells more":
      "pergunte a quem gere o broker; o registo dele diz mais",
  ]

  static let refusals: KeyValuePairs = [
    "refused what arrived in %1: %2": "recusado o que chegou em %1: %2",
    "it is not UTF-8": "não é UTF-8",
    "it is not JSON (byte %1)": "não é JSON (byte %1)",
    "it is not a JSON object": "não é um objeto JSON",
    "it is nested too deep": "tem demasiados níveis",
    "it is too large (%1 bytes)": "é demasiado grande (%1 bytes)",
    "it has too many keys": "tem demasiadas chaves",
    "the key \"%1\" stands there twice": "a chave \"%1\" está lá duas vezes",
    "the key \"%1\" is missing": "falta a chave \"%1\"",
    "the value of \"%1\" is of a wrong kind": "o valor de \"%1\" é do tipo errado",
    "it claims to be from somebody else than its topic says":
      "diz ser de outra pessoa que não a do seu tópico",
    "it names a topic that is not one of this conversation":
      "indica um tópico que não é desta conversa",
    "chat knows no such topic": "o chat não conhece tal tópico",
    "it is meant for somebody else": "é para outra pessoa",
    "nobody asks himself for a conversation": "ninguém pede uma conversa a si próprio",
    "a name in it is empty": "um dos nomes está vazio",
    "a name in it is too long (%1 bytes)": "um dos nomes é demasiado longo (%1 bytes)",
    "a name in it holds %1, which no name may": "um dos nomes contém %1, que nenhum nome pode ter",
    "a name in it begins with $, which is kept for brokers":
      "um dos nomes começa por $, que é reservado aos brokers",
    "a name in it holds the forbidden character %1": "um dos nomes contém o carácter proibido %1",
    "a name in it begins or ends with a space": "um dos nomes começa ou acaba com um espaço",
    "a name in it is not in Normalization Form C":
      "um dos nomes não está na Normalization Form C",
    "what the group is about will not be seen": "não se verá de que trata o grupo",
  ]

  /// What strerror(3) says of the usual errors, and what we say in place of a library.
  static let system: KeyValuePairs = [
    "Operation not permitted": "operação não permitida",
    "No such file or directory": "o ficheiro ou a pasta não existe",
    "Input/output error": "erro de leitura ou escrita",
    "Cannot allocate memory": "não há memória suficiente",
    "Permission denied": "sem permissão",
    "File exists": "o ficheiro já existe",
    "Not a directory": "não é uma pasta",
    "Is a directory": "é uma pasta",
    "Too many open files": "demasiados ficheiros abertos",
    "No space left on device": "não há espaço no disco",
    "Read-only file system": "o sistema de ficheiros é só de leitura",
    "Broken pipe": "quem lia deixou de ler",
    "Network is unreachable": "a rede não está acessível",
    "Connection reset by peer": "o outro lado cortou a ligação",
    "Connection timed out": "a ligação demorou demasiado",
    "Connection refused": "ligação recusada",
    "No route to host": "não há caminho até ao servidor",
    "Exec format error": "não é um programa que se possa executar",
    "File name too long": "o nome do ficheiro é demasiado longo",
    "Too many levels of symbolic links": "demasiadas ligações simbólicas",
    "Disk quota exceeded": "a quota do disco esgotou-se",
    "no answer within 10 s": "sem resposta em 10 s",
  ]
}
