// TextShapingTests
