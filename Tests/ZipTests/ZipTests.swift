// ZipTests
