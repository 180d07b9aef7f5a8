/// What `chat doctor` says.
extension Portuguese {
  static let doctor: KeyValuePairs = [
    "mended: %1": "reparado: %1",
    "not mended: %1": "não reparado: %1",
    "wrong: %1": "errado: %1",
    "perhaps: %1": "talvez: %1",
    "%1: nothing belongs there": "%1: nada devia estar ali",
    "%1; originals that meet it go deaf": "%1; os originais que o encontram ficam surdos",
    "%1 has no owner, but members or who asks to be one: %2":
      "%1 não tem dono, mas tem membros ou quem o peça para ser: %2",
    "%1 owns %2 and is no member of it": "%1 é o dono de %2 e não é membro dele",
    "your store holds %1 as owner of %2, the broker %3":
      "o que está guardado aqui diz que o dono de %2 é %1, o broker diz que é %3",
    "your store holds you as its owner; chat says so again when you log in":
      "o que está guardado aqui diz que o grupo é seu; o chat volta a dizê-lo quando entrar",
    "your store holds %1 as its owner; his chat says so again when he logs in":
      "o que está guardado aqui diz que o dono é %1; o chat do dono volta a dizê-lo quando entrar",
    "chat doctor --fix would, if you say so, %1; --forget %2 says so":
      "chat doctor --fix serve, se disser que sim, para %1; --forget %2 diz que sim",
    "chat goes by your store; /group trust %1 takes %2 for its owner":
      "o chat segue o que está guardado aqui; /group trust %1 toma %2 por dono",
    "--forget: %1 is no group that has members and no owner; nothing is forgotten":
      "--forget: %1 não é um grupo que tenha membros e não tenha dono; nada é esquecido",
    "%1 is online there, and no client of that name on this machine is":
      "%1 está lá online, e nesta máquina nenhum cliente com esse nome o está",
    "%1 is online by the word of a client that leaves no Will Message; it would be so, too, after it was killed":
      "%1 está online segundo um cliente que não deixa Will Message; também assim estaria depois de o matarem",
    "the conversation of %1 and %2 is accepted on the side of %3 alone":
      "a conversa de %1 e %2 está aceite só do lado de %3",
    "the conversation of %1 and %2 is accepted on the side of %3, and over on the other":
      "a conversa de %1 e %2 está aceite do lado de %3, e terminada do outro",
    "%1 and %2 hold different topics for their conversation":
      "%1 e %2 têm tópicos diferentes para a sua conversa",
    "on the side of %1, the conversation with %2 has a topic that is none of theirs":
      "do lado de %1, a conversa com %2 tem um tópico que não é dos dois",
    "%1 asks himself for a conversation": "%1 pede uma conversa ao seu próprio nome",
    "the broker has not kept what was published; perhaps you may not write there":
      "o broker não guardou o que foi publicado; talvez não deixe escrever lá",
    "chat doctor --fix would %1": "chat doctor --fix serve para %1",
    "chat doctor --fix would, if you say so, %1":
      "chat doctor --fix serve, se disser que sim, para %1",
    "right again when %1 logs in or out": "fica certo quando %1 entrar ou sair",
    "nothing that chat publishes mends it; whoever runs the broker can clear it while no original runs":
      "nada que o chat publique o repara; quem gere o broker pode apagá-lo enquanto nenhum original correr",
    "chat doctor --fix, run by %1, can mend it (-u says who runs it)":
      "chat doctor --fix, executado por %1, pode repará-lo (-u diz quem o executa)",
    " or ": " ou ",
    "%1? [y/N] ": "%1? [s/N] ",
    "%1? nothing but you can tell whether it is right [y/N] ":
      "%1? só quem responde pode saber se está certo [s/N] ",
    "y yes": "s sim y yes", "n no": "n não nao no",
    "the broker gives members of %1 before its owner":
      "o broker entrega membros de %1 antes do dono",
    "it does so for as long as it keeps them; another group, made anew, has them in order":
      "fá-lo enquanto os guardar; outro grupo, feito de novo, tem-nos por ordem",
    "let the broker forget %1: its members are said again, behind an owner, and expire":
      "deixar o broker esquecer %1: os seus membros são ditos de novo, depois de um dono, e expiram",
    "say that you are offline": "dizer que está offline",
    "make you the owner of %1, and say its members again":
      "fazer de %1 um grupo seu, e dizer de novo os seus membros",
    "make %1 the owner of %2, and say its members again":
      "fazer de %1 o dono de %2, e dizer de novo os seus membros",
    "say that you are a member of %1": "dizer que faz parte de %1",
    "ask to join %1 again": "pedir outra vez para entrar em %1",
    "say that %1 asks to join %2": "dizer que %1 pede para entrar em %2",
    "say on both sides that the conversation with %1 is accepted, in %2":
      "dizer dos dois lados que a conversa com %1 está aceite, em %2",
    "say that the conversation with %1 is over": "dizer que a conversa com %1 terminou",
    "say that the request is over": "dizer que o pedido terminou",
    ", %1 perhaps": ", %1 talvez",
    "nothing is wrong on %1%2": "não há nada errado em %1%2",
    "1 thing is wrong on %1%2": "há 1 coisa errada em %1%2",
    "%1 things are wrong on %2%3": "há %1 coisas erradas em %2%3",
    "the broker does not let you look at %1: %2; what is there is not judged":
      "o broker não deixa ver %1: %2; o que lá está não é avaliado",
    "the broker has more than came within 3 s: what seems to be missing may be there, so nothing is mended":
      "o broker tem mais do que chegou em 3 s: o que parece faltar pode lá estar, e por isso nada é reparado",
    "no connection can be made: %1": "não se consegue fazer uma ligação: %1",
    "no answer from the broker within %1; see --broker and --timeout":
      "sem resposta do broker em %1; veja --broker e --timeout",
  ]
}
