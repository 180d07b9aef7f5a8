/// The prompt, runs of scripts, settings' answers, and why the program does not start.
extension Portuguese {
  static let prompt: KeyValuePairs = [
    "%1 queued": "%1 em fila", "%1 for you": "%1 para mim", "%1 unread": "%1 por ler",
    "no connection": "sem ligação",
    "%1 lines pasted: (o)ne text, (s)everal, (d)rop, then Enter? ":
      "%1 linhas coladas: (u)m só texto, (v)ários, (d)escartar, depois Enter? ",
    "%1 lines pasted: type o to send them as one text, s as several, d to drop them, and Enter: ":
      "%1 linhas coladas: escreva u para as enviar como um só texto, v como vários, d para as descartar, e Enter: ",
    "o one": "u um o one", "s several": "v vários varios s several",
    "d drop": "d descartar drop",
    "/quit or ^D leaves": "/quit ou ^D para sair",
    "dropped": "descartado",
    "o, s or d, and Enter; ^C drops what was pasted":
      "u, v ou d, e Enter; ^C descarta o que foi colado",
    "%1 lines pasted, and nowhere to send them; /open TARGET first":
      "%1 linhas coladas, sem destino; primeiro /open TARGET",
    "%1 lines not shown; /history has them": "%1 linhas não mostradas; /history tem-nas",
    "… %1 lines not shown": "… %1 linhas não mostradas",
    "%1 not on the broker yet; kept, and sent next time":
      "%1 ainda não estão no broker; ficam guardados, e seguem da próxima vez",
    "%1 held until accepted; kept": "%1 retidos até serem aceites; ficam guardados",
    "%1, and %2 more of %3": "%1, e mais %2 de %3",
    "… %1 more of %2": "… mais %1 de %2",
    "; search back: ": "; procurar para trás: ", "; not found back: ": "; não há para trás: ",
    "; search on: ": "; procurar para a frente: ", "; not found on: ": "; não há para a frente: ",
    "no answer from %1 within %2": "sem resposta de %1 em %2",
    "the connection has been lost for %1": "a ligação está perdida há %1",
    "%1 held until accepted; goes out when chat runs again after that":
      "retidos até à aceitação: %1; seguem quando o chat correr outra vez depois dela",
    "%1 not acknowledged by the broker; kept, and sent next time":
      "%1 não confirmados pelo broker; ficam guardados, e seguem da próxima vez",
    "stdout: %1; texts that are not there yet are shown at the next start":
      "stdout: %1; os textos que ainda lá não estão são mostrados no próximo arranque",
    "waiting, ^C ends it": "à espera, ^C termina",
    "waiting, 1 line held": "à espera, 1 linha retida",
    "waiting, %1 lines held": "à espera, %1 linhas retidas",
    "ended by ^C; 1 held line is dropped": "terminado por ^C; 1 linha retida é descartada",
    "ended by ^C; %1 held lines are dropped":
      "terminado por ^C; %1 linhas retidas são descartadas",
  ]

  static let choices: KeyValuePairs = [
    "%1 is %2 now": "%1 é agora %2",
    "%1 is %2 from the next start": "%1 é %2 a partir do próximo arranque",
    "%1 is %2 now; at the next start %3 goes before it":
      "%1 é agora %2; no próximo arranque, %3 vale mais",
    "%1 is saved as %2, but %3 goes before it": "%1 fica guardado como %2, mas %3 vale mais",
    "%1 may hold a secret: it is never shown, and stands in the configuration file alone; change it there":
      "%1 pode conter um segredo: nunca é mostrado, e está só no ficheiro de configuração; mude-o lá",
    "%1 names a program, and a script cannot choose one; set it at the prompt or in the configuration file":
      "%1 indica um programa, e um script não o pode escolher; defina-o no prompt ou no ficheiro de configuração",
    "not saved, and nothing is changed: %1": "não guardado, e nada mudou: %1",
    "configuration file": "ficheiro de configuração", "default": "de origem",
    "notify: %1 cannot be started: %2; /set notify names another program":
      "notify: não se consegue executar %1: %2; /set notify indica outro programa",
    "notify: %1 took longer than %2 and was ended":
      "notify: %1 demorou mais de %2 e foi terminado",
    "notify: %1 failed with status %2; /set notify names another program":
      "notify: %1 falhou com o estado %2; /set notify indica outro programa",
    "notify: more texts came than %1 keeps up with; some are passed over":
      "notify: chegaram mais textos do que %1 consegue acompanhar; alguns são saltados",
    "setting": "definição", "value": "valor", "from": "origem", "meaning": "significado",
    "takes": "aceita", "example": "exemplo", "next start": "próximo arranque",
  ]

  static let start: KeyValuePairs = [
    "%1 (chat --help)": "%1 (chat --help)",
    "%1: both password_file and password_command are set; keep one":
      "%1: password_file e password_command estão ambos definidos; deixe só um",
    "%1 (%2) cannot be a user's name: %3": "%1 (%2) não pode ser o nome de um utilizador: %3",
    "the broker's address: %1": "o endereço do broker: %1",
    "the password would travel in the clear to %1: use mqtts://, or set plain_password = yes":
      "a palavra-passe iria às claras até %1: use mqtts://, ou defina plain_password = yes",
    "file descriptor %1 is no terminal; -e and scripts need none":
      "o descritor %1 não é um terminal; -e e os scripts não precisam de um",
    "the line editor cannot be started: memory is short, or TERM is unknown to it":
      "não se consegue arrancar o editor de linhas: falta memória, ou não conhece o valor de TERM",
    "%1: %2: %3": "%1: %2: %3",
    "lines are not kept for the next start: %1":
      "as linhas não são guardadas para a próxima vez: %1",
    "%1: not a regular file, or somebody else's; move it away":
      "%1: não é um ficheiro normal, ou é de outro; ponha-o noutro lado",
    "expected mqtt://HOST[:PORT], mqtts://HOST[:PORT] or unix:PATH":
      "esperava-se mqtt://HOST[:PORT], mqtts://HOST[:PORT] ou unix:PATH",
    "a user or password in the address would be seen by others; use --user and --password-file":
      "um nome ou palavra-passe no endereço seriam vistos por outros; use --user e --password-file",
    "the host is missing; expected mqtt://HOST[:PORT]":
      "falta o servidor; esperava-se mqtt://HOST[:PORT]",
    "%1 is not a host name or address": "%1 não é o nome nem o endereço de um servidor",
    "%1 is not a port; expected 1 to 65535": "%1 não é uma porta; esperava-se de 1 a 65535",
    "nothing may follow host and port": "nada pode vir depois do servidor e da porta",
    "not a path to a socket (1 to 107 bytes)": "não é o caminho de um socket (1 a 107 bytes)",
    "%1 is given twice; once is enough": "%1 aparece duas vezes; uma basta",
    "there is no option %1": "não há opção %1",
    "there is no option %1; did you mean %2?": "não há opção %1; queria dizer %2?",
    "there is no option %1; expected %2 %3": "não há opção %1; esperava-se %2 %3",
    "%1 needs a value: %2 %3": "falta o valor de %1: %2 %3",
    "%1 takes no value": "%1 não leva valor",
    "%1 is one word too many": "%1 é uma palavra a mais",
    "expected %1": "esperava-se %1",
    "these options are not understood: %1": "não se entendem estas opções: %1",
    "--timeout %1: expected a duration such as 500ms, 10s, 5m or 2h":
      "--timeout %1: esperava-se uma duração como 500ms, 10s, 5m ou 2h",
    "both --execute and the script %1 are given; choose one":
      "--execute e o script %1 foram dados ao mesmo tempo; escolha um",
    "login name": "nome da sessão",
    "larger than %1 bytes": "maior do que %1 bytes",
    "not a regular file": "não é um ficheiro normal",
    "belongs to another user": "pertence a outro utilizador",
    "others may read it (mode %1); chmod 600 helps":
      "outros podem lê-lo (modo %1); chmod 600 resolve",
    "others may write to it (mode %1); chmod 600 helps":
      "outros podem escrever nele (modo %1); chmod 600 resolve",
    "a symbolic link, which is not followed; name the file that it leads to":
      "uma ligação simbólica, que não é seguida; indique o ficheiro a que ela leva",
    "another program holds its lock; try again": "outro programa tem-no trancado; tente de novo",
    "%1 cannot be started: %2; see its name and PATH":
      "%1 não pode ser executado: %2; veja o nome e PATH",
    "%1 gave no password within %2; timeout allows it more":
      "%1 não deu uma palavra-passe em %2; timeout dá-lhe mais tempo",
    "%1 failed with status %2; run it by hand to see why":
      "%1 falhou com o estado %2; execute-o à mão para ver porquê",
    "%1 printed no password; its first line has to be one":
      "%1 não escreveu uma palavra-passe; a primeira linha tem de ser uma",
    "%1 printed a line of more than %2 bytes, which is no password":
      "%1 escreveu uma linha de mais de %2 bytes, que não é uma palavra-passe",
    "%1: nobody has written to this pipe for %2": "%1: há %2 que ninguém escreve neste pipe",
    "%1: scripts run each other %2 deep already, and no deeper":
      "%1: já há %2 scripts a correr uns dentro dos outros, e não pode haver mais",
    "%1 means nothing to chat %2": "%1 não diz nada a chat %2",
    "--forget says which group --fix lets the broker forget; give both":
      "--forget diz que grupo --fix deixa o broker esquecer; dê as duas",
    "--forget: %1 is no group's name: %2": "--forget: %1 não é nome de grupo: %2",
    "--yes answers the questions of --fix; give both":
      "--yes responde às perguntas de --fix; indique ambas",
    "--fix asks, and there is no terminal; --yes mends unasked what can harm nobody":
      "--fix pergunta, e não há terminal; --yes repara sem perguntar o que não prejudica ninguém",
  ]

  static let store: KeyValuePairs = [
    "%1: %2; --data-dir names another place": "%1: %2; --data-dir indica outro lugar",
    "%1 is not used: %2": "%1 não é usado: %2",
    "chat already runs for this user and directory (process %1, lock %2)":
      "o chat já está a correr para este utilizador e esta pasta (processo %1, tranca %2)",
    "chat already runs for this user and directory (lock %1)":
      "o chat já está a correr para este utilizador e esta pasta (tranca %1)",
    "%1 belongs to the user %2": "%1 pertence ao utilizador %2",
    "%1 is not a database of chat; move it away":
      "%1 não é uma base de dados do chat; ponha-o noutro lado",
    "%1 was written by a newer chat (version %2, this one knows %3); update chat":
      "%1 foi escrito por um chat mais novo (versão %2, este conhece %3); atualize o chat",
    "%1 is locked by another program; end it": "%1 está trancado por outro programa; termine-o",
    "no space for %1: nothing was lost, but nothing more is taken; make room":
      "não há espaço para %1: nada se perdeu, mas nada mais se aceita; liberte espaço",
    "%1 cannot be written; check its permissions":
      "não se pode escrever em %1; veja as permissões",
    "%1 has been removed or replaced while chat runs: put it back, or start chat again":
      "%1 foi apagado ou trocado com o chat a correr: ponha-o de volta, ou comece o chat outra vez",
    "%1 is damaged (%2); move it away, or recover it with sqlite3":
      "%1 está danificado (%2); ponha-o noutro lado, ou recupere-o com sqlite3",
    "%1: %2; see whether its disk is well": "%1: %2; veja se o disco está bem",
    "row %1 is taken twice; please report this":
      "a linha %1 está tomada duas vezes; por favor, comunique-o",
    "the store takes what comes again; connecting":
      "já se pode guardar o que chega outra vez; a ligar",
    "it is a symbolic link": "é uma ligação simbólica",
    "it is neither a file nor a directory where one is expected":
      "não é nem ficheiro nem pasta, onde um deles se esperava",
    "it belongs to another user (%1)": "pertence a outro utilizador (%1)",
    "others may write to it (mode %1)": "outros podem escrever nele (modo %1)",
  ]

  static let privateBroker: KeyValuePairs = [
    "no broker is running here and mosquitto is not installed (looked in %1): install the package mosquitto, or name a broker with --broker":
      "não há nenhum broker a correr aqui e o mosquitto não está instalado (procurado em %1): instale o pacote mosquitto, ou indique um broker com --broker",
    "%1 is “%2”: expected a port from 1 to 65535": "%1 é “%2”: esperava-se uma porta de 1 a 65535",
    "private broker: %1: %2": "broker privado: %1: %2",
    "private broker: the path “%1” cannot stand in mosquitto's configuration: choose another --data-dir":
      "broker privado: o caminho “%1” não pode estar na configuração do mosquitto: escolha outro --data-dir",
    "private broker: another chat has been starting or stopping it for %1 (%2): try again":
      "broker privado: outro chat está a arrancá-lo ou a pará-lo há %1 (%2): tente de novo",
    "private broker: cannot run %1: %2": "broker privado: não se consegue executar %1: %2",
    "the private broker on port %1 ended at once: %2":
      "o broker privado na porta %1 terminou logo: %2",
    "the private broker does not listen on port %1 after %2: %3":
      "o broker privado não atende na porta %1 ao fim de %2: %3",
    "the private broker (process %1) did not end within %2: end it with kill %3":
      "o broker privado (processo %1) não terminou em %2: termine-o com kill %3",
    "the private broker (process %1) cannot be ended: %2":
      "o broker privado (processo %1) não pode ser terminado: %2",
    "it wrote nothing": "não escreveu nada",
    "started a private broker on localhost:%1; chat broker stop%2 ends it":
      "foi arrancado um broker privado em localhost:%1; chat broker stop%2 termina-o",
    "started on localhost:%1, process %2": "arrancado em localhost:%1, processo %2",
    "already running on localhost:%1, process %2": "já a correr em localhost:%1, processo %2",
    "another broker listens on localhost:%1; it is used as it is":
      "outro broker atende em localhost:%1; é usado tal como está",
    "stopped process %1": "parado o processo %1",
    "localhost:%1 is not ours to stop; if a chat started it, give the --data-dir of that chat":
      "o que atende em localhost:%1 não é nosso para o parar; se um chat o iniciou, dê o --data-dir desse chat",
    "no private broker runs on localhost:%1": "não há nenhum broker privado em localhost:%1",
    "running on localhost:%1, process %2, in %3": "a correr em localhost:%1, processo %2, em %3",
    "another broker listens on localhost:%1; if a chat started it, give the --data-dir of that chat":
      "outro broker atende em localhost:%1; se um chat o iniciou, dê o --data-dir desse chat",
  ]
}
