import CommandParser

/// Which look each part of a line has; the settings colour_… choose it.
struct Palette: Hashable, Sendable {
  var own = Look.bold
  /// nil: each name has one of a few, always the same.
  var others: Look?
  var mentions = Look.bold
  var trouble = Look.red
  var time = Look.dim
  var place = Look.cyan

  init() {}

  init(_ values: SettingValues) {
    func look(_ key: SettingKey) -> Look? { Look(rawValue: values.text(key)) }
    own = look(.ownColour) ?? own
    others = look(.othersColour)
    mentions = look(.mentionsColour) ?? mentions
    trouble = look(.troubleColour) ?? trouble
    time = look(.timeColour) ?? time
    place = look(.placeColour) ?? place
  }
}

/// What stands before lines.
enum Timestamps: String, Hashable, Sendable {
  case minutes = "HH:MM"
  case seconds = "HH:MM:SS"
  case none
}

extension Style {
  /// - Parameter isTerminal: only there is colour.
  init(_ settings: Settings, isTerminal: Bool) {
    let values = settings.values
    self.init(
      colour: isTerminal && !settings.isPlain && values.text(.colour) == "auto",
      plain: settings.isPlain)
    hints = isTerminal
    palette = Palette(values)
    timestamps = Timestamps(rawValue: values.text(.timestamps)) ?? .minutes
  }

  /// The same with what settings choose now.
  mutating func adopt(_ settings: Settings, isTerminal: Bool) {
    let new = Style(settings, isTerminal: isTerminal)
    (colour, plain) = (new.colour, new.plain)
    (palette, timestamps) = (new.palette, new.timestamps)
  }
}
