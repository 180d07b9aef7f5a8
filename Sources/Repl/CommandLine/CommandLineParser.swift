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
    if let doubled = OptionWords.doubled(in: arguments) {
      throw .usage(said("\(doubled) is given twice; once is enough"))
    }
    if arguments.first == "broker" {
      self = try Self.parsed(BrokerCommand.self, Array(arguments.dropFirst())) { .broker($0) }
    } else if arguments.first == "doctor" {
      self = try Self.parsed(DoctorCommand.self, Array(arguments.dropFirst())) { .doctor($0) }
    } else {
      self = try Self.parsed(ChatCommand.self, arguments) { command in
        command.version ? .text("chat \(Version.text)") : .chat(command)
      }
    }
  }

  private static func parsed<Command: ParsableCommand>(
    _ type: Command.Type, _ arguments: [String], _ invocation: (Command) -> Invocation
  ) throws(StartError) -> Invocation {
    do {
      return invocation(try Command.parse(arguments))
    } catch {
      if Command.exitCode(for: error).isSuccess {
        let text = Command.fullMessage(for: error)
        return .text(text == ChatCommand.helpMessage() ? CommandLineOption.helpText : text)
      }
      let first = Command.message(for: error).split(separator: "\n").first ?? "bad usage"
      throw .usage(String(first))
    }
  }
}

/// Which words of a command line are options. The parser takes the last of several; that hides mistakes.
enum OptionWords {
  /// The first option that stands there twice.
  static func doubled(in arguments: [String]) -> String? {
    var seen: Set<String> = []
    var isValue = false
    for word in arguments {
      if isValue {
        isValue = false
        continue
      }
      if word == "--" { return nil }
      guard word.hasPrefix("-"), word != "-" else { continue }
      let name = String(word.prefix { $0 != "=" })
      let row = CommandLineOption.row(of: name)
      isValue = row?.value != nil && !word.contains("=")
      if !seen.insert(row?.name ?? name).inserted, row?.isRepeatable != true { return name }
    }
    return nil
  }
}

extension CommandLineOption {
  fileprivate static var helpText: String { help.joined(separator: "\n") }
}
