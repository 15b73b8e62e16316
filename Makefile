# up     builds, starts everything and prints the address; Ctrl-C stops it      (OUTREACH_PORT, OUTREACH_HOME)
# down   stops the one that runs on this OUTREACH_HOME
# test   everything CI checks, on a throwaway database
# chaos  kills processes for minutes and judges what really arrived     (CHAOS_SENDS, CHAOS_KILLS, CHAOS_SEED, CHAOS_CRASHES,
#        CHAOS_LIMIT_SECONDS, RESTORED_MESSAGES, SCHEMATHESIS_EXAMPLES)
# bench  the measured figures with their peers and limits side by side           (FIGURE=name for one)
# image, compose-secrets   what compose.yml needs: the image, and random secrets in files
# compose-test             compose.yml started for real, twice with a replica of everything killed   (CONTAINERS_SETUP=script)
# fmt    formats the sources;  lint  only checks them;  build  a release build
.PHONY: up down test chaos bench fmt lint build installed image compose-secrets compose-test

SOURCES := Package.swift Services Shared Tests
FILES := Package.swift $(shell find Services Shared -type f -not -name '*.sh')
RELEASE := .build/release/outreach
TESTS := Tests/failures.sh Services/Operator/with-postgres.sh \
	swift test -c debug --skip-build --explicit-target-dependency-import-check error
# Those of this repository. What somebody else built is pinned by whoever trusts it: outreach adapters pin FILE
NETWORKS := linkedin facebook instagram tiktok
LIBRARIES := $(NETWORKS:%=.build/release/lib%.so)
PINS := .build/release/adapters.lock

up: $(PINS)
	@exec $(RELEASE) up

down:
	@if [ -x $(RELEASE) ]; then exec $(RELEASE) down; else echo "outreach: nothing is built, so nothing runs"; fi

build: $(PINS)

# swift build looks at every target even when nothing changed; make looks at the files' times.
$(RELEASE): $(FILES) | installed
	@echo "outreach: building (release)"
	@swift build -c release
	@touch $@

# Also after a release build that make did not begin, such as the benchmarks': what they linked anew would not be loaded.
$(PINS): $(RELEASE) $(wildcard $(LIBRARIES))
	@$(RELEASE) adapters pin $(LIBRARIES) >/dev/null
	@touch $@

installed:
	@Services/Operator/bootstrap.sh

# One build for everything: warnings are errors (Package.swift), undeclared imports too. What has a cluster of its own runs beside the
# rest, in two lanes: the crash proofs kill servers, the outbox's proof stops processes inside transactions, which holds up every reader
# of a cluster, and homes bring theirs; the slice of the chaos runs counts what arrives at networks of its own. Made-up
# calls come last: they keep a processor busy.
HOMES := SystemTests/(BackupTests|DrillTests|UpTests|ReadmeTests)/
CALLS := [.]SchemathesisTests/
test: installed
	@$(MAKE) --no-print-directory lint
	swift build -c debug --build-tests --explicit-target-dependency-import-check error
	Tests/PracticeClient/install .build/debug/practice-client
	Tests/Schemathesis/install .build/debug/schemathesis
	Tests/beside.sh CrashProof 'OutboxTests --skip CrashProof' '$(HOMES)' '$(CALLS)' + ChaosTests -- \
		$(TESTS) --skip OutboxTests --skip ChaosTests --skip CrashProof --skip '$(HOMES)' --skip '$(CALLS)'

# The long form of what `test` runs a slice of: 100 kills over 3,000 sends, limits over several minutes, 50 crashes of PostgreSQL,
# restores of a dump with 100 messages a guarantee, 100 made-up calls of every operation, every zone, a thousand nasty texts.
chaos: export CHAOS_SENDS := $(or $(CHAOS_SENDS),3000)
chaos: export CHAOS_KILLS := $(or $(CHAOS_KILLS),100)
chaos: export CHAOS_CRASHES := $(or $(CHAOS_CRASHES),50)
chaos: export RESTORED_MESSAGES := $(or $(RESTORED_MESSAGES),100)
chaos: export SCHEMATHESIS_EXAMPLES := $(or $(SCHEMATHESIS_EXAMPLES),100)
chaos: export CHAOS_TEXTS := $(or $(CHAOS_TEXTS),1000)
chaos: export CHAOS_ZONES := $(or $(CHAOS_ZONES),100)
chaos: export CHAOS_LIMIT_SECONDS := $(or $(CHAOS_LIMIT_SECONDS),190)
chaos: installed
	swift build -c debug --build-tests
	Tests/Schemathesis/install .build/debug/schemathesis
	Services/Operator/with-postgres.sh swift test -c debug --skip-build \
		--filter 'ChaosTests|LedgerCheckerTests|SystemTests/RestoredTests/|CrashProof|SchemathesisTests|ZoneTests|LedgerRulesTests/zones|nastyTexts'

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

fmt:
	swift format --in-place --parallel --recursive $(SOURCES)

bench:
	@exec Tests/Bench/run $(FIGURE)

# A docker command alone is not enough: its daemon must answer.
ENGINE ?= $(shell docker info >/dev/null 2>&1 && echo docker || echo podman)
OUTREACH_IMAGE ?= localhost/outreach:latest

image:
	@$(ENGINE) build $(BUILD_FLAGS) --file Services/Image/Dockerfile --tag $(OUTREACH_IMAGE) \
		--label org.opencontainers.image.revision=$(shell git rev-parse HEAD 2>/dev/null || echo unknown) .

compose-secrets:
	@Services/Image/secrets.sh $(ENGINE)

compose-test:
	@ENGINE=$(ENGINE) exec Tests/Compose/run
