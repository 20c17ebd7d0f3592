import AssayCommands

runCommandLine()
