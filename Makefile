# Broadsheet. The two targets to know are `make issue` and `make test`; `make help` lists the others.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
DESTDIR ?=

BROADSHEET := .build/release/broadsheet
SERVER := $(BROADSHEET)-serve
SITE := Examples/merrowby-lantern
# A week and a clock of their own: the example's issue is the same whatever the day.
WEEK := 2026-W07
CLOCK := 2026-02-16
SWIFT_CODE := Package.swift Sources Tests

.PHONY: help
help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

.PHONY: issue
issue: command ## sets up what is missing, builds, compiles the example's last week into output/
	@mkdir -p output
	@$(BROADSHEET) build $(SITE) --week $(WEEK) --as-of $(CLOCK) --output output

.PHONY: command
command: swift packages fonts ## the release command, .build/release/broadsheet
	@swift build --configuration release --static-swift-stdlib --product broadsheet

.PHONY: build
build: command ## the release command, and the server that 'broadsheet serve' becomes
	@swift build --configuration release --static-swift-stdlib --product broadsheet-serve

.PHONY: test
test: swift fonts ## sets up what is missing, builds, runs all tests
	@.ci/packages/install build test
	@swift build --build-tests
	@swift build --product broadsheet
	@swift build --product broadsheet-serve
	@BROADSHEET_BINARY="$(CURDIR)/.build/debug/broadsheet" EPUBCHECK_JAR="$$(.ci/epubcheck)" swift test

# Each case has a seed of its own, told when it fails: FUZZ_SEED=… FUZZ_CASES=1 runs that one again.
FUZZ_CASES ?= 100000
FUZZ_SEED ?= 1000000

.PHONY: fuzz
fuzz: swift fonts ## mangled front matter, configuration and dates: FUZZ_CASES of each, from FUZZ_SEED on
	@.ci/packages/install build
	@FUZZ_CASES=$(FUZZ_CASES) FUZZ_SEED=$(FUZZ_SEED) swift test --filter mangled

.PHONY: packages
packages: ## the Debian packages for building; quick when nothing is missing
	@.ci/packages/install build

.PHONY: fonts
fonts: packages ## the fonts, out of Debian packages, into fonts/
	@fonts/fetch

.PHONY: swift
swift:
	@command -v swift >/dev/null || { \
	  echo 'No swift command. Broadsheet is built with Swift 6.3: https://www.swift.org/install/linux/' >&2; \
	  echo 'unpack it and put its usr/bin folder on PATH.' >&2; exit 1; }

share := $(DESTDIR)$(PREFIX)/share
bin := $(DESTDIR)$(PREFIX)/bin

# Everything is copied beside its place first and then renamed, the command last, so that a timer
# that fires during the installation finds the old command or the new one, never half of either.
.PHONY: install
install: ## the built programs with their layouts and fonts, under PREFIX (/usr/local)
	@test -x $(BROADSHEET) -a -x $(SERVER) || { echo 'Nothing is built yet: run make build first.' >&2; exit 1; }
	@install -d '$(bin)' '$(share)'
	@rm -rf '$(share)/.broadsheet-new' '$(share)/.broadsheet-old'
	@install -d '$(share)/.broadsheet-new'
	@cp -R layouts fonts '$(share)/.broadsheet-new/'
	@chmod -R u=rwX,go=rX '$(share)/.broadsheet-new'
	@install -m 755 $(SERVER) '$(bin)/.broadsheet-serve-new'
	@install -m 755 $(BROADSHEET) '$(bin)/.broadsheet-new'
	@if test -d '$(share)/broadsheet'; then mv '$(share)/broadsheet' '$(share)/.broadsheet-old'; fi
	@mv '$(share)/.broadsheet-new' '$(share)/broadsheet'
	@mv -f '$(bin)/.broadsheet-serve-new' '$(bin)/broadsheet-serve'
	@mv -f '$(bin)/.broadsheet-new' '$(bin)/broadsheet'
	@rm -rf '$(share)/.broadsheet-old'
	@echo 'Installed $(bin)/broadsheet and $(share)/broadsheet'

units := $(DESTDIR)/etc/systemd/system

.PHONY: install-timer
install-timer: ## systemd units that run the installed command every hour: broadsheet@NAME.timer
	@test -x '$(bin)/broadsheet' || { echo 'No $(bin)/broadsheet: run make install first.' >&2; exit 1; }
	@install -d '$(units)'
	@sed 's|@bindir@|$(PREFIX)/bin|' 'Examples/timers/broadsheet@.service' >'$(units)/broadsheet@.service'
	@install -m 644 'Examples/timers/broadsheet@.timer' '$(units)/'
	@echo 'Installed $(units)/broadsheet@.service and broadsheet@.timer'
	@echo 'For a site in /srv/newsletters/NAME: systemctl enable --now broadsheet@NAME.timer'

.PHONY: install-server
install-server: ## a systemd unit that serves those issues: broadsheet-serve@NAME.service
	@test -x '$(bin)/broadsheet-serve' || { echo 'No $(bin)/broadsheet-serve: run make install first.' >&2; exit 1; }
	@install -d '$(units)'
	@sed 's|@bindir@|$(PREFIX)/bin|' 'Examples/timers/broadsheet-serve@.service' >'$(units)/broadsheet-serve@.service'
	@echo 'Installed $(units)/broadsheet-serve@.service'
	@echo 'For what broadsheet@NAME.timer makes: systemctl enable --now broadsheet-serve@NAME'

.PHONY: bench
bench: command ## side by side with pandoc, Typst and Hugo; prints tables
	@Benchmarks/run --broadsheet $(BROADSHEET)

# Its tool needs pikepdf: PYTHON names a Python that has it.
PYTHON ?= python3

.PHONY: typo
typo: command ## measures the typography of real sites in every layout, for docs/typography.md
	@$(PYTHON) Benchmarks/typography.py --broadsheet $(BROADSHEET)

# The reference begins below a mark; what stands above it is written by hand.
REFERENCE := docs/layouts.md
MARK := changes are made there. -->

.PHONY: layouts
layouts: command ## writes the reference of layouts in docs/layouts.md, and the pictures of ours
	@sed -n '1,/$(MARK)/p' $(REFERENCE) >$(REFERENCE).new
	@{ echo; $(BROADSHEET) layouts keys; } >>$(REFERENCE).new
	@mv $(REFERENCE).new $(REFERENCE)
	@set -- briefing a4 3  newspaper a4 6  magazine a4 3  ereader remarkable 2; \
	while [ $$# -gt 0 ]; do \
	  $(BROADSHEET) preview $(SITE) --week $(WEEK) --as-of $(CLOCK) --quiet \
	    --layout $$1 --paper $$2 --limit $$3 --output .build/preview/$$1 >/dev/null; \
	  cp .build/preview/$$1/contact-sheet.png docs/pictures/layout-$$1.png; \
	  shift 3; \
	done

.PHONY: format
format: swift ## lays out the Swift code
	@swift format --in-place --parallel --recursive $(SWIFT_CODE)

.PHONY: lint
lint: swift ## checks the Swift code's layout
	@swift format lint --strict --parallel --recursive $(SWIFT_CODE)

.PHONY: clean
clean: ## removes what was built; issues and fonts stay
	@rm -rf .build .build-*
