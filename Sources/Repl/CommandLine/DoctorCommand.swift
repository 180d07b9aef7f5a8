import ArgumentParser

/// `chat doctor [--fix [--yes] [--forget GROUP]]`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat doctor", helpNames: [.short, .long])

  @Flag(help: .row("fix"))
  var fix = false

  @Flag(help: .row("yes"))
  var yes = false

  @Option(parsing: .unconditionalSingleValue, help: .row("forget"))
  var forget: [String] = []

  @OptionGroup var options: Options
}
