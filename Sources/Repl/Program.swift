import CSystem
import ChatCore
import Environment
import Glibc
import Languages
import Mosquitto
import Prompt
import Store

/// From the command line to the exit status.
enum Program {
  static func run(_ arguments: [String]) -> Int32 {
    Language.$spoken.withValue(Language { EnvironmentVariable(rawValue: $0)?.value }) {
      start(arguments)
    }
  }

  private static func start(_ arguments: [String]) -> Int32 {
    StandardDescriptors.fill()
    Signals.makeWritingSafe()
    umask(0o077)
    chat_protect_memory()
    do throws(StartError) {
      switch try Invocation(Array(arguments.dropFirst())) {
      case .text(let text):
        let writer = LineWriter(STDOUT_FILENO)
        writer.add(text)
        return writer.flush(atMost: nil) ? 0 : 1
      case .broker(let command): return try BrokerVerbs.run(command)
      case .doctor(let command): return try DoctorVerb.run(command)
      case .chat(let command): return try chat(command)
      }
    } catch {
      let writer = LineWriter(STDERR_FILENO)
      writer.add("chat: " + error.sentence)
      writer.flush(atMost: .seconds(1))
      return error.status.rawValue
    }
  }

  private static func chat(_ command: ChatCommand) throws(StartError) -> Int32 {
    var settings = try Settings(command.options)
    let isInteractive =
      command.script == nil && settings.options.execute.isEmpty && !settings.options.json
      && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let input = isInteractive ? nil : try batchInput(command)
    let (address, remark) = try broker(settings)
    settings.values.setUsual(address.description, for: .broker)
    let loop = try loop(settings, address, isInteractive: isInteractive)
    let style = Style(settings, isTerminal: isInteractive)
    let people = PeopleFormatter(me: settings.user, style: style, broker: address.description)
    guard let input else {
      return try interactive(loop, people, settings, address, greeting: remark.map { [$0] } ?? [])
    }
    let json =
      settings.options.json ? JSONLines(me: settings.user, broker: address.description) : nil
    let output = BatchOutput(people: people, json: json, broker: address.description)
    if let remark { output.say(remark) }
    return Batch(loop: loop, input: input, output: output, settings: settings).run()
  }

  private static func batchInput(_ command: ChatCommand) throws(StartError) -> ScriptInput {
    let lines = command.options.execute
    if !lines.isEmpty, let script = command.script {
      throw .usage(bothGiven(script: script))
    }
    return lines.isEmpty ? try ScriptInput(script: command.script) : ScriptInput(lines: lines)
  }

  static func bothGiven(script: String) -> String {
    said("both --execute and the script \(script) are given; choose one")
  }

  private static func interactive(
    _ loop: ChatLoop, _ people: PeopleFormatter, _ settings: Settings, _ address: BrokerAddress,
    greeting: [String]
  ) throws(StartError) -> Int32 {
    do throws(PromptError) {
      let session = try Interactive(
        loop: loop, people: people, settings: settings, broker: address.description)
      return session.run(greeting: greeting)
    } catch {
      throw .terminal(error)
    }
  }

  /// Nothing configured: whatever listens on this machine, else a private broker.
  private static func broker(_ settings: Settings) throws(StartError) -> (BrokerAddress, String?) {
    if let broker = settings.broker { return (broker, nil) }
    do throws(PrivateBrokerError) {
      let port = try PrivateBroker.portFromEnvironment()
      let broker = PrivateBroker(dataDirectory: settings.dataDirectory, port: port)
      let started = try broker.ensureRunning()
      let address = BrokerAddress(.tcp(host: "localhost", port: port))
      return (
        address,
        started.map { _ in BrokerVerbs.startedRemark(port, dataDirectory: settings.options.dataDir)
        }
      )
    } catch {
      throw .privateBroker(error)
    }
  }

  private static func loop(
    _ settings: Settings, _ address: BrokerAddress, isInteractive: Bool
  ) throws(StartError) -> ChatLoop {
    let user = settings.user
    var engineSettings = Engine.Settings()
    engineSettings.takeOver = settings.options.takeOver
    engineSettings.timeout = settings.timeout
    engineSettings.limitsFloods = isInteractive && settings.values.text(.floods) == "spare"
    do throws(StoreError) {
      let store = try MessageStore(directory: settings.dataDirectory, user: user)
      let access = BrokerAccess(address: address, credentials: settings.credentials)
      return try ChatLoop(store: store, broker: access) { [engineSettings] restored in
        Engine(me: user, restored: restored, settings: engineSettings, seed: chat_random())
      }
    } catch {
      throw .store(error)
    }
  }
}
