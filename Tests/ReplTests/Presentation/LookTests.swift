import ChatCore
import CommandParser
import Testing

@testable import Repl

/// How lines look as the settings say, and what is heard of them.
@Suite("The look of lines")
struct LookTests {
  private let samples = Samples()

  private func line(_ message: StoredMessage, _ choose: (inout Repl.Style) -> Void) -> String {
    var style = Repl.Style(colour: true, plain: false)
    choose(&style)
    let formatter = PeopleFormatter(me: samples.ana, style: style)
    return formatter.lines(message, at: Samples.now).joined(separator: "\n")
  }

  @Test("has each part in the colour that was chosen for it")
  func palette() {
    let text = line(samples.message("look, Ana")) { style in
      style.palette.time = .brightBlack
      style.palette.place = .none
      style.palette.others = .brightYellow
      style.palette.mentions = .magenta
    }
    #expect(
      text
        == "\u{1B}[90m14:03\u{1B}[0m #ops \u{1B}[93m<bob (for you)>\u{1B}[0m \u{1B}[35mlook, Ana\u{1B}[0m"
    )
    let own = line(samples.message("ana", own: true, .delivered)) { $0.palette.own = .none }
    #expect(own.contains(" <you> ana "), "One's own texts are no mentions.")
  }

  @Test("has no colour at all without it")
  func colourless() {
    #expect(line(samples.message("ana")) { $0.colour = false } == "14:03 #ops <bob (for you)> ana")
  }

  @Test("has the time that was chosen, and the date of another day")
  func timestamps() {
    func text(_ timestamps: Timestamps, daysAgo: Int64 = 0) -> String {
      line(samples.message(daysAgo: daysAgo)) { ($0.colour, $0.timestamps) = (false, timestamps) }
    }
    #expect(text(.minutes) == "14:03 #ops <bob> hello")
    #expect(text(.seconds) == "14:03:00 #ops <bob> hello")
    #expect(text(.seconds, daysAgo: 1) == "2026-11-22 14:03:00 #ops <bob> hello")
    #expect(text(.none, daysAgo: 1) == "#ops <bob> hello")
  }

  @Test("never begins with somebody else's words, also without a time and in plain mode")
  func beginnings() {
    for plain in [false, true] {
      let style = { (style: inout Repl.Style) in
        (style.plain, style.timestamps, style.colour) = (plain, .none, false)
      }
      let lines = line(samples.message("warning: x\n14:03 #ops <ana> y", .action), style)
      for line in lines.split(separator: "\n") {
        #expect(line.hasPrefix("#ops ") || line.hasPrefix("      | "), "\(lines)")
      }
    }
  }

  @Test("in plain mode has no signs that are read aloud badly")
  func spoken() {
    let style = Repl.Style(colour: false, plain: true)
    let formatter = PeopleFormatter(me: samples.ana, style: style)
    let lines =
      samples.notices.flatMap { formatter.lines($0, at: Samples.now) }
      + (samples.listings + samples.emptyListings).flatMap { formatter.lines($0, at: Samples.now) }
      + samples.remarks.flatMap {
        formatter.lines(Outcome.Result(remark: $0), at: Samples.now)
      }
    // A command that can be typed stands there as it is typed.
    for line in lines where !["older ones: ", "search for "].contains(where: line.hasPrefix) {
      #expect(!line.contains("  ") || line.contains("(new line)"), "Blanks as columns: \(line)")
      #expect(!line.hasPrefix("- ") && !line.contains(" - ") && !line.hasSuffix(" -"), "\(line)")
      #expect(line.unicodeScalars.allSatisfy { !(0x2190...0x2BFF).contains($0.value) }, "\(line)")
      for sign in ["<", "* ", "! ", "| ", "\u{1B}"] {
        #expect(!line.contains(sign), "\(sign) in: \(line)")
      }
    }
    #expect(lines.count > 100)
  }

  @Test("of the prompt is words in plain mode, and without colour where there is none")
  func prompt() {
    let state = PromptState(current: samples.user, unread: 3, unsent: 2, link: .connecting)
    let signs = Repl.Style(colour: false, plain: false)
    let plain = Repl.Style(colour: false, plain: true)
    let text = PromptLine.text(state, signs)
    #expect(text.text == "[@bob +3 | connecting, 2 queued] ")
    #expect(text.spans.allSatisfy { $0.style == .plain })
    #expect(PromptLine.text(state, plain).text == "@bob, 3 unread, connecting, 2 queued: ")
    let idle = PromptState(current: nil, unread: 0, unsent: 0, link: .ready)
    #expect(PromptLine.text(idle, plain).text == "chat: ")
  }
}
