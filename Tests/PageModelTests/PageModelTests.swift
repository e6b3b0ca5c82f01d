// PageModelTests
