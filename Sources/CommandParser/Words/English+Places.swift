import ChatCore
import Environment

extension ProgramFile {
  /// What is in it, for the manual.
  var meaning: [String] {
    switch self {
    case .configuration:
      [
        "The configuration, as CONFIGURATION has it", "--config names another file",
        "/set makes it, for you alone to read, where there is none",
      ]
    case .database:
      [
        "What a user has sent and received, with conversations and groups",
        "While it is in use, SQLite keeps two more files beside it, which end with -wal and -shm",
        "--data-dir names another directory, for all that is here",
      ]
    case .lock: ["Held while chat runs for that user"]
    case .history: ["What was typed at the prompt; lines that begin with a blank are not kept"]
    case .privateBroker: ["Configuration, log and state of the private broker of a port"]
    case .bash: ["Completion for bash(1)"]
    case .zsh: ["Completion for zsh(1)"]
    case .fish: ["Completion for fish(1)"]
    case .keys: ["Keys of the prompt; see editrc(5)"]
    }
  }
}

extension EnvironmentVariable {
  /// What it does, for the manual; rows that follow each other and say the same are one.
  var meaning: [String] {
    switch self {
    case .user: ["Who you are, unless --user says it"]
    case .broker: ["The broker, unless --broker names one"]
    case .password:
      [
        "The password, unless --password-file is given; it goes before what the configuration says",
        "It is taken out of the environment at the start",
      ]
    case .privatePort: ["The port of the private broker, in place of 1883"]
    case .allLocales, .messagesLocale, .language:
      [
        "The first of them that is set and not empty chooses the language: Portuguese where it begins with pt, English otherwise",
        "The locale need not be installed",
        "Commands, options, names of settings, JSON lines and exit statuses are the same in all languages; the sentences in JSON lines are English",
      ]
    case .noColour:
      ["If it is set to anything, there is no colour, whatever the configuration says"]
    case .terminal: ["dumb means --plain", "What begins with tmux is taken for tmux(1)"]
    case .tmux: ["If it is set, the terminal is taken for tmux(1)"]
    case .configurationHome: ["The directory in place of ~/.config; it has to begin with a slash"]
    case .stateHome: ["The directory in place of ~/.local/state; it has to begin with a slash"]
    case .home: ["Your home directory, ~ in this page; without it, that of your account"]
    case .path:
      ["Where mosquitto(8) is looked for, and programs that the configuration names"]
    }
  }
}
