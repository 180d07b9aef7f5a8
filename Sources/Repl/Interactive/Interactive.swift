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
  private var attention: Attention
  private let broker: String
  let parser = Parser(mode: .prompt)
  private let names = LiveVocabulary()
  private var status = ExitCode.done
  private(set) var isLeaving = false
  var ending: Ending?
  /// Printed above the prompt at the end of the turn, all at once.
  private var transcript = Transcript()
  /// Commands that open a target: they show what is not on the screen.
  private var opening: Set<CommandNumber> = []
  /// What holds up the lines, and the lines that it holds up.
  var waiting = PromptScripts()
  /// What stands in place of the prompt while an answer is waited for.
  var question: StyledText?
  private var notices: [Notice] = []
  private var comings = Comings()
  /// Something of this turn is to be heard.
  private var rings = false
  /// What the prompt said last, but for its numbers.
  private var said = ""
  /// Something that the editor must know of came between two lines.
  private var lateWake: Wake?

  init(
    loop: ChatLoop, people: PeopleFormatter, settings: Settings, broker: String
  ) throws(PromptError) {
    self.loop = loop
    self.people = people
    self.settings = settings
    self.broker = broker
    attention = Attention(me: settings.user, settings.values)
    var configuration = Configuration(program: "chat")
    configuration.historyPath = settings.dataDirectory + "/history"
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
      editor.prompt = promptLine
      said = gist
      take(editor.readLine { [self] in wait() })
    }
    return status.rawValue
  }

  // MARK: Waiting for a key

  func wait() -> Wake {
    if let lateWake {
      self.lateWake = nil
      return lateWake
    }
    while true {
      var descriptors = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      let script = waiting.waitsFor
      if let script { descriptors.append(pollfd(fd: script, events: Int16(POLLIN), revents: 0)) }
      if editor.wantsOutput {
        descriptors.append(pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0))
      }
      let limit = attention.notifier.patience ?? .seconds(1)
      loop.keepsPackets = editor.asksForPause
      let wake = take(loop.turn(&descriptors, atMost: limit))
      if descriptors.last?.fd == STDOUT_FILENO { editor.flush() }
      if script != nil { descriptors[1].revents != 0 ? readOn() : giveUpSilent() }
      runHeld()
      show()
      if ending != nil { return .leave }
      if let wake { return wake }
      if descriptors[0].revents != 0 { return .input }
    }
  }

  /// - Returns: what the editor must know of it.
  private func take(_ happenings: [ChatLoop.Happening]) -> Wake? {
    var wake: Wake?
    for happening in happenings {
      switch happening {
      case .notice(let notice): note(notice)
      case .answer(let command, let outcome): answer(command, outcome)
      case .signal(SIGWINCH):
        fitToTerminal()
        wake = .resized
      case .signal(SIGCONT): wake = .continued
      case .signal(SIGINT): break
      case .signal(let signal): leave(.signal(signal), patience: .milliseconds(500))
      case .storeFailed(let error): say(people.trouble(error.sentence))
      case .storeWorks:
        names.forget()
        say(people.aside(StoreError.isOver))
      case .finished(let ending): finished(ending)
      }
    }
    return wake
  }

  /// What came in this turn is put into words together, so that an own text and its way are one line.
  private func note(_ notice: Notice) {
    if case .message(let message, let stored) = notice {
      loop.markShown(message)
      transcript.note(message)
      heed(message, notice, stored: stored)
    }
    switch notice {
    case .ready, .answered, .membership: learnNames()
    default: break
    }
    if !notice.isSilentAtPrompt, comings.admits(notice, at: Clock.uptime()) {
      notices.append(notice)
    }
  }

  /// The bell and the user's program; the latter only for what has just come.
  private func heed(_ message: StoredMessage, _ notice: Notice, stored: Bool) {
    if attention.rings(for: message) { rings = true }
    guard !stored, !attention.notifier.words.isEmpty, attention.notifies(of: message) else {
      return
    }
    let json = JSONLines(me: settings.user, broker: broker)
    for line in json.lines(notice, at: message.at) {
      complain(attention.notifier.notify(line, at: Clock.uptime()))
    }
  }

  private func complain(_ trouble: Notifier.Trouble?) {
    if let trouble { say(people.trouble(people.sentence(trouble))) }
  }

  private func sayNotices() {
    notices += comings.due(at: Clock.uptime()).filter { notice in
      if case .presence(let user, _) = notice {
        !loop.engine.ignoredUsers.contains(user)
      } else {
        true
      }
    }
    people.style.marksQueued = loop.engine.promptState.link != .ready
    say(people.lines(notices, at: Clock.now()))
    notices = []
  }

  /// - Parameter last: when the last of the lines was written, if that is not now.
  func say(_ lines: [String], last: Timestamp? = nil) {
    let now = Clock.now()
    transcript.add(lines, at: now, last: last) { people.dayLine(now.wall, at: now) }
  }

  /// Whoever looks like one of the people one talks to is marked.
  private func learnNames() { people.known = KnownNames(loop.engine.circle) }

  private func fitToTerminal() {
    let size = terminalSize
    people.style.columns = settings.isPlain ? nil : size?.columns
    if let size, size.rows > 0 { transcript.height = size.rows }
  }

  private func answer(_ command: CommandNumber, _ outcome: Outcome) {
    sayNotices()
    let isOpening = opening.remove(command) != nil
    let place = command == waiting.holder ? waiting.release() : nil
    switch outcome {
    case .done(let result):
      if case .messages(let messages)? = result.listing {
        return show(messages, isOpening: isOpening)
      }
      say(people.lines(result, at: Clock.now()), last: result.listing?.lastMention)
    case .failed(.ended), .failed(.interrupted): break
    case .failed(let failure):
      if let place { return answered(place.line, column: place.column, failure) }
      complain(people.sentence(failure))
    }
  }

  func complain(_ sentence: String) { say(people.trouble(sentence)) }

  /// Stored texts; a target that is opened shows those behind the last one that is on the screen.
  private func show(_ messages: [StoredMessage], isOpening: Bool) {
    let seen = isOpening ? messages.lastIndex(where: transcript.isOnScreen).map { $0 + 1 } : nil
    let news = Array(messages[(seen ?? 0)...])
    let heading = isOpening ? opened(messages.last?.target, news.count, seen: seen != nil) : nil
    if let heading { say(people.remark(heading)) }
    if heading != nil, news.isEmpty { return }
    for message in news { transcript.note(message) }
    say(people.lines(.messages(news), at: Clock.now()), last: news.last?.at)
  }

  /// Where one is now; nil: one has gone on meanwhile.
  private func opened(_ target: Target?, _ count: Int, seen: Bool) -> Words? {
    guard let target = target ?? loop.engine.promptState.current else { return nil }
    return seen && count == 0
      ? people.sentences.openedOnScreen(target) : people.sentences.opened(target, texts: count)
  }

  private func show() {
    sayNotices()
    complain(attention.notifier.turn(at: Clock.uptime()))
    let isNews = gist != said
    said = gist
    let lines = transcript.take()
    if !lines.isEmpty {
      editor.printAbove(
        lines, ringing: rings, prompt: question ?? promptLine, saysPrompt: isNews)
    }
    rings = false
    let text = question ?? promptLine
    if text != editor.prompt { editor.prompt = text }
    if isNews { editor.sayPrompt() }
  }

  /// At once: what the person has just asked for.
  func printAbove(_ lines: [String]) {
    transcript.pass(lines.count)
    editor.printAbove(lines)
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

  /// What is refused is not said here.
  func set(_ request: SettingRequest) -> SetAnswer {
    let answer = settings.answer(request, in: .prompt)
    if case .changed = answer { adoptSettings() }
    if case .refused = answer { return answer }
    say(people.lines(answer))
    return answer
  }

  /// What was chosen holds from here on.
  private func adoptSettings() {
    people.style.adopt(settings, isTerminal: true)
    attention.adopt(settings.values)
    loop.timeout = settings.timeout
    editor.setPlain(settings.isPlain)
    fitToTerminal()
  }

  /// For those who listen: an answer that comes at once stands behind its command, with no prompt between the two.
  private func awaitAnswer() {
    let end = Clock.uptime() + .milliseconds(500)
    while ending == nil, !waiting.isBusy, !loop.unanswered.isEmpty, Clock.uptime() < end {
      var keys = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      lateWake = take(loop.turn(&keys, atMost: end - Clock.uptime())) ?? lateWake
      runHeld()
      show()
      if keys[0].revents != 0 { return }
    }
  }

  /// What the prompt says, but for its numbers.
  private var gist: String {
    var state = loop.engine.promptState
    (state.unread, state.mentions, state.unsent) = (0, 0, 0)
    let held = waiting.isBusy ? 0 : nil
    return (question ?? PromptLine.text(state, people.style, held: held)).text
  }

  private var promptLine: StyledText {
    let held = waiting.isBusy ? waiting.heldCount : nil
    return PromptLine.text(loop.engine.promptState, people.style, held: held)
  }

  private func helpText(_ topic: String?) -> [String] {
    do throws(SyntaxError) {
      let lines = try Grammar.standard.helpLines(for: topic, in: .prompt)
      guard topic == nil, !settings.isPlain, let size = terminalSize, lines.count >= size.rows
      else { return people.help(lines) }
      return people.help(Grammar.standard.contents(columns: size.columns))
    } catch {
      return people.trouble(error.description)
    }
  }

  /// nil: not known.
  private var terminalSize: (columns: Int, rows: Int)? {
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? (Int(size.ws_col), Int(size.ws_row)) : nil
  }

  // MARK: Leaving

  private func leave(_ code: ExitCode, patience: Duration, text: String? = nil) {
    if case .signal = code {} else if isLeaving { return }
    isLeaving = true
    status = code
    _ = waiting.giveUp()
    loop.leave(patience: patience, text: text)
  }

  private func waitForEnd() {
    loop.keepsPackets = false
    while ending == nil {
      _ = take(loop.turn())
      show()
    }
  }

  private func finished(_ ending: Ending) {
    self.ending = ending
    switch ending {
    case .left(let unsent, let held):
      if unsent > 0 { say(people.aside(AtThePrompt.unsent(unsent))) }
      if held > 0 { say(people.aside(AtThePrompt.held(held))) }
    case .takenOver: status = .status(.takenOver)
    case .refused: status = .status(.refused)
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

extension Listing {
  /// When the last of the texts that it lists was written; nil: it lists none, or other things.
  fileprivate var lastMention: Timestamp? {
    if case .mentions(let entries) = self { entries.last?.message.at } else { nil }
  }
}

extension Notice {
  /// What the prompt shows by other means, or what only scripts want to know.
  var isSilentAtPrompt: Bool {
    switch self {
    case .ready, .sent, .delivered: true
    default: false
    }
  }
}
