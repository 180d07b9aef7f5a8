/// What `SnapshotTests` compare with; a file for each.
enum Snapshot {}
