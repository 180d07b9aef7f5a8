import Foundation

/// A running original (`peers/original.py`): the peer that `chat` must live beside, as strict as the wire's tables say.
///
/// Belongs to one test; `end()` it there. Waiting blocks, always with a deadline.
public final class Original {
  public let user: String
  public let processIdentifier: Int32
  private let channel: Int32
  private var unread: [UInt8] = []
  private var events: [OriginalEvent] = []
  private var pings = 0

  /// Starts one and waits until it is logged in and subscribed, or dead of what it found on the broker.
  ///
  /// - Throws: `OriginalError` when it does not come online; it has been ended then.
  public static func start(
    user: String, port: UInt16, host: String = "127.0.0.1"
  ) throws -> Original {
    let original = try Original(user: user, port: port, host: host)
    do {
      let first = try original.wait(within: 20) { $0.name == "online" || $0.name == "dead" }
      if first.name == "dead" { original.events.append(first) }
    } catch {
      original.end()
      throw error
    }
    return original
  }

  private init(user: String, port: UInt16, host: String) throws {
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("peers/original.py").path
    (processIdentifier, channel) = try spawnOnSocket(
      ["/usr/bin/python3", program, user, host, "\(port)"])
    self.user = user
  }

  deinit { close(channel) }

  // What it is told to do.

  /// Asks somebody for a conversation.
  public func request(_ user: String) throws { try send("request", ["user": user]) }
  /// Accepts a request that has arrived.
  public func accept(_ user: String) throws { try send("accept", ["user": user]) }
  /// Writes into the latest conversation with somebody.
  public func write(_ text: String, toUser user: String) throws {
    try send("write_user", ["user": user, "text": text])
  }
  public func createGroup(_ group: String) throws { try send("create_group", ["group": group]) }
  /// Asks to become a member.
  public func joinGroup(_ group: String) throws { try send("join_group", ["group": group]) }
  public func approve(_ user: String, in group: String) throws {
    try send("approve", ["group": group, "user": user])
  }
  public func write(_ text: String, toGroup group: String) throws {
    try send("write_group", ["group": group, "text": text])
  }
  /// Publishes anything at all, as its Client Identifier.
  public func publish(
    _ payload: String, to topic: String, qos: Int = 0, retain: Bool = false
  ) throws {
    try send("publish", ["topic": topic, "payload": payload, "qos": qos, "retain": retain])
  }
  /// What it knows: `users`, `groups`, `requests`, `chats`.
  public func list() throws -> OriginalEvent {
    try send("list", [:])
    return try wait(for: "list")
  }
  /// Says offline, disconnects, and waits until it has.
  public func logout() throws {
    try send("logout", [:])
    try wait(for: "offline")
  }

  /// Whether it still hears: a ping must come back to it through the broker. Everything that the broker took for it
  /// before is handled by then.
  public func isAlive(within seconds: Double = 5) throws -> Bool {
    pings += 1
    let id = "\(pings)"
    try send("ping", ["id": id])
    let answer = try next(within: seconds) {
      $0.name == "disconnected" || (["alive", "deaf"].contains($0.name) && $0["id"] == id)
    }
    if let answer, answer.name == "disconnected" { events.append(answer) }
    return answer?.name == "alive"
  }

  // What it reports.

  /// Waits for an event of this name, and of these members; an earlier one counts, and each counts once.
  @discardableResult
  public func wait(
    for name: String, _ fields: [String: String] = [:], within seconds: Double = 10
  ) throws -> OriginalEvent {
    try wait(within: seconds) { event in
      event.name == name && fields.allSatisfy { event[$0.key] == $0.value }
    }
  }

  /// Waits for an event that matches; an earlier one counts, and each counts once.
  @discardableResult
  public func wait(
    within seconds: Double = 10, until matches: (OriginalEvent) -> Bool
  ) throws -> OriginalEvent {
    if let event = try next(within: seconds, where: matches) { return event }
    throw OriginalError.timeout(user: user, seen: events.map(\.line))
  }

  private func next(
    within seconds: Double, where matches: (OriginalEvent) -> Bool
  ) throws -> OriginalEvent? {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if let index = events.firstIndex(where: matches) { return events.remove(at: index) }
      guard try receive(until: end) else { return nil }
    }
  }

  /// Reads what is there.
  ///
  /// - Returns: false when the time is over.
  private func receive(until end: ContinuousClock.Instant) throws -> Bool {
    let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
    var ready = pollfd(fd: channel, events: Int16(POLLIN), revents: 0)
    guard left > 0, poll(&ready, 1, Int32(left.rounded(.up))) == 1 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let got = recv(channel, &bytes, bytes.count, 0)
    guard got > 0 else { throw OriginalError.ended(user: user, seen: events.map(\.line)) }
    unread += bytes[..<got]
    while let newline = unread.firstIndex(of: UInt8(ascii: "\n")) {
      events.append(try OriginalEvent(line: String(decoding: unread[..<newline], as: UTF8.self)))
      unread.removeSubrange(...newline)
    }
    return true
  }

  private func send(_ command: String, _ members: [String: Any]) throws {
    let object = members.merging(["do": command]) { $1 }
    var line = try JSONSerialization.data(withJSONObject: object)
    line.append(UInt8(ascii: "\n"))
    let sent = line.withUnsafeBytes {
      Glibc.send(channel, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    guard sent == line.count else {
      throw OriginalError.ended(user: user, seen: events.map(\.line))
    }
  }

  /// Kills it, as a crash would: without a word to the broker.
  public func end() {
    kill(processIdentifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(processIdentifier, &status, 0) < 0 && errno == EINTR {}
  }
}

/// Why an original did not do what a test waits for.
public enum OriginalError: Error {
  /// It could not be started; errno.
  case spawn(Int32)
  /// Nothing that matches came; what came instead and was not matched before.
  case timeout(user: String, seen: [String])
  case ended(user: String, seen: [String])
  /// It wrote something else than a JSON object.
  case notAnEvent(String)
}

/// One line of what an original reports.
public struct OriginalEvent: Sendable, CustomStringConvertible {
  public let name: String
  /// As it was written.
  public let line: String
  private let members: [[String]: String]

  fileprivate init(line: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    guard let object = object as? [String: Any], let name = object["event"] as? String else {
      throw OriginalError.notAnEvent(line)
    }
    var members: [[String]: String] = [:]
    flatten(object, at: [], into: &members)
    (self.name, self.line, self.members) = (name, line, members)
  }

  /// A member by its path, as text: `event["groups", "ops", "owner"]`, `event["chats", "0"]`.
  public subscript(_ path: String...) -> String? { members[path] }

  public var description: String { line }
}

private func flatten(_ value: Any, at path: [String], into members: inout [[String]: String]) {
  switch value {
  case let object as [String: Any]:
    for (key, value) in object { flatten(value, at: path + [key], into: &members) }
  case let list as [Any]:
    for (index, value) in list.enumerated() {
      flatten(value, at: path + ["\(index)"], into: &members)
    }
  case let text as String: members[path] = text
  default: members[path] = "\(value)"
  }
}

/// Runs a program whose stdin and stdout are one end of a socket; returns the other.
private func spawnOnSocket(_ arguments: [String]) throws -> (pid: Int32, channel: Int32) {
  var ends: [Int32] = [-1, -1]
  let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw OriginalError.spawn(errno) }
  defer { close(ends[1]) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  var pid: pid_t = 0
  let error = posix_spawn(&pid, arguments[0], &actions, nil, &pointers, environ)
  guard error == 0 else {
    close(ends[0])
    throw OriginalError.spawn(error)
  }
  return (pid, ends[0])
}
