# make demo runs the main job; make test passes the tests; make test-reliability hurts the program and looks what it kept;
# make bench prints the ratios.
.PHONY: demo test test-reliability bench build setup format clean

demo: build
	@Scripts/demo

test: setup
	@swift test --disable-xctest --quiet

test-reliability: build
	@Scripts/test-reliability

bench: setup
	@Scripts/bench

build: setup
	@swift build -c release --static-swift-stdlib --product assay --quiet

setup:
	@Scripts/setup

format:
	@swift format format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

clean:
	@swift package clean
