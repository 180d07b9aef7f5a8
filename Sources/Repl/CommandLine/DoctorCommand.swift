import ArgumentParser

/// `chat doctor [--fix [--yes]]`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat doctor",
    abstract: "What is wrong with what a broker keeps, and what you can mend of it.",
    helpNames: [.short, .long])

  @Flag(help: "Mend what you may mend, after asking for each.")
  var fix = false

  @Flag(help: "With --fix: mend what is certain without asking.")
  var yes = false

  @OptionGroup var options: Options

  /// The first option that is for a chat and means nothing here.
  var misplaced: String? {
    if !options.execute.isEmpty { return "--execute" }
    if options.keepGoing { return "--keep-going" }
    return options.takeOver ? "--take-over" : nil
  }
}
