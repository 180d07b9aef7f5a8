import ArgumentParser
import CommandParser

/// The options as they are parsed; what is said of them stands in their table, `CommandLineOption`.
struct Options: ParsableArguments {
  @Option(name: [.short, .long], help: .row("user"))
  var user: String?

  @Option(name: [.short, .long], help: .row("broker"))
  var broker: String?

  @Option(
    name: [.customShort("e"), .customLong("execute")], parsing: .unconditionalSingleValue,
    help: .row("execute"))
  var execute: [String] = []

  @Flag(help: .row("json"))
  var json = false

  @Flag(help: .row("keep-going"))
  var keepGoing = false

  @Option(help: .row("timeout"))
  var timeout: String?

  @Flag(help: .row("plain"))
  var plain = false

  @Flag(help: .row("take-over"))
  var takeOver = false

  @Option(help: .row("config"))
  var config: String?

  @Option(help: .row("data-dir"))
  var dataDir: String?

  @Option(help: .row("cafile"))
  var cafile: String?

  @Option(help: .row("password-file"))
  var passwordFile: String?
}

extension ArgumentHelp {
  /// What the table of options says of one.
  static func row(_ long: String) -> ArgumentHelp {
    let row = CommandLineOption.row(long)
    return ArgumentHelp("\(row.summary).", valueName: row.placeholder)
  }
}

/// `chat [options] [SCRIPT]`
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", helpNames: [.short, .long])

  @OptionGroup var options: Options

  @Argument
  var script: String?

  @Flag(name: [.customShort("V"), .customLong("version")], help: .row("version"))
  var version = false
}

/// `chat broker start|stop|status`
struct BrokerCommand: ParsableCommand {
  enum Verb: String, ExpressibleByArgument, CaseIterable { case start, stop, status }

  static let configuration = CommandConfiguration(
    commandName: "chat broker", helpNames: [.short, .long])

  @Argument
  var verb: Verb

  @Option(help: .row("data-dir"))
  var dataDir: String?
}

enum Version {
  static let text = "0.1.0"
}
