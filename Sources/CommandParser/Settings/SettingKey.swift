import ChatCore

/// The settings by their names. Raw values are what the configuration file and `/set` call them: a contract.
public enum SettingKey: String, Hashable, Sendable, CaseIterable {
  case user, broker, cafile
  case passwordFile = "password_file"
  case passwordCommand = "password_command"
  case plainPassword = "plain_password"
  case timeout, plain, colour
  case ownColour = "colour_own"
  case othersColour = "colour_others"
  case mentionsColour = "colour_mentions"
  case troubleColour = "colour_trouble"
  case timeColour = "colour_time"
  case placeColour = "colour_place"
  case timestamps, bell, notify, floods

  /// The keys nearest to a mistyped one, nearest first.
  static func nearest(to typed: String) -> [String] {
    Suggestions.nearest(to: typed.lowercased(), among: Setting.shown.map(\.key.rawValue))
  }
}

/// How a word in a line looks. One of the sixteen colours that terminals have by name, so that their themes keep all of
/// them readable, or an attribute.
public enum Look: String, Hashable, Sendable, CaseIterable {
  case none, bold, dim
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack = "bright-black"
  case brightRed = "bright-red"
  case brightGreen = "bright-green"
  case brightYellow = "bright-yellow"
  case brightBlue = "bright-blue"
  case brightMagenta = "bright-magenta"
  case brightCyan = "bright-cyan"
  case brightWhite = "bright-white"
}
