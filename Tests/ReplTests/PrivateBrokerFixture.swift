import CSystem
import Glibc
import Testing

@testable import Repl

/// A temporary data directory and a free port; `end()` ends what was started from it and removes it.
struct PrivateBrokerFixture {
  let dataDirectory: String
  let port: UInt16

  init() {
    var template = Array("/tmp/chat-broker-XXXXXX".utf8CString)
    dataDirectory = String(cString: mkdtemp(&template))
    port = Self.freePort()
  }

  var broker: PrivateBroker { PrivateBroker(dataDirectory: dataDirectory, port: port) }

  func end() {
    if case .running(let running) = broker.status() { end(running.pid) }
    do {
      let removed = try run(["/bin/rm", "-rf", dataDirectory])
      #expect(removed.status == 0)
    } catch {
      Issue.record(error)
    }
  }

  /// Kills and waits until it is gone.
  func end(_ pid: Int32) {
    kill(pid, SIGKILL)
    _ = BrokerDeadline(after: .seconds(5)).wait { !BrokerProcess(pid: pid).isAlive }
  }

  static func freePort() -> UInt16 {
    let listener = ListeningSocket(port: 0)
    defer { listener.end() }
    return listener.port
  }

  func content(of file: String) -> String { BrokerFile.text(file) ?? "" }

  func publishRetained(_ payload: String, to topic: String) throws -> Int32 {
    try run([
      "/usr/bin/mosquitto_pub", "-h", "127.0.0.1", "-p", "\(port)", "-V", "mqttv5", "-q", "1", "-r",
      "-t", topic, "-m", payload,
    ]).status
  }

  func retained(at topic: String) throws -> String {
    try run([
      "/usr/bin/mosquitto_sub", "-h", "127.0.0.1", "-p", "\(port)", "-V", "mqttv5", "-C", "1",
      "-W", "30", "-t", topic,
    ]).output
  }
}

/// A TCP listener on 127.0.0.1 that never answers.
struct ListeningSocket {
  let file: Int32
  let port: UInt16

  init(port wanted: UInt16) {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = file
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length)
        listen(listener, 8)
        getsockname(listener, $0, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  func end() { close(file) }
}

/// A program that could not be run.
private struct CannotRun: Error {
  var program: String
  var errno: Int32
}

extension PrivateBrokerFixture {
  /// Runs a program to its end.
  func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let name = "/tmp/chat-run-\(getpid())-\(chat_random())"
    let file = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0, unlink(name) == 0 else { throw CannotRun(program: name, errno: errno) }
    defer { close(file) }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let pid = chat_spawn_detached(arguments[0], &pointers, file)
    guard pid > 0 else { throw CannotRun(program: arguments[0], errno: errno) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    var output = [UInt8](repeating: 0, count: 65536)
    let got = pread(file, &output, output.count, 0)
    return (status >> 8 & 0xff, String(decoding: output.prefix(max(0, got)), as: UTF8.self))
  }
}
