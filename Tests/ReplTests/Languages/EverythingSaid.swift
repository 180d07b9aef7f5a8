import CommandParser
import Glibc
import Languages
import Mosquitto
import Store

@testable import ChatCore
@testable import CommandParser
@testable import Prompt
@testable import Repl

/// Says everything that can be said to people, once at least: to see whether a language has words for it.
struct EverythingSaid {
  private let samples = Samples()

  /// All of it, as lines.
  func lines() -> [String] {
    let styles = [false, true].map { Repl.Style(colour: false, plain: $0) }
    return styles.flatMap(formatted) + words() + prompts() + grammar() + settings() + trouble()
      + errorsOfStart() + privateBroker() + batch() + doctor()
  }

  // MARK: Notices, listings, results

  private func formatted(_ style: Repl.Style) -> [String] {
    let formatter = PeopleFormatter(me: samples.ana, style: style, broker: "mqtt://localhost:1883")
    let listings = samples.quietWhois + samples.otherStatuses
    let days = (0..<365).map { day in
      formatter.dayLine(Timestamp(milliseconds: day * 86_400_000), at: Samples.now)
    }
    return everyLine(of: samples, formatter) + days
      + listings.flatMap { formatter.lines($0, at: Samples.now) }
      + answers.flatMap(formatter.lines) + troubles.map(formatter.sentence)
  }

  private func words() -> [String] {
    let sentences = Sentences(me: samples.ana, known: KnownNames([samples.ana]))
    let reasons = (0x80...0xA3).map { ReasonCode(UInt8($0)) }
    let filters: [TopicFilter] = [
      .allPresence, .allOwners, .allMembers, .requests(to: samples.ana),
      .requests(from: samples.ana), .inbox(of: samples.ana), .heads(in: samples.ops),
      .about(samples.ops),
      TopicFilter(samples.topic),
    ]
    let statuses: [MembershipStatus] = [.pending, .approved, .denied, .removed, .left]
    let durations: [Duration] = [
      .milliseconds(7), .milliseconds(740), .seconds(3), .seconds(150), .seconds(86_400),
    ]
    var news = HiddenNews()
    (news.requests, news.memberships, news.presences, news.groups) = (1, 1, 1, 1)
    (news.payloads, news.gaps, news.doubts) = (1, 1, 1)
    var manyNews = news
    (manyNews.requests, manyNews.memberships, manyNews.presences, manyNews.groups) = (2, 2, 2, 2)
    (manyNews.payloads, manyNews.gaps, manyNews.doubts) = (2, 2, 2)
    let all: [Words] =
      reasons.map(sentences.meaning) + reasons.map(sentences.advice)
      + filters.map { sentences.subscriptionRefused($0, .notAuthorized) }
      + statuses.map(sentences.word) + durations.map { Words($0) }
      + [
        sentences.hidden(news), sentences.hidden(manyNews), sentences.openedOnScreen(samples.group),
        Sentences.Empty.mentionsOfOthers,
      ]
      + [0, 1, 2].map { sentences.opened(samples.group, texts: $0) } + [severalFound(sentences)]
      + [
        sentences.matched(samples.messages[0]),
        sentences.topic(of: samples.ops, "x", by: nil, isChange: true),
      ]
      + [.quotaExceeded, ReasonCode(0x8B)].map { sentences.sentence(LinkFailure.disconnected($0)) }
      + [SessionKind.new, .resumed, .forgotten, .replaced].map(sentences.word)
      + [DeliveryState.held, .queued, .awaiting].map { sentences.why($0, samples.user) }
      + systemWordings.map { Words(system: $0) }
    return all.map(\.text)
  }

  private func severalFound(_ sentences: Sentences) -> Words {
    let query = StoredQuery(target: nil, terms: [SearchTerm("noon")], count: 2)
    return sentences.heading(
      MessagePage(query, [samples.message(), samples.message()], hasOlder: true))
  }

  /// Of strerror(3) and of ours, as they come with failures of the connection.
  private var systemWordings: [String] {
    let errors = [
      EPERM, ENOENT, EIO, ENOMEM, EACCES, EEXIST, ENOTDIR, EISDIR, EMFILE, ENOSPC, EROFS, EPIPE,
      ENETUNREACH, ECONNRESET, ETIMEDOUT, ECONNREFUSED, EHOSTUNREACH, ENOEXEC, ENAMETOOLONG,
      ELOOP, EDQUOT,
    ]
    return errors.map { String(cString: strerror($0)) }
      + ["no answer within 10 s"]
  }

  // MARK: The prompt

  private func prompts() -> [String] {
    let links: [LinkStatus] = [.ready, .connecting, .waiting(until: .zero)]
    let states = links.map {
      PromptState(current: samples.group, unread: 3, mentions: 1, unsent: 2, link: $0)
    }
    let lines = [false, true].flatMap { plain in
      let style = Repl.Style(colour: false, plain: plain)
      return states.map { PromptLine.text($0, style).text }
        + [0, 1, 3].map { PromptLine.text(states[0], style, held: $0).text }
        + [PromptLine.question(aboutLines: 3, style).text]
    }
    return lines + ["o", "s", "d", "x"].map { "\(String(describing: PasteAnswer($0)))" }
      + [
        AtThePrompt.howToLeave, AtThePrompt.dropped, AtThePrompt.waysOfPaste,
        AtThePrompt.nowhereToSend(3), AtThePrompt.notShown(3), AtThePrompt.unsent(3),
        AtThePrompt.held(3), StoreError.isOver,
      ] + [0, 1, 3].map(AtThePrompt.interrupted) + candidates + searches
  }

  private var candidates: [String] {
    let list = CandidateList(names: (0..<200).map { "name\($0)" }, count: 3000)
    return [list.spoken] + list.rows(size: Size(rows: 24, columns: 80))
      + [Configuration(program: "chat").notShown(3)]
  }

  private var searches: [String] {
    [HistorySearch.Direction.older, .newer].flatMap { direction in
      [false, true].map { HistorySearch.spokenLabel(direction, hasFailed: $0) }
    }
  }

  // MARK: Commands and settings

  private func grammar() -> [String] {
    let modes: [Mode] = [.prompt, .batch]
    let helps = modes.flatMap { mode in
      English.overview(Grammar.standard.rows(in: mode))
        + Grammar.standard.rows(in: mode).flatMap { English.help(on: $0, in: mode) }
    }
    let contents = Grammar.standard.contents(columns: 80)
    return helps + contents + syntaxErrors.map(\.description)
      + syntaxErrors.map { $0.description(inFile: "-", at: line) } + scriptErrors.map(\.reason)
  }

  private var line: ScriptLine { ScriptLine(execute: "/x", line: 1)! }

  private var scriptErrors: [ScriptError] {
    let problems: [ScriptError.Problem] = [
      .nul, .invalidUTF8(0xFF), .tooLong(limit: 3), .continuedAtEnd,
    ]
    return problems.map { ScriptError(line: 1, column: 1, problem: $0) }
  }

  private var syntaxErrors: [SyntaxError] {
    let expectations: [Expectation] = [
      .user, .group, .newGroup, .target, .text, .pattern, .duration, .end, .command,
      .number(1...2), .words(["a", "b"]), .setting, .expression, .file, .pendingID,
      .searchWords(most: 3),
    ]
    let expressions: [ExpressionError.Problem] = [
      .empty, .unclosed("("), .unopened, .nothingToRepeat("*"), .badCount(most: 3), .badRange,
      .unknownClass("x"), .unknownEscape("y"), .openEscape, .tooLarge,
    ]
    let names = [NameKind.user, .group, .target].flatMap { kind in
      nameErrors.map { SyntaxError.Problem.badName(kind, "x", $0) } + [.badName(kind, "", .empty)]
    }
    let problems: [SyntaxError.Problem] =
      [
        .unknownCommand, .ambiguousCommand, .expected([.text, .pattern], found: nil),
        .unclosedQuote("\""), .afterQuote(found: "x"), .unknownOption("-x"), .doubledOption("-n"),
        .unclosedExpression, .expressionFlags("x"),
      ] + expressions.map { .badExpression($0) } + expectations.map { .expected([$0], found: "x") }
      + names
      + kinds.map { .expected([.value($0)], found: "x") }
    return problems.map {
      SyntaxError(
        column: 1, command: "/x", problem: $0, usage: "/x", suggestions: ["/a", "/b"])
    }
  }

  private var nameErrors: [NameError] {
    [
      .empty, .tooLong(bytes: 200), .wildcard("+"), .reserved, .control("\u{1B}"), .outerSpace,
      .notNormalized,
    ]
  }

  private var kinds: [SettingKind] {
    [.user, .address, .path, .words(["yes", "no"]), .duration(1...1000), .command]
  }

  private func settings() -> [String] {
    let faults =
      kinds.map { SettingFault(.expected($0, found: "")) }
      + [
        SettingFault(.expected(.yesOrNo, found: "yse")), SettingFault(.withheld(.command)),
        SettingFault(.badName("x", .empty)), SettingFault(.refused("", reason: "x")),
        SettingFault(.refused("x", reason: "y")),
      ]
    let problems: [ConfigurationFault.Problem] = [
      .notUTF8(0xFF), .notAssignment("x"), .unknownKey("x", near: []),
      .unknownKey("belll", near: ["bell"]), .doubled(.bell, line: 1),
    ]
    return faults.map(\.description) + problems.map { English.sentence($0) }
      + Setting.all.flatMap { [$0.meaning, $0.takes, $0.usually] }
  }

  private var answers: [SetAnswer] {
    let entries = Setting.all.map { row in
      SettingEntry(key: row.key, value: row.example, source: .file, origin: nil, upcoming: "x")
    }
    let bell = SettingEntry(key: .bell, value: "x", source: .usual, origin: nil, upcoming: nil)
    let holdings: [SetAnswer.Holding] = [
      .atOnce, .fromNextStart, .behind("--plain", atOnce: true), .behind("--plain", atOnce: false),
    ]
    let refusals: [SetRefusal] = [
      .secret(.notify), .scripted(.notify), .badValue(.bell, SettingFault(.withheld(.command))),
      .notSaved(.file(path: "/x", "x")),
    ]
    return [.listed(entries + [bell])] + entries.map { .shown($0) }
      + holdings.map { .changed(bell, $0) } + refusals.map { .refused($0) }
  }

  private var troubles: [Notifier.Trouble] {
    [
      .notStarted(program: "x", errno: ENOENT), .tookTooLong(program: "x", limit: .seconds(10)),
      .failed(program: "x", status: 1), .tooMany(program: "x"),
    ]
  }

  // MARK: Errors

  private func trouble() -> [String] {
    let failure = SQLiteFailure(path: "/x", code: 1, words: "x")
    let dangers: [StoreError.Danger] = [
      .symbolicLink, .wrongType, .owner(1), .writableByOthers(mode: 0o777),
    ]
    let errors: [StoreError] =
      [
        .cannotOpen(path: "/x", code: EACCES), .locked(path: "/x", by: 1),
        .locked(path: "/x", by: nil), .otherUser(path: "/x", user: "bob"), .foreign(path: "/x"),
        .newerVersion(path: "/x", found: 2, known: 1), .busy(failure), .full(failure),
        .readOnly(failure), .moved(path: "/x"), .damaged(failure), .ioError(failure, code: 0),
        .ioError(failure, code: EIO), .rowTaken(1), .failed(failure),
      ] + dangers.map { .unsafe(path: "/x", $0) }
    return [PromptError.historyNotMine(path: "/x").keepsNoHistory] + errors.map(\.sentence)
  }

  private func errorsOfStart() -> [String] {
    let addresses: [AddressError] = [
      .unknownScheme("x"), .secret, .missingHost, .badHost("x"), .badPort("x"), .trailingPath("x"),
      .badPath("x"),
    ]
    let files: [FileError] = [
      .system(ENOENT), .tooLarge(1), .notRegular, .notMine, .open(mode: 0o644),
      .writable(mode: 0o666), .link, .busy,
    ]
    let passwords: [PasswordCommandFailure] = [
      .notStarted(program: "x", errno: ENOENT), .tookTooLong(program: "x", limit: .seconds(30)),
      .failed(program: "x", status: 1), .saidNothing(program: "x"),
      .tooLong(program: "x", limit: 1),
    ]
    let errors: [StartError] =
      [
        .usage("x"), .badName("x", from: "--user", .empty), .plainPassword(host: "x"),
        .twoPasswords(path: "/x"), .terminal(.notATerminal(fd: 0)),
        .terminal(.noEditor), .terminal(.history(path: "/x", call: "open", errno: EIO)),
        .terminal(.historyNotMine(path: "/x")), .system(path: "/x", EACCES),
        .scriptsTooDeep(path: "/x", most: 8),
        .nobodyWrites(path: "/x", .seconds(30)),
      ] + addresses.map { .broker("x", $0) } + files.map { .file(path: "/x", $0.words) }
      + passwords.map { .passwordCommand($0) }
    return errors.map(\.sentence) + misuses.map { words(of: $0) }
      + [Invocation.notUnderstood("x")] + CommandLineForm.allCases.flatMap(\.help)
  }

  /// Command lines that are wrong.
  private var misuses: [[String]] {
    [
      ["-u", "a", "-u", "b"], ["--jsn"], ["--frobnicate"], ["-ux"], ["--user"], ["--json=1"],
      ["a", "b"], ["broker", "x"], ["broker"], ["doctor", "-V"],
    ]
  }

  private func words(of arguments: [String]) -> String {
    do throws(StartError) {
      _ = try Invocation(arguments)
      return ""
    } catch {
      return error.sentence
    }
  }

  private func privateBroker() -> [String] {
    let running = PrivateBroker.Running(pid: 1, port: 1883, since: 0, directory: "/x")
    let errors: [PrivateBrokerError] = [
      .notInstalled(searched: ["/bin"]), .badPort("x"), .file(path: "/x", errno: EACCES),
      .unwritablePath("/x"), .busy(path: "/x", waited: .seconds(5)),
      .cannotRun(program: "x", errno: ENOENT), .ended(port: 1, log: []),
      .silent(port: 1, waited: .seconds(5), log: ["x"]), .survives(pid: 1, waited: .seconds(5)),
      .cannotSignal(pid: 1, errno: EPERM),
    ]
    let starts = [PrivateBroker.Start.started(running), .running(running), .foreign(port: 1)]
    let stops = [PrivateBroker.Stop.stopped(pid: 1), .foreign(port: 1), .notRunning]
    let statuses = [PrivateBroker.Status.running(running), .foreign(port: 1), .none]
    return errors.map(\.description) + starts.map { BrokerVerbs.words($0).text }
      + stops.map { BrokerVerbs.words($0, 1).text } + statuses.map { BrokerVerbs.words($0, 1).text }
      + [BrokerVerbs.startedRemark(1, dataDirectory: nil)]
  }

  private func batch() -> [String] {
    [
      InABatch.noAnswer(from: "x", within: .seconds(30)), InABatch.lost(for: .seconds(30)),
      InABatch.held(3), InABatch.unsent(3), InABatch.stdoutFailed(EPIPE),
      Program.bothGiven(script: "x"), Settings.loginName, Settings.badTimeout("x"),
    ]
  }

  // MARK: The doctor

  private func doctor() -> [String] {
    let sentences = Sentences(me: samples.ana, known: KnownNames([samples.ana]))
    let failures: [Visit.Failure] = [
      .notPrepared(.outOfMemory), .lost(.closed), .refused(.notAuthorized, nil),
      .silent(.seconds(3)),
    ]
    let all: [Words] =
      findings.flatMap { words(of: $0, sentences) } + failures.map { sentences.sentence($0) }
      + [(0, 0), (0, 1), (1, 1), (2, 3)].map { sentences.conclusion($0, of: $1, on: "x") }
      + [
        sentences.doctorRefused(.allOwners, .notAuthorized), sentences.incomplete,
        sentences.notForgotten(samples.ops),
      ]
    return all.map(\.text) + ["y", "n", "x"].map { "\(String(describing: sentences.isYes($0)))" }
      + [DoctorVerb.yesAlone, DoctorVerb.noTerminal]
      + [DoctorVerb.forgetAlone, DoctorVerb.noGroup("x", .empty)]
  }

  private func words(of finding: Finding, _ sentences: Sentences) -> [Words] {
    [nil, true, false].flatMap { mended in
      [sentences.heading(finding, mended: mended)] + sentences.details(finding, mended: mended)
    }
      + (finding.cure.map {
        [sentences.question($0)] + $0.records.map(sentences.publication)
      } ?? [])
  }

  private var findings: [Finding] {
    let (ana, bob, ops) = (samples.ana, samples.bob, samples.ops)
    let complaints: [Complaint] = [
      .unreadable(.empty), .misplaced, .orphans(ops, members: [bob]),
      .membersFirst(ops),
      .ownerNotMember(ops, owner: bob), .ownerUnlikeStore(ops, stored: ana, kept: bob),
      .stalePresence(ana), .perhapsGone(bob),
      .oneSided(ana, bob), .endedByOne(ana, bob), .differingTopics(ana, bob),
      .foreignTopic(ana, bob), .selfRequest(ana),
    ]
    let deeds: [Cure.Deed] = [
      .goOffline, .forget(ops), .giveOwner(ops, ana), .giveOwner(ops, bob), .joinOwn(ops),
      .askAgain(ops, ana),
      .askAgain(ops, bob), .agree(bob, topic: samples.topic), .end(bob), .dropSelfRequest,
    ]
    let topics = [Array(samples.topic.text.utf8)]
    let record = Cure.Record(topic: samples.topic, payload: Array("x".utf8))
    let cures = deeds.flatMap { deed in
      [true, false].map { Cure(deed: deed, records: [record], isSure: $0) }
    }
    return complaints.map { Finding($0, topics: topics) }
      + cures.map { Finding(.misplaced, topics: topics, cure: $0) }
      + [
        Finding(.misplaced, topics: topics, isDeadly: true, isCertain: false),
        Finding(.misplaced, topics: topics, menders: [ana, bob]),
        Finding(.orphans(ops, members: [bob]), topics: topics, storedOwner: ana),
        Finding(.orphans(ops, members: [bob]), topics: topics, storedOwner: bob),
      ]
  }
}
