import ArgumentParser

/// The command line, declared once: parsing, `--help`, completions and suggestions come from here.
struct Options: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Who you are ($CHAT_USER, configuration, login name).", valueName: "name"))
  var user: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "mqtt://HOST[:PORT], mqtts://HOST[:PORT] or unix:PATH ($CHAT_BROKER, configuration).",
      valueName: "url"))
  var broker: String?

  @Option(
    name: [.customShort("e"), .customLong("execute")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run this line, then exit; repeatable.", valueName: "line"))
  var execute: [String] = []

  @Flag(help: "One JSON object a line on stdout; words for people go to stderr.")
  var json = false

  @Flag(help: "Go on after a failed command.")
  var keepGoing = false

  @Option(
    help: ArgumentHelp(
      "The most that connecting, /wait and /expect wait by default (30s).", valueName: "duration"))
  var timeout: String?

  @Flag(help: "No colour, no redraw, one event a line.")
  var plain = false

  @Flag(help: "Log in although the name is online elsewhere.")
  var takeOver = false

  @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Database, input history, private broker.", valueName: "dir"))
  var dataDir: String?

  @Option(help: ArgumentHelp("The only certificate authorities to trust.", valueName: "file"))
  var cafile: String?

  @Option(help: ArgumentHelp("A file with the password, readable by you alone.", valueName: "file"))
  var passwordFile: String?
}

/// `chat [options] [SCRIPT]`
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat",
    abstract: "A chat for the terminal, over any MQTT 5 broker.",
    usage:
      "chat [options] [SCRIPT]\n       chat broker start|stop|status\n       chat doctor [--fix [--yes]]",
    helpNames: [.short, .long])

  @OptionGroup var options: Options

  @Argument(help: "A script to run; the same as chat < SCRIPT.")
  var script: String?

  @Flag(name: [.customShort("V"), .customLong("version")], help: "Show the version.")
  var version = false
}

/// `chat broker start|stop|status`
struct BrokerCommand: ParsableCommand {
  enum Verb: String, ExpressibleByArgument, CaseIterable { case start, stop, status }

  static let configuration = CommandConfiguration(
    commandName: "chat broker", abstract: "The private broker of this machine.",
    helpNames: [.short, .long])

  @Argument(help: "What to do.")
  var verb: Verb

  @Option(help: ArgumentHelp("Database, input history, private broker.", valueName: "dir"))
  var dataDir: String?
}

enum Version {
  static let text = "0.1.0"
}
