import ChatCore
import CommandParser
import Glibc
import Prompt
import Store

/// A person at the prompt: lines are commands or texts, and whatever happens is printed above what is being typed.
final class Interactive {
  let loop: ChatLoop
  let editor: Prompt
  var people: PeopleFormatter
  var settings: Settings
  var attention: Attention
  let broker: String
  let parser = Parser(mode: .prompt)
  let names = LiveVocabulary()
  var status = ExitCode.done
  var isLeaving = false
  var ending: Ending?
  /// Printed above the prompt at the end of the turn, all at once.
  var transcript = Transcript()
  /// Commands that open a target: they show what is not on the screen.
  var opening: Set<CommandNumber> = []
  /// What holds up the lines, and the lines that it holds up.
  var waiting = PromptScripts()
  /// What stands in place of the prompt while an answer is waited for.
  var question: StyledText?
  var notices: [Notice] = []
  var comings = Comings()
  /// Something of this turn is to be heard.
  var rings = false
  /// What the prompt said last, but for its numbers.
  var said = ""
  /// That lines are not kept was said.
  private var isHistoryTold = false
  /// Something that the editor must know of came between two lines.
  var lateWake: Wake?

  init(
    loop: ChatLoop, people: PeopleFormatter, settings: Settings, broker: String
  ) throws(PromptError) {
    self.loop = loop
    self.people = people
    self.settings = settings
    self.broker = broker
    attention = Attention(me: settings.user, settings.values)
    var configuration = Configuration(program: "chat")
    configuration.historyPath = "\(settings.dataDirectory)/\(ProgramFile.history.name)"
    configuration.keepsAcceptedLines = false
    configuration.isPlain = settings.isPlain
    configuration.notShown = AtThePrompt.notShown
    editor = try Prompt(configuration: configuration)
  }

  /// - Returns: the exit status.
  func run(greeting: [String]) -> Int32 {
    defer { editor.restore() }
    defer { attention.notifier.end() }
    editor.completion = { [loop, names] line, cursor in
      let vocabulary = names.vocabulary(of: loop.engine)
      return Grammar.standard.complete(line, cursor: cursor, vocabulary: vocabulary)
        .map(CompletionAnswer.init)
    }
    fitToTerminal()
    editor.printAbove(greeting.flatMap { people.aside($0) })
    loop.putsKeysFirst = true
    loop.start()
    while ending == nil {
      tellHistory()
      editor.prompt = promptLine
      said = gist
      take(editor.readLine { [self] in wait() })
    }
    return status.rawValue
  }

  private func tellHistory() {
    guard !isHistoryTold, let error = editor.historyError else { return }
    isHistoryTold = true
    editor.printAbove(people.trouble(error.keepsNoHistory))
  }

  // MARK: Lines

  private func take(_ entry: Entry) {
    switch entry {
    case .line(let line):
      waiting.isBusy ? waiting.hold(line) : perform(line)
      runHeld()
      if editor.isPlain { awaitAnswer() }
    case .paste(let pasted): ask(about: pasted)
    case .interrupt(let lineWasEmpty):
      if lineWasEmpty, waiting.isBusy {
        interrupt()
      } else if lineWasEmpty {
        say(people.aside(AtThePrompt.howToLeave))
      }
    case .end: leave(.done, patience: .seconds(5))
    case .left: break
    }
    show()
    if isLeaving { waitForEnd() }
  }

  func perform(_ line: String) {
    do throws(SyntaxError) {
      switch try parser.parse(line) {
      case .command(let command, _): perform(command)
      case .text(let text): _ = loop.submit(.say(text))
      case .empty, .comment: break
      }
    } catch {
      complain(renderUntrusted(Array(error.description.utf8)))
    }
  }

  func perform(_ command: Command) {
    switch command {
    case .chat(let action):
      let number = loop.submit(action)
      if action.opens { opening.insert(number) }
      if action.holdsLines { waiting.holder = number }
    case .help(let topic): say(helpText(topic))
    case .set(let request):
      if case .refused(let refusal) = set(request) { complain(people.sentence(refusal)) }
    case .echo(let text): say(renderText(text))
    case .run(let path): run(path, by: nil)
    case .exit(let code): leave(code.map { .exact(Int32($0)) } ?? .done, patience: .seconds(5))
    case .quit(let text): leave(.done, patience: .seconds(5), text: text)
    }
  }

  private func helpText(_ topic: String?) -> [String] {
    do throws(SyntaxError) {
      let lines = try Grammar.standard.helpLines(
        for: topic, in: .prompt, isPlain: settings.isPlain)
      guard topic == nil, !settings.isPlain, let size = terminalSize, lines.count >= size.rows
      else { return people.help(lines) }
      return people.help(Grammar.standard.contents(columns: size.columns))
    } catch {
      return people.trouble(error.description)
    }
  }
}

extension Action {
  /// Whether the lines that follow wait until it is done.
  fileprivate var holdsLines: Bool {
    switch self {
    case .wait, .expect, .refute: true
    default: false
    }
  }

  /// Whether it shows a target's latest texts because it opens it.
  fileprivate var opens: Bool {
    switch self {
    case .open, .join: true
    default: false
    }
  }
}
