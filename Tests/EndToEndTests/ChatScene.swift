import Testing
import TestSupport

/// A broker of its own, and users whose directories outlive their processes.
final class ChatScene {
  let broker: Broker
  private var homes: [String: BrokerFiles] = [:]
  private var originals: [Original] = []

  init(_ configuration: String = "") throws { broker = try Broker(configuration) }

  deinit { for original in originals { original.end() } }

  var address: String { "mqtt://127.0.0.1:\(broker.port)" }

  /// Where a user's files are; the same for all of his runs.
  func home(of user: String) throws -> BrokerFiles {
    if let home = homes[user] { return home }
    let home = try BrokerFiles()
    homes[user] = home
    return home
  }

  /// `chat -u USER -b BROKER ARGUMENTS…`
  func chat(
    _ user: String, _ arguments: String..., input: Chat.Input = .none, home: BrokerFiles? = nil
  ) throws -> Chat {
    try Chat(
      ["-u", user, "-b", address] + arguments, input: input, home: home ?? self.home(of: user))
  }

  /// `chat --json --keep-going` with its stdin kept open, once it is ready.
  func start(
    _ user: String, _ arguments: String..., home: BrokerFiles? = nil
  ) throws -> Chat {
    let chat = try Chat(
      ["-u", user, "-b", address, "--json", "--keep-going"] + arguments, input: .open,
      home: home ?? self.home(of: user))
    try chat.wait(for: "ready")
    return chat
  }

  /// A script on stdin, run to its end.
  func run(_ user: String, _ script: String, _ arguments: String...) throws -> Chat {
    try Chat(
      ["-u", user, "-b", address] + arguments, input: .script(script), home: home(of: user))
  }

  /// An original, logged in.
  func original(_ user: String) throws -> Original {
    let original = try Original.start(user: user, port: broker.port)
    originals.append(original)
    return original
  }

  /// Makes a conversation: the first asks, the second accepts.
  func introduce(_ asker: Chat, to other: Chat) throws {
    try asker.wait(forUser: other.user)
    try asker.run("/request \(other.user)")
    try other.wait(for: "request", ["from": asker.user])
    try other.run("/accept \(asker.user)")
    try asker.wait(for: "answered", ["user": other.user, "status": "accepted"])
  }
}

extension Chat {
  /// `/wait online USER`
  func wait(forUser user: String) throws {
    let answer = try run("/wait online \(user) 10s")
    try #require(answer["ok"] == "true", "\(user) is not online")
  }

  /// The texts of `/history`, oldest first.
  func history(of target: String) throws -> [String] {
    try run("/history \(target) -n 10000").column("text")
  }

  /// Waits until something that is asked again and again has come true.
  func wait(until condition: () throws -> Bool) throws {
    let came = try Child.poll(atMost: patience, condition)
    try #require(came)
  }

  /// Says goodbye: closes its input and waits.
  func leave() throws -> Int32 {
    closeInput()
    return try exit()
  }
}

/// Runs a script of Python's to its end.
///
/// - Returns: its exit code; nil: it did not end in time.
func python(_ script: String, _ argument: String) throws -> Int32? {
  try Child("/usr/bin/python3", ["-c", script, argument]).wait(atMost: .seconds(30))
}
