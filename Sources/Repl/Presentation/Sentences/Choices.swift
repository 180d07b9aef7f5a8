import ChatCore
import CommandParser

/// What is said of settings, and of the programs that they name.
extension Sentences {
  func changed(_ entry: SettingEntry, _ holding: SetAnswer.Holding) -> Words {
    let key = Words(foreign: entry.key.rawValue)
    let value = Words(foreign: entry.value ?? "")
    return switch holding {
    case .atOnce: "\(key) is \(value) now"
    case .fromNextStart: "\(key) is \(value) from the next start"
    case .behind(let origin, atOnce: true):
      "\(key) is \(value) now; at the next start \(Words(foreign: origin)) goes before it"
    case .behind(let origin, atOnce: false):
      "\(key) is saved as \(value), but \(Words(foreign: origin)) goes before it"
    }
  }

  func sentence(_ refusal: SetRefusal) -> Words {
    switch refusal {
    case .secret(let key):
      "\(Words(foreign: key.rawValue)) may hold a secret: it is never shown, and stands in the "
        + "configuration file alone; change it there"
    case .scripted(let key):
      "\(Words(foreign: key.rawValue)) names a program, and a script cannot choose one; set it at "
        + "the prompt or in the configuration file"
    case .badValue(let key, let fault):
      "\(Words(foreign: key.rawValue)): \(Words(foreign: fault.description))"
    case .notSaved(let error):
      "not saved, and nothing is changed: \(Words(foreign: error.sentence))"
    }
  }

  /// Who says so: `--user`, `configuration file`.
  func source(_ entry: SettingEntry) -> Words {
    switch entry.source {
    case .commandLine, .environment: Words(foreign: entry.origin ?? entry.source.rawValue)
    case .file: "configuration file"
    case .usual: "default"
    }
  }

  func sentence(_ trouble: Notifier.Trouble) -> Words {
    switch trouble {
    case .notStarted(let program, let errno):
      "notify: \(Words(foreign: program)) cannot be started: "
        + "\(Words(foreign: systemWords(errno))); /set notify names another program"
    case .tookTooLong(let program, let limit):
      "notify: \(Words(foreign: program)) took longer than \(Words(limit)) and was ended"
    case .failed(let program, let status):
      "notify: \(Words(foreign: program)) failed with status \(status); /set notify names another "
        + "program"
    case .tooMany(let program):
      "notify: more texts came than \(Words(foreign: program)) keeps up with; some are passed over"
    }
  }

  enum SettingLabel {
    static var heading: [Words] { ["setting", "value", "from"] }
    static var setting: Words { "setting" }
    static var meaning: Words { "meaning" }
    static var value: Words { "value" }
    static var from: Words { "from" }
    static var takes: Words { "takes" }
    static var usual: Words { "default" }
    static var example: Words { "example" }
    static var upcoming: Words { "next start" }
  }
}
