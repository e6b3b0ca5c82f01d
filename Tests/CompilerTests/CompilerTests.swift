// CompilerTests
