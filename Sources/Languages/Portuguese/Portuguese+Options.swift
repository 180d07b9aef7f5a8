/// What `chat --help`, `chat broker --help` and `chat doctor --help` say.
extension Portuguese {
  static let options: KeyValuePairs = [
    "usage:": "uso:",
    "talk; or run SCRIPT, -e, standard input": "conversar; ou SCRIPT, -e, a entrada",
    "the private broker of this machine": "o broker privado desta máquina",
    "what is wrong with what a broker keeps": "o que está errado num broker",
    "The private broker of this machine, which chat starts where there is no other.":
      "O broker privado desta máquina, que o chat arranca onde não há outro.",
    "What is wrong with what a broker keeps, and what you can mend of it.":
      "O que está errado no que um broker guarda, e o que se pode reparar.",
    "talk as ana; /help lists the commands": "falar como ana; /help dá os comandos",
    "send a text and leave": "enviar um texto e sair",
    "~/.config/chat/config has the settings (/set). All of it: man chat":
      "~/.config/chat/config tem as definições (/set). Tudo o resto: man chat",
    "Who you are; else $CHAT_USER, or the login name":
      "Quem é; senão $CHAT_USER, ou o nome da sessão",
    "mqtt://HOST[:PORT], mqtts://HOST[:PORT], unix:PATH":
      "mqtt://HOST[:PORT], mqtts://HOST[:PORT], unix:PATH",
    "Run this line, then exit; repeatable": "Corre esta linha e sai; pode repetir-se",
    "One JSON object a line on standard output": "Um objeto JSON por linha na saída padrão",
    "Go on after a failed command": "Continua depois de um comando falhar",
    "The most that connecting and /wait take (30s)": "O máximo para a ligação e para /wait (30s)",
    "No colour, no redraw, one event a line": "Sem cor nem redesenho, um evento por linha",
    "Log in although the name is online elsewhere": "Entra mesmo com o nome online noutro lado",
    "The configuration": "A configuração",
    "Database, input history, private broker": "Base de dados, histórico, broker privado",
    "The only certificate authorities to trust": "As únicas autoridades certificadoras aceites",
    "A file with the password, readable by you alone":
      "Um ficheiro com a palavra-passe, que só o dono leia",
    "Print the version": "Mostra a versão",
    "Print the options": "Mostra as opções",
    "Mend what you may mend, after asking for each":
      "Repara o que puder, e pergunta antes de cada um",
    "With --fix: mend unasked, only what can harm nobody":
      "Com --fix: sem perguntar, só o que não lesa ninguém",
    "With --fix: forget this group without an owner": "Com --fix: esquece este grupo sem dono",
  ]
}
