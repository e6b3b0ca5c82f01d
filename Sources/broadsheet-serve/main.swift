import Glibc

// A client that has gone is seen by the write that fails, not by a signal that kills.
signal(SIGPIPE, SIG_IGN)
await runServeProgram()
