import ChatCore
import CommandParser

/// What of all that arrives is to be heard: when the bell rings, and for what the user's program runs.
struct Attention {
  enum Bell: String { case never, mentions, messages }

  let me: UserName
  var bell: Bell
  var notifier: Notifier

  init(me: UserName, _ values: SettingValues) {
    self.me = me
    bell = Bell(rawValue: values.text(.bell)) ?? .never
    notifier = Notifier(words: values.notifyWords)
  }

  mutating func adopt(_ values: SettingValues) {
    bell = Bell(rawValue: values.text(.bell)) ?? .never
    notifier.words = values.notifyWords
  }

  func rings(for message: StoredMessage) -> Bool {
    switch bell {
    case .never: false
    case .mentions: message.mentions(me)
    case .messages: !message.own && message.sender != me
    }
  }

  /// A text of a conversation, or one that holds the user's name.
  func notifies(of message: StoredMessage) -> Bool {
    guard !message.own, message.sender != me else { return false }
    if case .user = message.target { return true }
    return message.mentions(me)
  }
}

extension SettingValues {
  /// It was checked when it was taken.
  fileprivate var notifyWords: [String] {
    do throws(SettingFault) { return try SettingKind.words(ofCommand: text(.notify)) } catch {
      return []
    }
  }
}
