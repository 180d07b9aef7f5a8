import CommandParser
import ChatCore
import Mosquitto
import Store

/// Why the program cannot start: one line for people, and a status for scripts.
enum StartError: Error {
  case usage(String)
  case configuration(path: String, line: Int, String)
  case file(path: String, String)
  case badName(String, from: String, NameError)
  case broker(String, AddressError)
  case plainPassword(host: String)
  case privateBroker(PrivateBrokerError)
  case store(StoreError)
  case terminal(String)

  var status: ExitStatus {
    switch self {
    case .usage, .configuration, .badName, .broker, .plainPassword: .usage
    case .privateBroker(.badPort): .usage
    case .privateBroker: .noConnection
    case .file, .store, .terminal: .failed
    }
  }

  /// What failed, with which value, and what to do next.
  var sentence: String {
    switch self {
    case .usage(let words): "\(words) (chat --help)"
    case .configuration(let path, let line, let words): "\(path):\(line): \(words)"
    case .file(let path, let words): "\(path): \(words)"
    case .badName(let name, let source, let error):
      "\(renderUntrusted(Array(name.utf8))) (\(source)) cannot be a user's name: \(error.sentence)"
    case .broker(_, .secret): "the broker's address: \(AddressError.secret.sentence)"
    case .broker(let text, let error):
      "\(renderUntrusted(Array(text.utf8))): \(error.sentence)"
    case .plainPassword(let host):
      "the password would travel in the clear to \(host): use mqtts://, or set plain_password = yes"
    case .privateBroker(let error): error.description
    case .store(let error): error.sentence
    case .terminal(let words): "the terminal cannot be used: \(words)"
    }
  }
}

extension AddressError {
  var sentence: String {
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
