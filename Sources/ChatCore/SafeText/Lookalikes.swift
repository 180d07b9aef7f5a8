/// The ASCII character that a scalar looks like; itself when there is none.
///
/// Full width, mathematical, circled and squared letters by their places; the rest by a table of the letters that are
/// drawn alike in common fonts: Greek, Cyrillic, Armenian, small capitals, superscripts, letterlike symbols.
func lookalike(of scalar: Unicode.Scalar) -> Unicode.Scalar {
  if scalar.isASCII { return scalar }
  return arranged(scalar.value) ?? lookalikes[scalar] ?? scalar
}

/// Blocks that repeat ASCII in its order.
private func arranged(_ value: UInt32) -> Unicode.Scalar? {
  switch value {
  case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFF01 + 0x21)
  case 0x1D400...0x1D6A3: letter((value - 0x1D400) % 52)
  case 0x1D7CE...0x1D7FF: Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
  case 0x24B6...0x24E9: letter(value - 0x24B6)
  case 0x249C...0x24B5: letter(value - 0x249C + 26)
  case 0x1F110...0x1F129: letter(value - 0x1F110)
  case 0x1F130...0x1F149: letter(value - 0x1F130)
  case 0x1F150...0x1F169: letter(value - 0x1F150)
  case 0x1F170...0x1F189: letter(value - 0x1F170)
  case 0x1F1E6...0x1F1FF: letter(value - 0x1F1E6)
  case 0x2460...0x2468: Unicode.Scalar(0x31 + value - 0x2460)
  default: nil
  }
}

/// 0…25: A…Z, 26…51: a…z.
private func letter(_ index: UInt32) -> Unicode.Scalar? {
  Unicode.Scalar(index < 26 ? 0x41 + index : 0x61 + index - 26)
}

private let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
  var table: [Unicode.Scalar: Unicode.Scalar] = [:]
  for (ascii, others) in rows {
    for other in others.unicodeScalars { table[other] = ascii }
  }
  return table
}()

private let rows: KeyValuePairs<Unicode.Scalar, String> = [
  "0": "⁰₀⓪", "1": "¹₁", "2": "²₂", "3": "³₃Зз", "4": "⁴₄", "5": "⁵₅", "6": "⁶₆", "7": "⁷₇",
  "8": "⁸₈", "9": "⁹₉",
  "A": "ᴬΑА", "B": "ᴮℬΒВ", "C": "ℂℭⅭСϹ", "D": "ᴰⅅⅮ", "E": "ᴱℰΕЕ", "F": "ℱϜ", "G": "ᴳԌ",
  "H": "ᴴℋℌℍΗН", "I": "ᴵℐℑⅠΙІӀ", "J": "ᴶЈͿ", "K": "ᴷΚК", "L": "ᴸℒⅬԼ", "M": "ᴹℳⅯΜМ", "N": "ᴺℕΝ",
  "O": "ᴼΟОՕ", "P": "ᴾℙΡР", "Q": "ℚԚ", "R": "ᴿℛℜℝ", "S": "ЅՏ", "T": "ᵀΤТ", "U": "ᵁՍ", "V": "Ⅴⱽ",
  "W": "ᵂԜ", "X": "ⅩΧХ", "Y": "ΥҮ", "Z": "ℤℨΖ",
  "a": "ªᵃₐаαɑᴀ", "b": "ᵇьвʙƀ", "c": "ᶜⅽсϲᴄ", "d": "ᵈⅆⅾԁᴅđ", "e": "ᵉₑℯⅇеᴇ", "f": "ᶠꜰ",
  "g": "ᵍℊɡցɢ", "h": "ʰₕℎһհнʜħ", "i": "ᵢⁱℹⅈⅰіιıɩɪ", "j": "ʲⅉⱼјϳᴊ", "k": "ᵏₖкκᴋ", "l": "ˡₗℓⅼӏʟłǀ",
  "m": "ᵐₘⅿмᴍ", "n": "ⁿₙпηոɴ", "o": "ºᵒₒℴоοσօᴏø", "p": "ᵖₚрρᴘ", "q": "ԛզ", "r": "ʳᵣгʀ",
  "s": "ſˢₛѕꜱ",
  "t": "ᵗₜтτᴛŧ", "u": "ᵘᵤυսᴜ", "v": "ᵛᵥⅴνᴠ", "w": "ʷԝᴡ", "x": "ˣₓⅹхχ", "y": "ʸуγʏ", "z": "ᶻᴢ",
  ":": "։∶ː꞉", "|": "∣❘", "*": "∗⁎", "-": "‐‑‒–—―−", "~": "∼", "=": "═", "!": "ǃ", ".": "․",
]
