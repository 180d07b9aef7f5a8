import ChatCore
import CommandParser
import Languages
import Mosquitto
import Prompt
import Store

/// Why the program cannot start: one line for people, and a status for scripts.
enum StartError: Error {
  case usage(String)
  case configuration(path: String, ConfigurationFault)
  case file(path: String, String)
  /// An error number of errno(3).
  case system(path: String, Int32)
  case scriptsTooDeep(path: String, most: Int)
  /// A script was to come through a pipe, and for so long nobody had it open.
  case nobodyWrites(path: String, Duration)
  case badName(String, from: String, NameError)
  case broker(String, AddressError)
  case plainPassword(host: String)
  /// The configuration names a file and a program for it.
  case twoPasswords(path: String)
  case passwordCommand(PasswordCommandFailure)
  case privateBroker(PrivateBrokerError)
  case store(StoreError)
  case terminal(PromptError)

  var status: ExitStatus {
    switch self {
    case .usage, .configuration, .badName, .broker, .plainPassword, .twoPasswords: .usage
    case .privateBroker(.badPort): .usage
    case .nobodyWrites: .timedOut
    case .privateBroker: .noConnection
    case .file, .system, .scriptsTooDeep, .store, .terminal, .passwordCommand: .failed
    }
  }

  /// What failed, with which value, and what to do next.
  var sentence: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .usage(let words): "\(words) (chat --help)"
    case .configuration(let path, let fault): "\(shown(path)):\(fault)"
    case .file(let path, let words): "\(shown(path)): \(words)"
    case .system(let path, let error): "\(shown(path)): \(systemWords(error))"
    case .scriptsTooDeep(let path, let most):
      "\(shown(path)): scripts run each other \(most) deep already, and no deeper"
    case .nobodyWrites(let path, let time):
      "\(shown(path)): nobody has written to this pipe for \(time)"
    case .twoPasswords(let path):
      "\(shown(path)): both password_file and password_command are set; keep one"
    case .passwordCommand(let failure): Phrase(verbatim: failure.sentence)
    case .badName(let name, let source, let error):
      "\(renderUntrusted(Array(name.utf8))) (\(source)) cannot be a user's name: \(error.sentence)"
    case .broker(_, .secret): "the broker's address: \(AddressError.secret.sentence)"
    case .broker(let text, let error):
      "\(renderUntrusted(Array(text.utf8))): \(error.sentence)"
    case .plainPassword(let host):
      "the password would travel in the clear to \(host): use mqtts://, or set plain_password = yes"
    case .privateBroker(let error): Phrase(verbatim: error.description)
    case .store(let error): Phrase(verbatim: error.sentence)
    case .terminal(let error): error.phrase
    }
  }
}

private func shown(_ path: String) -> String { renderUntrusted(Array(path.utf8)) }

extension PromptError {
  /// The history is a matter of this run alone, and why.
  var keepsNoHistory: String {
    let phrase: Phrase = "lines are not kept for the next start: \(phrase)"
    return phrase.text
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .notATerminal(let fd): "file descriptor \(fd) is no terminal; -e and scripts need none"
    case .noEditor: "the line editor cannot be started: memory is short, or TERM is unknown to it"
    case .history(let path, let call, let error):
      "\(shown(path)): \(call): \(systemWords(error))"
    case .historyNotMine(let path):
      "\(shown(path)): not a regular file, or somebody else's; move it away"
    }
  }
}

extension AddressError {
  var sentence: String { phrase.text }

  private var phrase: Phrase {
    switch self {
    case .unknownScheme: "expected mqtt://HOST[:PORT], mqtts://HOST[:PORT] or unix:PATH"
    case .secret:
      "a user or password in the address would be seen by others; use --user and --password-file"
    case .missingHost: "the host is missing; expected mqtt://HOST[:PORT]"
    case .badHost(let host): "\(renderUntrusted(Array(host.utf8))) is not a host name or address"
    case .badPort(let port):
      "\(renderUntrusted(Array(port.utf8))) is not a port; expected 1 to 65535"
    case .trailingPath: "nothing may follow host and port"
    case .badPath: "not a path to a socket (1 to 107 bytes)"
    }
  }
}
