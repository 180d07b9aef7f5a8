/// The engine's face; its inside follows.
public struct Engine {}
