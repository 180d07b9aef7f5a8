extension CommandLineOption {
  /// What `chat --help` prints: a screen of 24 lines and 80 columns.
  public static var help: [String] {
    let widest = all.map(\.usage.count).max() ?? 0
    let options = all.map { row in
      row.usage + String(repeating: " ", count: widest - row.usage.count + 2) + row.summary
    }
    return English.commandLineUsage + [""] + options + [""] + English.commandLineExamples
  }

  /// `  -u, --user NAME`
  private var usage: String {
    let dashed = (short.map { "  -\($0), " } ?? "      ") + name
    return placeholder.map { "\(dashed) \($0.uppercased())" } ?? dashed
  }
}

extension English {
  static let commandLineUsage = [
    "usage: chat [OPTIONS] [SCRIPT]          talk; or run SCRIPT, -e, standard input",
    "       chat broker start|stop|status    the private broker of this machine",
  ]
  static let commandLineExamples = [
    "chat -u ana                             talk as ana; /help lists the commands",
    "chat -e '/msg @bob The build is green.' send a text and leave",
    "~/.config/chat/config has the settings (/set). All of it: man chat",
  ]
}
