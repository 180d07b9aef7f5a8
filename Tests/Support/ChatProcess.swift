import Foundation

/// The path of the `chat` to test.
public func chatProgram() throws -> String {
  if let path = ProcessInfo.processInfo.environment["CHAT_BINARY"] { return path }
  return try builtProgram("chat")
}

struct ChatEnds {
  var identifier: pid_t
  var input: Int32
  var output: Int32
  var errors: Int32
}

/// Runs a program whose stdin, stdout and stderr are a socket each; no other child of this process holds their ends.
func spawn(
  _ arguments: [String], _ environment: [String], input: Chat.Input
) throws -> ChatEnds {
  let pairs = try [socketPair(), socketPair(), socketPair()]
  defer { for pair in pairs { close(pair.theirs) } }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (descriptor, pair) in pairs.enumerated() {
    posix_spawn_file_actions_adddup2(&actions, pair.theirs, Int32(descriptor))
  }
  if case .none = input {
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  withNoSignals(&attributes)
  var identifier: pid_t = 0
  let error = withPointers(arguments) { pointers in
    withPointers(environment) {
      posix_spawn(&identifier, arguments[0], &actions, &attributes, pointers, $0)
    }
  }
  if error != 0 { throw ChildError.system("spawn \(arguments[0])", error) }
  return ChatEnds(
    identifier: identifier, input: pairs[0].ours, output: pairs[1].ours, errors: pairs[2].ours)
}

/// Neither signals that this process blocks nor those that it ignores.
private func withNoSignals(_ attributes: inout posix_spawnattr_t) {
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
}

private func socketPair() throws -> (ours: Int32, theirs: Int32) {
  var ends: [Int32] = [-1, -1]
  let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
    throw ChildError.system("socketpair", errno)
  }
  return (ends[0], ends[1])
}

private func withPointers<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
