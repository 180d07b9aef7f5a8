import ChatCore
import Glibc
import Languages
import Mosquitto
import Store

/// `chat doctor`: looks, says what is wrong, and mends what this user may mend.
enum DoctorVerb {
  static func run(_ command: DoctorCommand) throws(StartError) -> Int32 {
    if command.yes, !command.fix { throw .usage(yesAlone) }
    if !command.forget.isEmpty, !command.fix { throw .usage(forgetAlone) }
    let hasTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    if command.fix, !command.yes, !hasTerminal {
      throw .usage(noTerminal)
    }
    let settings = try Settings(command.options)
    let broker = try broker(settings)
    let output = DoctorOutput(settings, broker: broker.address.description)
    let doctor = Doctor(
      me: settings.user, broker: broker, client: client(settings), memory: memory(settings),
      patience: settings.timeout, output: output, forgotten: try groups(command.forget),
      consent: command.yes ? .whereSure : .asked { output.asks(for: $0) })
    do throws(Visit.Failure) {
      return try (command.fix ? doctor.mend() : doctor.examine()).rawValue
    } catch {
      return output.fail(error).rawValue
    }
  }

  static var yesAlone: String { said("--yes answers the questions of --fix; give both") }
  static var forgetAlone: String {
    said("--forget says which group --fix lets the broker forget; give both")
  }
  static var noTerminal: String {
    said("--fix asks, and there is no terminal; --yes mends unasked what can harm nobody")
  }

  /// Nothing is started for it: a broker that is not there is not ill.
  private static func broker(_ settings: Settings) throws(StartError) -> BrokerAccess {
    do throws(PrivateBrokerError) {
      let address =
        if let broker = settings.broker { broker } else {
          BrokerAddress(.tcp(host: "localhost", port: try PrivateBroker.portFromEnvironment()))
        }
      return BrokerAccess(address: address, credentials: settings.credentials)
    } catch {
      throw .privateBroker(error)
    }
  }

  private static func groups(_ words: [String]) throws(StartError) -> Set<GroupName> {
    var groups: Set<GroupName> = []
    for word in words {
      let name = word.hasPrefix("#") ? String(word.dropFirst()) : word
      do throws(NameError) { groups.insert(try GroupName(received: name)) } catch {
        throw .usage(noGroup(word, error))
      }
    }
    return groups
  }

  static func noGroup(_ word: String, _ error: NameError) -> String {
    said("--forget: \(renderUntrusted(Array(word.utf8))) is no group's name: \(error.sentence)")
  }

  /// What the store holds; nothing of what a broker holds is certain without it.
  private static func memory(_ settings: Settings) -> Examination.Memory? {
    let (directory, user) = (settings.dataDirectory, settings.user)
    guard MessageStore.exists(directory: directory, user: user) else { return nil }
    do throws(StoreError) {
      return try Examination.Memory(directory: directory, user: user)
    } catch {
      return nil
    }
  }

  /// Whether a chat of this user runs with the store that is here, and how that store is called if not.
  private static func client(_ settings: Settings) -> Examination.OwnClient {
    let (directory, user) = (settings.dataDirectory, settings.user)
    guard MessageStore.exists(directory: directory, user: user) else { return .unknown }
    do throws(StoreError) {
      return .idle(instance: try MessageStore(directory: directory, user: user).identity())
    } catch {
      if case .locked = error { return .running }
      return .unknown
    }
  }
}
