import Testing
import TestSupport

/// The locale need not be installed: the variable alone is looked at.
@Suite("Where people speak Portuguese", .timeLimit(.minutes(10)))
struct PortugueseTests {
  private static let variables = ["LANG": "pt_PT.UTF-8"]

  @Test("the prompt, its answers and its help are Portuguese, and the commands stay")
  func prompt() throws {
    let ana = try PromptScene(
      try ChatScene(), rows: 24, columns: 100, environment: Self.variables)
    try ana.screen.waitFor("ligado (sessão nova)")
    try ana.enter("/group create ops")
    try ana.screen.waitFor("#ops está criado e é seu (/open #ops)")
    try ana.enter("/open ops")
    try ana.enter("olá")
    try ana.screen.waitFor("#ops <eu> olá")
    try ana.enter("/whois zoe")
    try ana.screen.waitFor("não se conhece nenhum utilizador zoe; /users mostra os que se conhecem")
    try ana.enter("/mgs zoe olá")
    try ana.screen.waitFor("/mgs: coluna 1: não há tal comando; queria dizer /msg?")
    try ana.enter("/help msg")
    try ana.screen.waitFor("Envia um texto; o alvo atual fica o mesmo.")
    try ana.enter("/groups")
    try ana.screen.waitFor("grupo  dono")
  }

  @Test("an error in a script is Portuguese, its place is not, and JSON is English")
  func script() throws {
    let scene = try ChatScene()
    let home = try scene.home(of: "ana")
    let arguments = ["-u", "ana", "-b", scene.address]
    let chat = try Chat(
      arguments, input: .script("/open #nope\n"), home: home, environment: Self.variables)
    #expect(try chat.exit() == 1)
    #expect(
      chat.errors == ["-:1:1: /open: não há nenhum grupo #nope; /groups mostra os que há"])
    let json = try Chat(
      arguments + ["--json"], input: .script("/nope\n"), home: home, environment: Self.variables)
    #expect(try json.exit() == 2)
    #expect(json.errors == ["-:1:1: /nope: não há tal comando; queria dizer /open?"])
    #expect(
      json.output.contains { $0.contains("\"error\":\"/nope: column 1: no such command; did you") })
  }

  @Test("what is wrong with the command line is said in Portuguese")
  func start() throws {
    let chat = try Chat(["--timeout", "x"], home: BrokerFiles(), environment: Self.variables)
    #expect(try chat.exit() == 2)
    #expect(
      chat.errors == [
        "chat: --timeout x: esperava-se uma duração como 500ms, 10s, 5m ou 2h (chat --help)"
      ])
  }
}
