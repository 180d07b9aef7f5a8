import ChatCore
import Glibc
import Mosquitto
import TestSupport
import Testing

/// One after the other: OpenSSL is set up by whichever handle dials first, and two at once would be in each other's way.
@Suite("TLS", .serialized)
struct TLSTests {
  /// An authority, and a certificate of its for `localhost` and 127.0.0.1.
  private func makeCertificates(in files: BrokerFiles) throws {
    let names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    try files.write(names, to: "names")
    try openssl(
      files,
      "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca.key -out ca.pem")
    try openssl(files, "req -newkey rsa:2048 -nodes -subj /CN=server -keyout key.pem -out req.pem")
    try openssl(
      files,
      "x509 -req -in req.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names "
        + "-out cert.pem")
  }

  private func openssl(_ files: BrokerFiles, _ command: String) throws {
    let program = try findProgram("openssl", package: "openssl")
    let outputs: Set = ["ca.key", "ca.pem", "key.pem", "req.pem", "cert.pem", "names"]
    let arguments = command.split(separator: " ").map {
      outputs.contains(String($0)) ? "\(files.path)/\($0)" : String($0)
    }
    let child = try Child(program, arguments, log: "\(files.path)/openssl.log")
    if child.wait(atMost: .seconds(60)) != 0 {
      throw ChildError.failed("openssl", log: files.read("openssl.log"))
    }
  }

  private func broker() throws -> Broker {
    let files = try BrokerFiles()
    try makeCertificates(in: files)
    return try Broker(
      "cafile {dir}/ca.pem\ncertfile {dir}/cert.pem\nkeyfile {dir}/key.pem", files: files)
  }

  private func line(_ host: String, _ port: UInt16, caFile: String?) throws -> Line {
    Line(
      try Connection(
        address: BrokerAddress(.tls(host: host, port: port)),
        credentials: Credentials(caFile: caFile), request: request()))
  }

  @Test("a trusted certificate with the right name lets messages through, others do not connect")
  func certificates() throws {
    let broker = try broker()
    let authority = "\(broker.files.path)/ca.pem"

    let good = try line("localhost", broker.port, caFile: authority)
    #expect(try good.connack().reason == .success)
    try good.subscribe("t", .atLeastOnce)
    for token in 1...50 as ClosedRange<UInt64> {
      good.connection.publish(try publication("\(token)", .exactlyOnce, token: token))
    }
    #expect(good.turn { good.received.count == 50 && good.published.count == 50 })
    good.connection.close(withPacket: true)

    let byAddress = try line("127.0.0.1", broker.port, caFile: authority)
    #expect(try byAddress.connack().sessionPresent)

    let untrusted = try line("localhost", broker.port, caFile: nil)
    #expect(untrusted.turn { untrusted.failure != nil })
    #expect(untrusted.failure == .tls("certificate verify failed"))

    let clear = Line(
      try Connection(
        address: BrokerAddress(.tcp(host: "localhost", port: broker.port)), request: request()))
    #expect(clear.turn { clear.failure != nil })

    let empty = try broker.files.write("nothing", to: "empty.pem")
    let noAuthority = try line("localhost", broker.port, caFile: empty)
    #expect(noAuthority.turn { noAuthority.failure != nil })
    guard case .tls(let words) = noAuthority.failure else {
      Issue.record("\(noAuthority.events)"); return
    }
    #expect(words.contains("Unable to load CA certificates"))
  }

  @Test("a certificate for another name is refused, and said to be that")
  func wrongName() throws {
    let files = try BrokerFiles()
    try makeCertificates(in: files)
    let broker = try Broker(
      "listener {port} 0.0.0.0\ncafile {dir}/ca.pem\ncertfile {dir}/cert.pem\nkeyfile {dir}/key.pem",
      listener: false, files: files)
    let line = try line("127.0.0.2", broker.port, caFile: "\(files.path)/ca.pem")
    #expect(line.turn { line.failure != nil })
    guard case .tls(let words) = line.failure else { Issue.record("\(line.events)"); return }
    #expect(words.contains("host name verification failed"))
  }

  @Test("a broker without TLS is refused")
  func withoutTLS() throws {
    let broker = try Broker()
    let line = try line("127.0.0.1", broker.port, caFile: nil)
    #expect(line.turn { line.failure != nil })
    guard case .tls = line.failure else { Issue.record("\(line.events)"); return }
  }

  @Test("one that goes away during the handshake is noticed at once", arguments: [true, false])
  func goesAway(reset: Bool) throws {
    let fake = try FakeBroker()
    let line = try line("127.0.0.1", fake.port, caFile: nil)
    #expect(
      line.turn {
        fake.look(); return !fake.bytes.isEmpty
      })
    if reset { fake.reset() } else { fake.hangUp() }
    #expect(line.turn(atMost: .seconds(5)) { line.failure != nil })
    #expect(line.failure == .tls("unexpected eof while reading"))
  }

  @Test("a handshake that stalls blocks nothing and is given up")
  func stalled() throws {
    let listener = try Listener()
    let address = BrokerAddress(.tls(host: "127.0.0.1", port: listener.port))
    let line = Line(try Connection(address: address, request: request(), patience: .seconds(2)))
    var longest = Duration.zero
    let deadline = ContinuousClock.now + .seconds(20)
    while line.failure == nil, ContinuousClock.now < deadline {
      longest = max(longest, ContinuousClock().measure { line.turn() })
    }
    #expect(line.failure == .unreachable("no answer within 2.0 seconds"))
    #expect(longest < .seconds(1))
  }

  @Test("a file of authorities that cannot be read is said before dialing")
  func missingFile() throws {
    #expect(throws: MosquittoError.caFile(path: "/nowhere/ca.pem")) {
      try line("localhost", 1, caFile: "/nowhere/ca.pem")
    }
  }
}
