import ChatCore
import CommandParser
import Mosquitto

/// How `/set` ends: facts; the words are the formatter's.
enum SetAnswer {
  case listed([SettingEntry])
  case shown(SettingEntry)
  /// Checked and in the file.
  case changed(SettingEntry, Holding)
  case refused(SetRefusal)

  /// From when on a change holds.
  enum Holding {
    case atOnce
    case fromNextStart
    /// It is in the file, but this option or variable goes before it: in this run, or at each start like this one.
    case behind(String, atOnce: Bool)
  }
}

/// A setting as it stands.
struct SettingEntry {
  let key: SettingKey
  /// nil: there is none.
  let value: String?
  let source: SettingValues.Source
  /// The option or the variable that says so.
  let origin: String?
  /// What holds from the next start.
  let upcoming: String?
}

/// Why `/set` does not do it.
enum SetRefusal {
  /// It stands in the configuration file alone, and is not shown.
  case secret(SettingKey)
  /// It names a program, and a script must not choose one.
  case scripted(SettingKey)
  /// Not an address of a broker.
  case badValue(SettingKey, SettingFault)
  case notSaved(StartError)

  var exitStatus: ExitStatus {
    switch self {
    case .badValue: .usage
    case .secret, .scripted, .notSaved: .failed
    }
  }
}

extension Settings {
  /// Does what `/set` asks for. What holds at once holds in `values` when this returns.
  mutating func answer(_ request: SettingRequest, in mode: Mode) -> SetAnswer {
    switch request {
    case .list: .listed(Setting.shown.map { entry($0.key) })
    case .show(let key):
      Setting.row(of: key).isSecret ? .refused(.secret(key)) : .shown(entry(key))
    case .change(let key, let value): change(key, to: value, in: mode)
    }
  }

  private mutating func change(_ key: SettingKey, to value: String, in mode: Mode) -> SetAnswer {
    let row = Setting.row(of: key)
    if row.isSecret { return .refused(.secret(key)) }
    if row.namesProgram, mode == .batch { return .refused(.scripted(key)) }
    if let fault = fault(of: value, for: key) { return .refused(.badValue(key, fault)) }
    do throws(StartError) {
      try ConfigurationWriter(path: Paths.absolute(path)).set(key, to: value)
    } catch {
      return .refused(.notSaved(error))
    }
    let origin = values[key]?.origin
    let isNow = values.change(key, to: value)
    let changed = SettingEntry(
      key: key, value: value, source: .file, origin: nil, upcoming: isNow ? nil : value)
    if let origin { return .changed(changed, .behind(origin, atOnce: isNow)) }
    return .changed(changed, isNow ? .atOnce : .fromNextStart)
  }

  private func fault(of value: String, for key: SettingKey) -> SettingFault? {
    guard key == .broker else { return nil }
    do throws(AddressError) {
      _ = try BrokerAddress(parsing: value)
      return nil
    } catch {
      return SettingFault(error.problem(of: value))
    }
  }

  private func entry(_ key: SettingKey) -> SettingEntry {
    let value = values[key]
    return SettingEntry(
      key: key, value: value?.text, source: value?.source ?? .usual, origin: value?.origin,
      upcoming: values.upcoming[key])
  }
}
