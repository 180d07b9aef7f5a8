# make run     builds what is needed and starts chat; make run ARGS="-u ana"
# make test    builds and passes the tests
# Both install missing Debian or Ubuntu packages first (scripts/setup).

SHELL := /bin/sh
PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=

bindir := $(DESTDIR)$(PREFIX)/bin
sharedir := $(DESTDIR)$(PREFIX)/share
docdir := $(sharedir)/doc/chat
man1dir := $(sharedir)/man/man1

chat := .build/release/chat
sources := Package.swift $(shell find Sources -type f)

.PHONY: setup build run test storm simulate fuzz lint format man bench install clean

build: setup $(chat)

setup:
	@scripts/setup build

# Static: who runs chat needs no Swift. The touch is for a build that found nothing to do.
$(chat): $(sources)
	swift build --configuration release --static-swift-stdlib --product chat
	@touch $@

run: build
	@exec $(chat) $(ARGS)

# One build for all; Swift Testing alone, for looking for XCTest's tests as well costs two seconds. Then some thousand
# seeds of the simulated world, which only a release build runs in seconds.
test:
	@scripts/setup test
	swift build --build-tests
	swift test --skip-build --disable-xctest
	@$(MAKE) --no-print-directory simulate SEEDS=3000

# The promise of delivery, with real processes: kills, cuts, broker crashes. More options: ARGS="--kills-per-minute 60"
SECONDS ?= 60
SEED ?= 1
CHAT ?= $(chat)
storm: $(if $(filter $(chat),$(CHAT)),build)
	@Tests/Storm/run --chat $(CHAT) --seconds $(SECONDS) --seed $(SEED) $(ARGS)

# The same promise in the simulated world, where a seed takes milliseconds: one half of them beside the other.
SEEDS ?= 10000
FIRST ?= 1
simulate := .build/release/Simulate
simulate: setup
	swift build --configuration release --static-swift-stdlib --product Simulate
	@half=$$(($(SEEDS) / 2)); \
	$(simulate) $$half $(FIRST) & other=$$!; \
	$(simulate) $$(($(SEEDS) - half)) $$(($(FIRST) + half)); status=$$?; \
	wait $$other && exit $$status

# What reads strangers' bytes, each fuzzer so many seconds (libFuzzer). See Fuzz/run.
fuzz:
	@scripts/setup test
	@Fuzz/run --seconds $(SECONDS)

lint:
	@scripts/setup lint || scripts/setup test
	@scripts/lint

format:
	swift format --in-place --parallel --recursive Sources Tests Fuzz/Sources Fuzz/Package.swift Package.swift
	clang-format -i $$(scripts/c-files)

# Writes what tables have (commands, options, settings, statuses, JSON) into man/chat.1; a test says when that is due.
man:
	@scripts/manual

# See docs/benchmarks.md; make bench ARGS="--pairs 100 --texts 5000"
bench: build
	@Benchmarks/run --chat $(chat) $(ARGS)

# Builds only what is not built yet: under sudo, swift may not be on PATH.
install: $(chat)
	install -d $(bindir)
	install -m 755 -s $(chat) $(bindir)/chat
	@if [ -e man/chat.1 ]; then \
	  install -d $(man1dir) && install -m 644 man/chat.1 $(man1dir)/chat.1; \
	fi
	install -d $(sharedir)/bash-completion/completions $(sharedir)/zsh/site-functions
	install -d $(sharedir)/fish/vendor_completions.d
	install -m 644 completions/chat.bash $(sharedir)/bash-completion/completions/chat
	install -m 644 completions/_chat $(sharedir)/zsh/site-functions/_chat
	install -m 644 completions/chat.fish $(sharedir)/fish/vendor_completions.d/chat.fish
	install -d $(docdir)/examples
	install -m 755 examples/* $(docdir)/examples

clean:
	swift package clean
