/// Errors in lines, and what help says of each command.
extension Portuguese {
  static let syntax: KeyValuePairs = [
    "or": "ou", "and": "e", ", or ": ", ou ",
    "%1: column %2: %3": "%1: coluna %2: %3",
    "; did you mean %1?": "; queria dizer %1?",
    "usage: %1": "uso: %1",
    "no such command": "não há tal comando",
    "several commands begin like that": "vários comandos começam assim",
    "expected %1, but found %2": "esperava-se %1, mas está %2",
    "%1 is missing here": "falta aqui %1",
    "%1 cannot be %2: %3": "%1 não pode ser %2: %3",
    "the quote %1 is not closed": "a aspa %1 não está fechada",
    "expected a blank or the end of the line after the quote, but found %1":
      "depois da aspa esperava-se um espaço ou o fim da linha, mas está %1",
    "no such option: %1": "não há tal opção: %1",
    "the option %1 is given twice": "a opção %1 aparece duas vezes",
    "the end of the line": "o fim da linha",
    "a user's name": "o nome de um utilizador",
    "a group's name": "o nome de um grupo",
    "the name of a user or a group": "o nome de um utilizador ou de um grupo",
    "a user such as bob": "um utilizador como bob",
    "a group such as ops": "um grupo como ops",
    "a name for the new group": "um nome para o novo grupo",
    "a target such as @bob or #ops": "um alvo como @bob ou #ops",
    "a text": "um texto",
    "a pattern such as a*": "um padrão como a*",
    "a duration such as 10s or 5m": "uma duração como 10s ou 5m",
    "the name of a command": "o nome de um comando",
    "a number from %1 to %2": "um número de %1 a %2",
    "the name of a setting such as bell (/set lists them)":
      "o nome de uma definição como bell (/set mostra-as)",
    "it is empty": "está vazio",
    "it is too long (%1 bytes; names have at most 64 characters and 128 bytes)":
      "é demasiado longo (%1 bytes; os nomes têm no máximo 64 caracteres e 128 bytes)",
    "it holds %1, which names may not hold": "contém %1, que os nomes não podem ter",
    "it begins with $, which is kept for brokers": "começa por $, que é reservado aos brokers",
    "it holds the character %1, which is not allowed": "contém o carácter %1, que não é permitido",
    "it begins or ends with a space": "começa ou acaba com um espaço",
    "it is not in Unicode's Normalization Form C and would look like another":
      "não está na Normalization Form C do Unicode e pareceria outro",
    "a NUL byte; a script is text": "um byte NUL; um script é texto",
    "the byte 0x%1 is not UTF-8; a script is text in UTF-8":
      "o byte 0x%1 não é UTF-8; um script é texto em UTF-8",
    "the line is longer than %1 bytes": "a linha tem mais de %1 bytes",
    "the last line ends with \\, but no line follows":
      "a última linha acaba em \\, mas não há linha a seguir",
    "mqtt://HOST[:PORT], mqtts://HOST[:PORT] or unix:PATH":
      "mqtt://HOST[:PORT], mqtts://HOST[:PORT] ou unix:PATH",
    "a path": "um caminho",
    "a duration from %1 to %2, such as 10s or 5m": "uma duração de %1 a %2, como 10s ou 5m",
    #"an array such as ["program", "argument"], or []"#:
      #"uma lista como ["programa", "argumento"], ou []"#,
    "expected %1; what is there is not repeated here":
      "esperava-se %1; o que lá está não se repete aqui",
    "%1 cannot be a user's name: %2": "%1 não pode ser o nome de um utilizador: %2",
    "not taken: %1": "não aceite: %1",
    "%1 is not taken: %2": "%1 não é aceite: %2",
    "the byte 0x%1 is not UTF-8; the file is text in UTF-8":
      "o byte 0x%1 não é UTF-8; o ficheiro é texto em UTF-8",
    "expected KEY = VALUE, a comment that begins with #, or nothing, but found %1":
      "esperava-se KEY = VALUE, um comentário que comece por #, ou nada, mas está %1",
    "no such setting: %1; there are %2": "não há tal definição: %1; há %2",
    "no such setting: %1%2": "não há tal definição: %1%2",
    "%1 is set twice, in line %2 already; once is enough":
      "%1 está definido duas vezes, já na linha %2; uma basta",
    "the expression is not closed by a second /": "a expressão não está fechada por uma segunda /",
    "expected a blank or i behind the expression, but found %1; a / in it is written \\/":
      "depois da expressão esperava-se um espaço ou i, mas está %1; uma / nela escreve-se \\/",
    "an expression such as /done|failed/": "uma expressão como /done|failed/",
    "a file": "um ficheiro",
    "the ID of a text, as /pending shows it": "o ID de um texto, como /pending o mostra",
    "up to %1 words to look for": "até %1 palavras para procurar",
    "the expression is empty; /./ matches any text":
      "a expressão está vazia; /./ corresponde a qualquer texto",
    "%1 is not closed": "%1 não está fechado",
    "nothing is open that ) could close; a literal one is written \\)":
      "não há nada aberto que ) possa fechar; o próprio sinal escreve-se \\)",
    "nothing is before %1 that could be repeated; a literal one is written \\%2":
      "não há nada antes de %1 que se possa repetir; o próprio sinal escreve-se \\%2",
    "expected {N}, {N,} or {N,M} with numbers up to %1; a literal { is written \\{":
      "esperava-se {N}, {N,} ou {N,M} com números até %1; o próprio sinal { escreve-se \\{",
    "the range ends before it begins": "o intervalo acaba antes de começar",
    "no class is called %1; there are alpha, digit, alnum, space, upper, lower, punct and xdigit":
      "nenhuma classe se chama %1; há alpha, digit, alnum, space, upper, lower, punct e xdigit",
    "\\%1 means nothing": "\\%1 não significa nada",
    "nothing follows the \\": "não há nada a seguir a \\",
    "the expression is too large, or too deep": "a expressão é demasiado grande, ou profunda",
  ]

  static let help: KeyValuePairs = [
    "People": "Pessoas", "Texts": "Textos", "Reading": "Leitura", "Groups": "Grupos",
    "Session": "Sessão", "Scripts": "Scripts",
    "Anything else is sent to the current target; //text sends /text.":
      "Tudo o resto é enviado ao alvo atual; //text envia /text.",
    "A target is @user, #group, or . for the current one. /help COMMAND tells more.":
      "Um alvo é @utilizador, #grupo, ou . para o atual. /help COMMAND diz mais.",
    "Fails when %1.": "Falha quando %1.",
    "Also %1.": "Também %1.",
    "Example: %1": "Exemplo: %1",
    "List users, their status, and since when":
      "Mostra os utilizadores, o seu estado, e desde quando",
    "In PATTERN, * stands for any text and ? for one character":
      "Em PATTERN, * vale por qualquer texto e ? por um carácter",
    "Show what is known of a user": "Mostra o que se sabe de um utilizador",
    "His status, your conversation and its topic, the groups that you share, his latest text":
      "O seu estado, a conversa e o tópico dela, os grupos em comum, o seu último texto",
    "the user is unknown": "o utilizador não é conhecido",
    "Ask a user for a conversation": "Pede uma conversa a um utilizador",
    "TEXT is a greeting that goes with it": "TEXT é uma saudação que vai com o pedido",
    "the conversation is active, one of you has asked already, or the user is yourself":
      "a conversa está ativa, um dos dois já pediu, ou o nome é o seu próprio",
    "List requests, their dates, answers and topics":
      "Mostra os pedidos, as suas datas, respostas e tópicos",
    "Without an argument: all": "Sem argumento: todos",
    "Answer a user's request with yes": "Responde que sim ao pedido de um utilizador",
    "Answer a user's request with no": "Responde que não ao pedido de um utilizador",
    "no request of that user is pending": "não há pedido pendente desse utilizador",
    "Send a text; the current target stays": "Envia um texto; o alvo atual fica o mesmo",
    "A user without a conversation is asked for one, and the text is held until he accepts":
      "A um utilizador sem conversa é pedida uma, e o texto fica retido até ele aceitar",
    "The request of a user who has asked for one is accepted thereby":
      "O pedido de um utilizador que já pediu uma conversa fica assim aceite",
    "the target is unknown, or a group that you are not a member of":
      "o alvo não é conhecido, ou é um grupo de que não faz parte",
    "Make a target current and show its latest lines":
      "Torna um alvo o atual e mostra as suas últimas linhas",
    "At the prompt, what is on the screen already is not shown again":
      "No prompt, o que já se vê não é mostrado outra vez",
    "All that was unread in it counts as read": "Tudo o que lá estava por ler passa a lido",
    "Without an argument: list the open ones": "Sem argumento: mostra os que estão abertos",
    "Leave a target; it is no longer the current one": "Deixa um alvo; já não é o atual",
    "Without a target: the current one": "Sem alvo: o atual",
    "With --end, the conversation ends for both sides":
      "Com --end, a conversa termina para os dois lados",
    "there is no such conversation": "não há tal conversa",
    "Send a text exactly as it stands": "Envia um texto exatamente como está",
    "It goes to the current target, even if it begins with a slash":
      "Vai para o alvo atual, mesmo que comece por uma barra",
    "there is no current target": "não há alvo atual",
    "Tell the current target what you are doing": "Diz ao alvo atual o que está a fazer",
    "Show the latest stored lines of a target":
      "Mostra as últimas linhas guardadas de um alvo",
    "Without a target: of the current one, or of all when there is none":
      "Sem alvo: as do atual, ou as de todos quando não há atual",
    "N is 20 unless given, and at most 10000": "N é 20 se não for dado, e no máximo 10000",
    "the target is unknown": "o alvo não é conhecido",
    "List groups: owner, date, members, your part":
      "Mostra os grupos: dono, data, membros, o seu papel",
    "Create a group and own it": "Cria um grupo, que fica seu",
    "the group exists, or the name is not allowed": "o grupo existe, ou o nome não é permitido",
    "Take a reported change of owner for good":
      "Aceita como boa uma mudança de dono que foi anunciada",
    "no change was reported": "nenhuma mudança foi anunciada",
    "Open a group, or ask its owner to let you in":
      "Abre um grupo, ou pede ao dono para entrar",
    "the group is unknown, or you have asked already or been denied":
      "o grupo não é conhecido, ou já pediu para entrar ou foi recusado",
    "Leave a group for good": "Sai de um grupo de vez",
    "Without an argument: the current one": "Sem argumento: o atual",
    "you are not a member, or you are the owner": "não faz parte dele, ou é o dono",
    "List a group's members and who asks to join":
      "Mostra os membros de um grupo e quem pede para entrar",
    "Without an argument: of the current group": "Sem argumento: os do grupo atual",
    "the group is unknown": "o grupo não é conhecido",
    "Let a user who asks to join into your group":
      "Deixa entrar no seu grupo um utilizador que pede",
    "A user whom you have denied before can be let in so, too":
      "Assim também se deixa entrar um utilizador que antes se recusou",
    "Without GROUP: the current one, else the only one where the user waits":
      "Sem GROUP: o atual, senão o único onde o utilizador espera",
    "you are not the owner, the user does not wait, or waits in several groups":
      "não é o dono, o utilizador não espera, ou espera em vários grupos",
    "Refuse a user who asks to join your group":
      "Recusa um utilizador que pede para entrar no seu grupo",
    "Remove a member from your group": "Exclui um membro do seu grupo",
    "you are not the owner, or the user is not a member":
      "não é o dono, ou o utilizador não faz parte do grupo",
    "List what is not acknowledged yet, and why":
      "Mostra o que ainda não foi confirmado, e porquê",
    "Show broker, round trip, session and queue": "Mostra broker, ida e volta, sessão e fila",
    "List settings, show one, or change one": "Mostra as definições ou uma delas, ou muda uma",
    "A change holds at once, or from the next start where that is said, and is kept in the configuration file":
      "Uma mudança vale logo, ou a partir do próximo arranque onde isso é dito, e fica no ficheiro de configuração",
    "there is no such setting, or the value is not one that it takes":
      "não há tal definição, ou ela não aceita o valor",
    "Explain all commands, or one": "Explica todos os comandos, ou um",
    "there is no such command": "não há tal comando",
    "Send what waits, go offline, leave": "Envia o que espera, fica offline, e sai",
    "DURATION is the most that it waits; without it, as --timeout says":
      "DURATION é o máximo que espera; sem ela, o que --timeout diz",
    "the time runs out": "o tempo se esgota",
    "Wait for that long": "Espera esse tempo",
    "Wait until connected and up to date": "Espera até haver ligação e estar tudo em dia",
    "Wait until the broker has all that was sent": "Espera até o broker ter tudo o que se enviou",
    "Wait until a user is online": "Espera até um utilizador estar online",
    "Wait until a user's conversation is accepted":
      "Espera até a conversa com um utilizador ser aceite",
    "Wait until you are a member of a group": "Espera até fazer parte de um grupo",
    "Print a text": "Escreve um texto no ecrã",
    "Without N: with the status of what has happened so far":
      "Sem N: com o estado do que aconteceu até aí",
    "List where there is something to read": "Mostra onde há alguma coisa para ler",
    "Targets where somebody names you come first; /open reads one":
      "Primeiro os alvos onde alguém diz o seu nome; /open lê um",
    "List the latest texts that name you": "Mostra os últimos textos que dizem o seu nome",
    "Your name counts as a whole word, with or without @, whatever its case and accents":
      "O nome conta como palavra inteira, com ou sem @, sejam quais forem maiúsculas e acentos",
    "Texts of ignored users are left out": "Os textos de utilizadores ignorados não contam",
    "Hide a user's lines and refuse his requests":
      "Esconde as linhas de um utilizador e recusa os seus pedidos",
    "His texts are still stored, as read ones; /history shows them":
      "Os seus textos continuam a ser guardados, como lidos; /history mostra-os",
    "He is not told, but for the refusal of his request":
      "Ele não fica a saber, a não ser que um pedido seu foi recusado",
    "Without an argument: list who is ignored":
      "Sem argumento: mostra de quem são as linhas escondidas",
    "the user is yourself": "o nome é o seu próprio",
    "Show an ignored user's lines again": "Volta a mostrar as linhas de um utilizador",
    "the user is not ignored": "as linhas do utilizador não estão escondidas",
    "Tell the others that you are away, and why": "Diz aos outros que está ausente, e porquê",
    "Until /back, or until you leave; the original still shows you as online":
      "Até /back, ou até sair; no original continua a aparecer online",
    "the text is over 1024 bytes": "o texto tem mais de 1024 bytes",
    "Tell the others that you are there again": "Diz aos outros que voltou",
    "End your group for everybody": "Acaba com o seu grupo, para todos",
    "Its texts stay stored where they are; its name is free again":
      "Os textos ficam guardados onde estão; o nome fica livre outra vez",
    "you are not the owner, or the group is unknown": "não é o dono, ou o grupo não é conhecido",
    "Hand your group over to a member": "Entrega o seu grupo a um membro",
    "You stay a member; the other members are asked to /group trust the new owner":
      "Continua a fazer parte dele; aos outros membros é pedido /group trust para o novo dono",
    "Of a group that you are invited to: decline": "De um grupo para que há um convite: recusa-o",
    "The owner transfers or deletes it instead": "O dono entrega-o ou apaga-o, em vez disso",
    "Let a user into your group who has not asked":
      "Deixa entrar no seu grupo um utilizador que não pediu",
    "He is told, and joins by /join": "Ele fica a saber, e entra com /join",
    "Without GROUP: the current one, else the only one you own":
      "Sem GROUP: o atual, senão o único que é seu",
    "you are not the owner, the user is unknown, or a member already":
      "não é o dono, o utilizador não é conhecido, ou já faz parte do grupo",
    "Without GROUP: the current one, else the only one of yours with that member":
      "Sem GROUP: o atual, senão o único dos seus com esse membro",
    "Show or set the current group's topic": "Mostra ou muda o tópico do grupo atual",
    "Any member may set it; \"\" takes it away": "Qualquer membro o pode mudar; \"\" tira-o",
    "you are not a member, no group is current, or TEXT is over 1024 bytes":
      "não faz parte do grupo, nenhum grupo é o atual, ou TEXT tem mais de 1024 bytes",
    "The others see TEXT when you go": "Os outros veem TEXT quando sai",
    "A regular expression is as of egrep, with \\d, \\w, \\s and \\b; a slash in it is written \\/, and /RE/i ignores case":
      "Uma expressão regular é como no egrep, com \\d, \\w, \\s e \\b; uma barra nela escreve-se \\/, e /RE/i ignora maiúsculas",
    "Wait until a text of another user matches":
      "Espera até um texto de outro utilizador corresponder",
    "TARGET and USER say where and whose; without them: anywhere, anybody's":
      "TARGET e USER dizem onde e de quem; sem eles: em qualquer lado, de qualquer um",
    "What came before the command counts too, from just after the last match there on":
      "O que chegou antes do comando também conta, a partir da última correspondência",
    "Fail if a text of another user matches": "Falha se um texto de outro utilizador corresponder",
    "DURATION is how long it looks": "DURATION é quanto tempo procura",
    "It looks from where /expect would: from just after the last match there on":
      "Procura de onde /expect procuraria: a partir da última correspondência",
    "a text matches": "um texto corresponde",
    "Run the lines of a file, as if they stood here":
      "Executa as linhas de um ficheiro, como se estivessem aqui",
    "A relative FILE begins at the directory where chat was started":
      "Um FILE relativo começa na pasta onde o chat foi arrancado",
    "the file cannot be read, or a line of it fails":
      "não se pode ler o ficheiro, ou uma das linhas falha",
    "Stop with status N": "Para com o estado N",
    "At the prompt, anything but a number is the TEXT of /quit":
      "No prompt, tudo o que não é número é o TEXT de /quit",
    "Drop a text that has not gone out": "Descarta um texto que ainda não saiu",
    "ID is what /pending calls it": "ID é o que /pending lhe chama",
    "the text is unknown, or the broker has it or may have it":
      "o texto não é conhecido, ou o broker já o tem ou pode ter",
    "With --before, those before that row: the command for older ones stands below a page, and JSON has the row of each text":
      "Com --before, os anteriores a essa linha: o comando para os mais antigos está no fim da página, e o JSON tem a linha de cada texto",
    "Find stored texts that hold all of the words":
      "Procura textos guardados que têm todas as palavras",
    "The newest are shown first; accents, and upper and lower case, make no difference":
      "Os mais novos vêm primeiro; acentos e maiúsculas não contam",
    "A word that ends with * finds all that begin so, and words in quotes are found side by side":
      "Uma palavra que acaba em * encontra todas as que começam assim, e palavras entre aspas são procuradas lado a lado",
    "With -t in that target alone, with -u by that user alone, who may be yourself":
      "Com -t só nesse alvo, com -u só desse utilizador, que pode ser quem procura",
    "When a line of a FILE of up to 1 MiB cannot be parsed, none runs, unless with --keep-going":
      "Quando uma linha de um FILE de até 1 MiB não se percebe, nenhuma corre, exceto com --keep-going",
    "A pipe that nobody writes to is given up after --timeout":
      "Um pipe em que ninguém escreve é abandonado ao fim de --timeout",
    "It may run others in turn, 8 deep at most; it stops at its first failure":
      "Pode executar outros por sua vez, no máximo 8 uns dentro dos outros; para na primeira falha",
  ]

  static let settings: KeyValuePairs = [
    "the login name": "o nome da sessão",
    "Who you are, as --user": "Quem é, como --user",
    "this machine's broker, a private one if there is none":
      "o broker desta máquina, um privado se não houver",
    "The broker, as --broker": "O broker, como --broker",
    "the system's": "as do sistema",
    "The certificate authorities to trust, as --cafile":
      "As autoridades de certificação em que se confia, como --cafile",
    "A file with the password, as --password-file":
      "Um ficheiro com a palavra-passe, como --password-file",
    "A program whose first line of output is the password":
      "Um programa cuja primeira linha escrita é a palavra-passe",
    "It gets no input, and as long as timeout says":
      "Não recebe nada, e tem o tempo que timeout diz",
    "It stands in the file alone: /set neither shows nor changes it":
      "Está só no ficheiro: /set não a mostra nem a muda",
    "Whether the password may travel in the clear to another machine":
      "Se a palavra-passe pode ir às claras até outra máquina",
    "Without it, that needs an address with mqtts://":
      "Sem isso, é preciso um endereço com mqtts://",
    "The most that connecting and /wait wait, as --timeout":
      "O máximo que se espera pela ligação e em /wait, como --timeout",
    "Whether lines are made for screen readers, as --plain":
      "Se as linhas são feitas para leitores de ecrã, como --plain",
    "TERM=dumb in the environment goes before the file":
      "TERM=dumb no ambiente vale mais do que o ficheiro",
    "Whether there is colour at the prompt": "Se há cor no prompt",
    "With auto there is, unless plain is yes or NO_COLOR is set":
      "Com auto há, a não ser que plain seja yes ou NO_COLOR esteja definida",
    "In a batch there is none": "Num script não há",
    "How your own name looks": "Como se vê o seu próprio nome",
    "How the names of others look": "Como se veem os nomes dos outros",
    "With by-name, each has one of three colours, always the same":
      "Com by-name, cada um tem uma de três cores, sempre a mesma",
    "How texts that hold your name look": "Como se veem os textos com o seu nome",
    "How lines look that tell of trouble": "Como se veem as linhas que falam de problemas",
    "How the time before a line looks": "Como se vê a hora antes de uma linha",
    "How the target before a text looks": "Como se vê o alvo antes de um texto",
    "The time before a line": "A hora antes de uma linha",
    "A text of another day has its date, too": "Um texto de outro dia leva também a data",
    "When the terminal's bell rings": "Quando toca a campainha do terminal",
    "With mentions, for texts of others that hold your name; with messages, for all of theirs":
      "Com mentions, para textos de outros com o seu nome; com messages, para todos os deles",
    "However many come together, it rings once": "Por muitos que cheguem juntos, toca uma vez",
    "A program that is run, at the prompt, for each text of a conversation and each that holds your name":
      "Um programa que é executado, no prompt, para cada texto de uma conversa e cada um com o seu nome",
    "It reads the text as a JSON object, as --json prints it; nothing of it is among its arguments":
      "Lê o texto como um objeto JSON, tal como --json o escreve; nada dele está entre os seus argumentos",
    "At most 4 run at once, each for 10 seconds at most; what they print is dropped":
      "No máximo correm 4 ao mesmo tempo, cada um 10 segundos no máximo; o que escrevem perde-se",
    "A script cannot change it": "Um script não a pode mudar",
    "What the prompt does with texts that come faster than anybody reads":
      "O que o prompt faz com textos que chegam mais depressa do que alguém os lê",
    "With spare, what is over is counted, and /history shows it; with show, all is printed":
      "Com spare, o que está a mais é contado, e /history mostra-o; com show, vê-se tudo",
  ]
}
