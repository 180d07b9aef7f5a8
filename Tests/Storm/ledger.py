"""What was promised, and what became of it."""

import time


class Text:
    """One text that a user was told to write."""

    def __init__(self, key, whole, sender, target, number, readers):
        self.key, self.whole, self.sender = key, whole, sender
        self.target, self.number, self.readers = target, number, readers
        self.id = None
        self.accepted = None
        self.failure = None
        # Of each reader: the runs of his chat that showed it.
        self.shown = {reader: [] for reader in readers}

    def target_of(self, reader):
        """Where a reader finds it: a conversation is named after the other side."""
        return self.target if self.target.startswith("#") else "@" + self.sender


class Ledger:
    def __init__(self, users):
        self.texts = {}
        self.violations = []
        self.slowest = 0.0
        self.failures = {}
        self.refused = {}
        self._numbers = {}
        # Keys of accepted texts that are not at every reader yet, by sender; that a reader has not got, by reader.
        self.leaving = {user: set() for user in users}
        self.coming = {user: set() for user in users}

    def violate(self, words):
        self.violations.append(words)

    @property
    def is_settled(self):
        return not any(self.leaving.values())

    @property
    def accepted(self):
        return [text for text in self.texts.values() if text.accepted is not None]

    # What happens

    def give(self, sender, target, readers, padding):
        number = self._numbers[sender, target] = self._numbers.get((sender, target), 0) + 1
        key = f"{sender}{target}:{number}"
        text = Text(key, f"{key} {padding}".strip(), sender, target, number, readers)
        self.texts[key] = text
        return text

    def answered(self, text, answer):
        if not answer["ok"] or answer["code"] != 0:
            self.refused[answer["error"]] = self.refused.get(answer["error"], 0) + 1
            return
        text.accepted = time.monotonic()
        text.id = answer["id"]
        for reader, runs in text.shown.items():
            if not runs:
                self.coming[reader].add(text.key)
                self.leaving[text.sender].add(text.key)

    def shown(self, reader, run, message):
        text = self._find(reader, message)
        if text is None:
            return
        runs = text.shown[reader]
        if run in runs:
            self.violate(f"{text.key} was shown to {reader} twice in one run")
        elif runs and not runs[-1].was_killed:
            self.violate(f"{text.key} was shown to {reader} again after an orderly end")
        if not message["late"]:
            self._check_order(reader, run, text)
        runs.append(run)
        self._arrived(text, reader)

    def _arrived(self, text, reader):
        if text.accepted is not None and text.key in self.coming[reader]:
            self.slowest = max(self.slowest, time.monotonic() - text.accepted)
        self.coming[reader].discard(text.key)
        if all(text.shown.values()):
            self.leaving[text.sender].discard(text.key)

    def _find(self, reader, message):
        text = self.texts.get(message["text"].split(" ")[0])
        if text is None or message["text"] != text.whole or message["from"] != text.sender:
            self.violate(f"{reader} was shown what nobody wrote: {message}")
            return None
        if reader not in text.shown or message["target"] != text.target_of(reader):
            self.violate(f"{text.key} was shown to {reader} in {message['target']}")
            return None
        return text

    def _check_order(self, reader, run, text):
        last = run.latest.get((text.sender, text.target), 0)
        if text.number <= last:
            self.violate(f"{text.key} was shown to {reader} after {last}, and not as late")
        run.latest[text.sender, text.target] = max(last, text.number)

    def failed(self, event):
        """The sender was told that a text will not arrive: reported, and so not lost."""
        self.failures[event["reason"]] = self.failures.get(event["reason"], 0) + 1
        text = self.texts.get(event["text"].split(" ")[0])
        if text is None:
            return
        text.failure = event["reason"]
        self.leaving[text.sender].discard(text.key)
        for reader in text.readers:
            self.coming[reader].discard(text.key)
