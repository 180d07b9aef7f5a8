import ChatCore
import Languages

/// One JSON object a line, for scripts (chat(1), JSON LINES). Names and shapes are a contract, docs/json-lines.schema.json: only
/// add, and add there too. Its sentences are English in all languages, so that scripts find what they look for.
struct JSONLines: Sendable {
  static let version: UInt64 = 1

  let me: UserName
  /// Where this client is connected to, as it is written in `--broker`, without a password.
  let broker: String
  let sentences: Sentences
  let mention: Mention

  init(me: UserName, broker: String) {
    self.me = me
    self.broker = broker
    mention = Mention(of: me)
    sentences = Sentences(me: me, known: KnownNames([me]))
  }

  /// One line a notice.
  func lines(_ notice: Notice, at instant: Timestamp) -> [String] {
    let (type, members) = Language.inEnglish { event(notice) }
    return [line(type, members, at: moment(of: notice) ?? instant)]
  }

  /// A text that comes from the store has its own time.
  private func moment(of notice: Notice) -> Timestamp? {
    if case .message(let message, _) = notice { message.at } else { nil }
  }

  /// The one line of a command that was carried out or failed.
  func command(_ place: CommandPlace, outcome: Outcome, at instant: Timestamp) -> String {
    switch outcome {
    case .done(let result):
      return line("command", answer(place, .done, error: nil, result), at: instant)
    case .failed(let failure):
      var result = Outcome.Result()
      if case .refuted(let message) = failure { result.match = message }
      let error = Language.inEnglish { sentences.sentence(failure).text }
      let members = answer(place, failure.exitStatus, error: error, result)
      return line("command", members, at: instant)
    }
  }

  /// The one line of a command that was never carried out: a syntax error (`.usage`), say.
  ///
  /// - Parameter error: a sentence.
  func command(
    _ place: CommandPlace, code: ExitStatus, error: String, at instant: Timestamp
  ) -> String {
    line("command", answer(place, code, error: error, Outcome.Result()), at: instant)
  }

  /// The one line of a command that the program itself has carried out.
  func command(
    _ place: CommandPlace, remark: String?, result: [JSONValue], at instant: Timestamp
  ) -> String {
    var members = JSONObject()
    for member in answer(place, .done, error: nil, Outcome.Result()).members {
      switch member.key {
      case "remark": members.append(member.key, .text(remark))
      case "result": members.append(member.key, .array(result))
      default: members.append(member.key, member.value)
      }
    }
    return self.line("command", members, at: instant)
  }

  private func answer(
    _ place: CommandPlace, _ code: ExitStatus, error: String?, _ result: Outcome.Result
  ) -> JSONObject {
    [
      "line": .integer(place.line), "input": .string(place.input), "ok": .bool(code == .done),
      "code": .integer(Int(code.rawValue)), "error": .text(error),
      "id": .text(result.id?.description),
      "remark": .text(result.remark.map(token)),
      "result": self.result(result), "file": .string(place.file),
    ]
  }

  private func result(_ result: Outcome.Result) -> JSONValue {
    if let match = result.match { return .array([.object(recalled(match))]) }
    return result.listing.map { .array(elements($0)) } ?? .null
  }

  func line(_ type: String, _ members: JSONObject, at instant: Timestamp) -> String {
    var object: JSONObject = [
      "v": .number(JSONNumber(Self.version)), "type": .string(type),
      "at": .string(instant.rfc3339),
    ]
    for member in members.members { object.append(member.key, member.value) }
    return String(decoding: object.encoded(), as: UTF8.self)
  }
}

/// Where a command stands.
struct CommandPlace: Hashable, Sendable {
  /// The script; `-` for stdin, `-e` for the command line.
  var file: String
  /// From 1.
  var line: Int
  /// As it was read.
  var input: String
}

extension JSONValue {
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(UInt64(max(0, value)))) }
  static func code(_ reason: ReasonCode) -> JSONValue { .integer(Int(reason.rawValue)) }
  static func instant(_ instant: Timestamp?) -> JSONValue { .text(instant?.rfc3339) }

  static func milliseconds(_ duration: Duration) -> JSONValue {
    let (seconds, attoseconds) = duration.components
    return .integer(Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  static func names(_ names: [some Name]) -> JSONValue { .array(names.map { .string($0.text) }) }
}
