import ArgumentParser
import CommandParser
import Languages

/// From the words of the command line to what is to be done, or to the one line that says what is wrong with them.
enum Invocation {
  case chat(ChatCommand)
  case broker(BrokerCommand)
  case doctor(DoctorCommand)
  /// `--help`, `--version`, and what shells ask for: print this and be done.
  case text(String)

  /// - Throws: `StartError.usage`.
  init(_ arguments: [String]) throws(StartError) {
    if arguments.first == "--complete" {
      let lines = ShellCompletion.lines(arguments.dropFirst())
      self = .text(lines.joined(separator: "\n"))
      return
    }
    let (form, words) = CommandLineForm.of(arguments)
    if form.asksForHelp(words) {
      self = .text(form.help.joined(separator: "\n"))
      return
    }
    do throws(CommandLineFault) { try form.check(words) } catch { throw .usage(error.sentence) }
    switch form {
    case .broker: self = try Self.parsed(BrokerCommand.self, words) { .broker($0) }
    case .doctor: self = try Self.parsed(DoctorCommand.self, words) { .doctor($0) }
    case .chat:
      self = try Self.parsed(ChatCommand.self, words) { command in
        command.version ? .text("chat \(Version.text)") : .chat(command)
      }
    }
  }

  /// The library says what the table of options does not know of, in its own words.
  private static func parsed<Command: ParsableCommand>(
    _ type: Command.Type, _ arguments: [String], _ invocation: (Command) -> Invocation
  ) throws(StartError) -> Invocation {
    do {
      return invocation(try Command.parse(arguments))
    } catch {
      let first = Command.message(for: error).split(separator: "\n").first ?? ""
      throw .usage(notUnderstood(String(first)))
    }
  }

  static func notUnderstood(_ words: String) -> String {
    said("these options are not understood: \(words)")
  }
}
