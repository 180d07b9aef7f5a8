"""What was accepted against what each reader has stored."""

import glob
import os
import sqlite3


class Row:
    """A text as a chat has stored it."""

    def __init__(self, in_group, target, sender, epoch, number, own, late, text):
        self.target = ("#" if in_group else "@") + target
        self.sender, self.own, self.late, self.text = sender, bool(own), bool(late), text
        self.id = None if epoch is None else f"{epoch & (1 << 64) - 1:016x}-{number}"
        self.epoch, self.number = epoch, number
        self.key = text.split(" ")[0]


def stored(directory):
    """All texts of a data directory that no chat uses any more, in the order in which they were stored."""
    (path,) = glob.glob(os.path.join(directory, "*.db"))
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = database.execute(
            "SELECT in_group, target, sender, epoch, number, own, late, text FROM messages ORDER BY row"
        )
        return [Row(*row) for row in rows]
    finally:
        database.close()


class Comparison:
    def __init__(self, ledger, rows):
        self.ledger = ledger
        # By user.
        self.rows = rows
        self.delivered = self.lost = self.twice = self.late = 0
        self.unshown = 0

    def run(self):
        for user, rows in self.rows.items():
            self._count(user, rows)
            self._order(user, [row for row in rows if not row.own])
        for text in self.ledger.accepted:
            self._unshown(text)

    def _count(self, user, rows):
        times = {}
        for row in rows:
            times[row.key] = times.get(row.key, 0) + 1
            self.late += row.late
            text = self.ledger.texts.get(row.key)
            if text is None or text.whole != row.text or text.sender != row.sender:
                self.ledger.violate(f"{user} has stored what nobody wrote: {row.text!r}")
        for text in self.ledger.texts.values():
            if user == text.sender or user in text.readers:
                self._judge(user, text, times.get(text.key, 0))

    def _judge(self, user, text, times):
        if times > 1:
            self.twice += 1
            self.ledger.violate(f"{text.key} is stored {times} times at {user}")
        if text.accepted is None or (text.failure and user != text.sender):
            return
        if times == 0:
            self.lost += 1
            self.ledger.violate(f"{text.key} ({text.id}) is lost at {user}")
        elif user != text.sender:
            self.delivered += 1

    def _order(self, user, rows):
        last = {}
        for row in rows:
            stream = (row.target, row.sender, row.epoch)
            if not row.late and row.number <= last.get(stream, 0):
                self.ledger.violate(f"{row.key} is out of order at {user}, and not marked as late")
            last[stream] = max(row.number, last.get(stream, 0))

    def _unshown(self, text):
        for reader, runs in text.shown.items():
            if not runs and not text.failure:
                self.unshown += 1
                self.ledger.violate(f"{text.key} ({text.id}) was never shown to {reader}")
