import Testing
import TestSupport

/// A machine on which nothing is configured and nobody listens: a home, a free port, and what was started there.
private final class FreshMachine {
  let home: BrokerFiles
  let port: UInt16

  init(home: BrokerFiles? = nil, port: UInt16? = nil) throws {
    self.home = try home ?? BrokerFiles()
    self.port = try port ?? freePort()
  }

  func chat(_ arguments: String...) throws -> Chat {
    try Chat(arguments, home: home, environment: ["CHAT_PRIVATE_PORT": "\(port)"])
  }

  /// Ends the broker, whatever the test did.
  func end() {
    do {
      #expect(try chat("broker", "stop").exit() == 0)
      #expect(try !isListening(port: port))
    } catch {
      Issue.record(error)
    }
  }
}

@Suite("With nothing configured", .timeLimit(.minutes(10)))
struct PrivateBrokerRunsTests {
  @Test("chat starts a broker, says so in one line, and leaves it running")
  func starts() throws {
    let machine = try FreshMachine()
    defer { machine.end() }
    let ana = try machine.chat("-u", "ana", "-e", "/status")
    #expect(try ana.exit() == 0)
    #expect(ana.errors.count == 1, "\(ana.errors)")
    #expect(ana.errors.first?.contains("started a private broker") == true)
    #expect(ana.output.contains { $0.contains("localhost:\(machine.port)") }, "\(ana.output)")
    let bob = try machine.chat("-u", "bob", "-e", "/users")
    #expect(try bob.exit() == 0)
    #expect(bob.errors == [])
    #expect(bob.output.contains { $0.contains("ana") && $0.contains("offline") }, "\(bob.output)")
  }

  @Test("two that start at once end with one broker")
  func atOnce() throws {
    let machine = try FreshMachine()
    defer { machine.end() }
    let chats = try ["ana", "bob", "eve"].map { try machine.chat("-u", $0, "-e", "/wait ready") }
    for chat in chats { #expect(try chat.exit() == 0, "\(chat.errors)") }
    #expect(chats.flatMap(\.errors).count == 1, "\(chats.map(\.errors))")
    let status = try machine.chat("broker", "status")
    #expect(try status.exit() == 0)
    #expect(
      status.output.first?.hasPrefix("running on localhost:\(machine.port), process ") == true)
  }

  @Test("chat broker start, status and stop say what is")
  func verbs() throws {
    let machine = try FreshMachine()
    defer { machine.end() }
    let steps = [
      ("status", "no private broker runs"), ("stop", "no private broker runs"),
      ("start", "started on localhost:\(machine.port), process "), ("start", "already running"),
      ("status", "running on"), ("stop", "stopped process "), ("stop", "no private broker runs"),
    ]
    for (verb, words) in steps {
      let chat = try machine.chat("broker", verb)
      #expect(try chat.exit() == 0, "\(verb): \(chat.errors)")
      #expect(chat.output.count == 1 && chat.output[0].contains(words), "\(verb): \(chat.output)")
      #expect(chat.errors == [])
    }
  }

  @Test("what was on the broker is there again after a stop")
  func persists() throws {
    let machine = try FreshMachine()
    defer { machine.end() }
    #expect(try machine.chat("-u", "ana", "-e", "/group create ops").exit() == 0)
    #expect(try machine.chat("broker", "stop").exit() == 0)
    let bob = try machine.chat("-u", "bob", "--json", "-e", "/groups")
    #expect(try bob.exit() == 0)
    #expect(try bob.wait(for: "command").column("group") == ["ops"])
  }

  @Test("a broker that somebody else runs there is used, and not stopped")
  func foreign() throws {
    let broker = try Broker()
    let machine = try FreshMachine(port: broker.port)
    let ana = try machine.chat("-u", "ana", "-e", "/status")
    #expect(try ana.exit() == 0)
    #expect(ana.errors == [])
    let stop = try machine.chat("broker", "stop")
    _ = try stop.exit()
    #expect(try isListening(port: broker.port))
    let hint = "; if a chat started it, give the --data-dir of that chat"
    let place = "localhost:\(broker.port)"
    #expect(stop.output == ["\(place) is not ours to stop\(hint)"], "\(stop.errors)")
    let status = try machine.chat("broker", "status")
    #expect(try status.exit() == 0)
    #expect(status.output == ["another broker listens on \(place)\(hint)"])
  }

  @Test("a port that is none is refused")
  func badPort() throws {
    let chat = try Chat(
      ["-e", "/status"], home: BrokerFiles(), environment: ["CHAT_PRIVATE_PORT": "many"])
    #expect(try chat.exit() != 0)
    #expect(chat.errors.count == 1, "\(chat.errors)")
  }
}
