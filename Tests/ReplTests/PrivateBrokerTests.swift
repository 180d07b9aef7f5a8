import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Repl

@Suite("The private broker", .timeLimit(.minutes(10)))
struct PrivateBrokerTests {
  @Test("is started where nothing listens, and found the next time")
  func starts() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    #expect(fixture.broker.status() == .none)

    let running = try #require(try fixture.broker.ensureRunning())

    #expect(running.port == fixture.port)
    #expect(abs(running.since - Int64(time(nil))) <= 5)
    #expect(try fixture.broker.ensureRunning() == nil)
    #expect(fixture.broker.status() == .running(running))
    #expect(try fixture.broker.start() == .running(running))
  }

  @Test("speaks MQTT 5, to clients without a name or password")
  func speaksMQTT() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    _ = try fixture.broker.ensureRunning()
    #expect(try fixture.publishRetained("hello", to: "greeting") == 0)
    #expect(try fixture.retained(at: "greeting") == "hello\n")
  }

  @Test("is one broker when several start it at once")
  func startsOnce() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    let results = Mutex<[Result<PrivateBroker.Running?, any Error>]>([])

    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let result = Result { try fixture.broker.ensureRunning() }
      results.withLock { $0.append(result) }
    }

    let started = try results.withLock { $0 }.compactMap { try $0.get() }
    #expect(started.count == 1)
    #expect(fixture.broker.status() == .running(started[0]))
  }

  @Test("ends when told to, and tells when there is none to end")
  func stops() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    #expect(try fixture.broker.stop() == .notRunning)
    let running = try #require(try fixture.broker.ensureRunning())

    #expect(try fixture.broker.stop() == .stopped(pid: running.pid))

    #expect(!Loopback.listens(fixture.port))
    #expect(kill(running.pid, 0) == -1)
    #expect(fixture.broker.status() == .none)
    #expect(try fixture.broker.stop() == .notRunning)
  }

  @Test("keeps retained messages over a restart, under whichever user it runs")
  func persists() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    _ = try fixture.broker.ensureRunning()
    #expect(try fixture.publishRetained("kept", to: "record") == 0)
    _ = try fixture.broker.stop()

    _ = try #require(try fixture.broker.ensureRunning())

    #expect(try fixture.retained(at: "record") == "kept\n")
    #expect(fixture.broker.configurationText.contains("\nuser root\n") == (geteuid() == 0))
  }

  @Test("keeps its files from everybody else")
  func isPrivate() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    _ = try fixture.broker.ensureRunning()
    let directory = fixture.broker.directory
    #expect(mode(of: directory.path) == 0o700)
    #expect(mode(of: directory.stateDirectory) == 0o700)
    #expect(mode(of: directory.configurationFile) == 0o600)
    #expect(mode(of: directory.logFile) == 0o600)
  }

  @Test("starts from a directory whose name has blanks")
  func blanksInPath() throws {
    let fixture = PrivateBrokerFixture()
    let broker = PrivateBroker(dataDirectory: fixture.dataDirectory + "/a b", port: fixture.port)
    defer {
      if case .running(let running) = broker.status() { fixture.end(running.pid) }
      fixture.end()
    }
    let running = try #require(try broker.ensureRunning())
    #expect(broker.status() == .running(running))
    #expect(try fixture.publishRetained("kept", to: "record") == 0)
    _ = try broker.stop()
    #expect(access(broker.directory.stateDirectory + "/mosquitto.db", F_OK) == 0)
  }

  @Test("is not started where something else listens, MQTT or not")
  func portTaken() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    let other = ListeningSocket(port: fixture.port)
    defer { other.end() }

    #expect(try fixture.broker.ensureRunning() == nil)
    #expect(try fixture.broker.start() == .foreign(port: fixture.port))
    #expect(fixture.broker.status() == .foreign(port: fixture.port))
    #expect(try fixture.broker.stop() == .foreign(port: fixture.port))
  }

  @Test("needs mosquitto, and its error names the package")
  func notInstalled() {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    let broker = PrivateBroker(
      dataDirectory: fixture.dataDirectory, port: fixture.port, searchDirectories: ["/nowhere"])
    let error = #expect(throws: PrivateBrokerError.self) { try broker.ensureRunning() }
    #expect(error == .notInstalled(searched: ["/nowhere"]))
    #expect(error?.description.contains("install the package mosquitto") == true)
  }

  @Test("is not needed to be installed where a broker listens")
  func notInstalledNotNeeded() throws {
    let other = ListeningSocket(port: 0)
    defer { other.end() }
    let broker = PrivateBroker(
      dataDirectory: "/nowhere", port: other.port, searchDirectories: ["/nowhere"])
    #expect(try broker.ensureRunning() == nil)
  }

  @Test("starts over a pid file that a crash has left")
  func stalePidFile() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    let first = try #require(try fixture.broker.ensureRunning())
    fixture.end(first.pid)
    #expect(fixture.broker.directory.pidOnFile == first.pid)
    #expect(fixture.broker.status() == .none)

    let second = try #require(try fixture.broker.ensureRunning())

    #expect(second.pid != first.pid)
  }

  @Test("is never taken for another process that has got its number")
  func reusedPid() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    try fixture.broker.directory.make()
    let file = try #require(fopen(fixture.broker.directory.pidFile, "we"))
    fputs("\(getpid())\n", file)
    fclose(file)
    #expect(fixture.broker.status() == .none)
    #expect(try fixture.broker.stop() == .notRunning)
  }

  @Test("that ends at once is reported with what it wrote")
  func endsAtOnce() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    let broker = try fixture.broker(script: "echo 'Error: the moon is full'; exit 1")
    let error = #expect(throws: PrivateBrokerError.self) { try broker.ensureRunning() }
    #expect(error == .ended(port: fixture.port, log: ["Error: the moon is full"]))
  }

  @Test("that never listens is ended and reported, in bounded time")
  func neverListens() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    var broker = try fixture.broker(script: "echo $$; exec sleep 60")
    broker.patience = .milliseconds(500)
    let error = #expect(throws: PrivateBrokerError.self) { try broker.ensureRunning() }
    guard case .silent(fixture.port, _, let log) = error else {
      Issue.record("not silent but \(String(describing: error))")
      return
    }
    let pid = try #require(log.first.flatMap { Int32($0) })
    #expect(kill(pid, 0) == -1)
  }

  @Test("whose start hangs does not hang a second one")
  func busy() throws {
    let fixture = PrivateBrokerFixture()
    defer { fixture.end() }
    var broker = fixture.broker
    broker.patience = .milliseconds(100)
    try broker.directory.make()
    let lock = try broker.directory.lock(waiting: .zero)
    defer { lock.release() }
    let error = #expect(throws: PrivateBrokerError.self) { try broker.ensureRunning() }
    guard case .busy = error else {
      Issue.record("not busy but \(String(describing: error))")
      return
    }
  }

  @Test("refuses a data directory that its configuration cannot name", arguments: ["a\nb", "rel"])
  func unwritablePath(name: String) {
    let path = name == "rel" ? name : "/tmp/" + name
    let broker = PrivateBroker(dataDirectory: path, port: PrivateBrokerFixture.freePort())
    let error = #expect(throws: PrivateBrokerError.self) { try broker.ensureRunning() }
    #expect(error == .unwritablePath(broker.directory.path))
  }

  @Test("refuses a port that is none", arguments: ["", "0", "65536", "-1", "1883x", " 1883"])
  func badPort(text: String) {
    #expect(throws: PrivateBrokerError.badPort(text)) { try PrivateBroker.port(text) }
  }

  private func mode(of path: String) -> mode_t? {
    var facts = stat()
    return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : nil
  }
}

extension PrivateBroker {
  fileprivate var configurationText: String { BrokerFile.text(directory.configurationFile) ?? "" }
}

extension PrivateBrokerFixture {
  /// A broker whose `mosquitto` is this shell script.
  fileprivate func broker(script: String) throws -> PrivateBroker {
    let programs = dataDirectory + "/programs"
    // Written by another process: a descriptor that a fork elsewhere holds would make running it ETXTBSY.
    let written = try run([
      "/bin/sh", "-c",
      #"mkdir "$0" && printf '%s\n' "$1" >"$0/mosquitto" && chmod 700 "$0/mosquitto""#,
      programs, "#!/bin/sh\n\(script)",
    ])
    #expect(written.status == 0)
    return PrivateBroker(
      dataDirectory: dataDirectory, port: port, searchDirectories: [programs])
  }
}
