/// Text with colours: what a prompt is made of.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// A run of one look.
  public struct Span: Hashable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  public var spans: [Span]

  public init(_ spans: [Span]) { self.spans = spans }
  public init(stringLiteral text: String) { self.init([Span(text)]) }

  /// The words alone.
  public var text: String { spans.map(\.text).joined() }
}

/// Colours and attributes, as the parameters of Select Graphic Rendition (ECMA-48, 8.3.117): `1;32` is bold green.
public struct Style: Hashable, Sendable {
  public let parameters: String

  /// The terminal's own look.
  public static let plain = Style(unchecked: "")
  public static let bold = Style(.bold)
  public static let dim = Style(.faint)

  private init(unchecked parameters: String) { self.parameters = parameters }

  init(_ attribute: ControlSequence.Attribute) { self.init(unchecked: "\(attribute.rawValue)") }

  /// - Returns: nil unless the parameters are digits and semicolons.
  public init?(parameters: String) {
    let allowed = parameters.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x3B }
    guard allowed else { return nil }
    self.init(unchecked: parameters)
  }
}
