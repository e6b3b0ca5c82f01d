// CommonMarkTests
