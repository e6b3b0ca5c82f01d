// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, explicit existentials, imports that do not leak, no warnings.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A C library of a Debian package: a module map and a shim, owned by one Swift target.
///
/// A module map that names an archive (`link ":libyaml.a"`) puts the library into the programs, for each shared one
/// that the loader has to find costs every start a tenth of a millisecond. Such a library has no `pkgConfig`, which would
/// name the shared one first. Those stay shared of which other shared libraries make use.
func library(_ name: String, _ pkgConfig: String? = nil, apt packages: String...) -> Target {
  .systemLibrary(
    name: name,
    path: "Sources/CLibraries/\(name)",
    pkgConfig: pkgConfig,
    providers: packages.isEmpty ? nil : [.apt(packages)]
  )
}

/// A target of ours; what is not listed here it cannot import.
func target(
  _ name: String,
  _ ours: [String] = [],
  c: [String] = [],
  packages: [Target.Dependency] = []
) -> Target {
  .target(
    name: name,
    dependencies: (ours + c).map { .byName(name: $0) } + packages,
    swiftSettings: settings
  )
}

/// The tests of a target, which may use it, what it is made of, and `TestSupport`.
func tests(
  _ name: String,
  _ ours: [String],
  packages: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: (ours + ["TestSupport"]).map { .byName(name: $0) } + packages,
    resources: resources,
    swiftSettings: settings
  )
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

/// What answers on sockets; only `Server` is made of it, and so only `broadsheet-serve`.
let serverPackages: [Target.Dependency] = [
  httpTypes,
  // It comes with a module that is named as one of ours.
  .product(
    name: "HummingbirdCore",
    package: "hummingbird",
    moduleAliases: ["Configuration": "SwiftConfiguration"]
  ),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
  name: "Broadsheet",
  products: [
    .executable(name: "broadsheet", targets: ["broadsheet"]),
    .executable(name: "broadsheet-serve", targets: ["broadsheet-serve"]),
    .library(name: "BroadsheetCompiler", targets: ["Compiler"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      from: "2.28.1",
      traits: ["ConfigurationSupport"]
    ),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    library("CAVIF", apt: "libavif-dev"),
    library("CCairo", "cairo-ft", apt: "libcairo2-dev", "libfreetype-dev"),
    library("CCommonMark", apt: "libcmark-gfm-dev", "libcmark-gfm-extensions-dev"),
    library("CCrypt", apt: "libcrypt-dev"),
    library("CCrypto", "libcrypto", apt: "libssl-dev"),
    library("CCurl", apt: "libcurl4"),
    library("CDeflate", apt: "libdeflate-dev"),
    library("CExchange"),
    library("CExpat", apt: "libexpat1-dev"),
    library("CGIF", apt: "libgif-dev"),
    library("CGumbo", apt: "libgumbo-dev"),
    library("CHarfBuzz", "harfbuzz", apt: "libharfbuzz-dev"),
    library("CHeap"),
    library("CPNG", "libpng", apt: "libpng-dev"),
    library("CRescue"),
    library("CTurboJPEG", apt: "libturbojpeg0-dev"),
    library("CWebP", apt: "libwebp-dev"),
    library("CYAML", apt: "libyaml-dev"),
    library("CZip", "libzip", apt: "libzip-dev"),

    // Words that everyone uses.
    target("Diagnostics"),
    target("Geometry"),
    target("JSON", ["Diagnostics"]),
    target("Languages"),
    target("Jobs"),
    target("Web"),

    // Doors: files, formats and C libraries behind Swift values.
    target("Workspace"),
    target("Configuration", ["Diagnostics"], c: ["CYAML"], packages: [tomlKit]),
    target("CacheFiles", ["Workspace"], packages: [grdb]),
    target("XML", c: ["CExpat"]),
    target("Digests", c: ["CCrypto"]),
    target("Zip", c: ["CZip", "CDeflate"]),
    target("CommonMark", c: ["CCommonMark"]),
    target("HTML", c: ["CGumbo"]),
    target(
      "Pictures",
      ["Geometry", "XML", "Zip"],
      c: ["CAVIF", "CGIF", "CPNG", "CTurboJPEG", "CWebP"]
    ),
    target("TextShaping", ["Geometry"], c: ["CHarfBuzz"]),
    target("Hyphenation"),
    target("Drawing", ["Geometry"], c: ["CCairo", "CRescue"]),
    target("PDFObjects"),
    target("QPDF", ["PDFObjects"]),
    target("SMTP", c: ["CCurl"]),
    target("DeliveryState", ["Workspace"], packages: [grdb]),
    target("SearchIndex", packages: [grdb]),
    target("Passwords", c: ["CCrypt"]),
    target("BookReading", ["XML", "Zip"]),

    // From a site to an issue.
    target("Articles", ["Diagnostics", "Languages"]),
    target(
      "Collector",
      [
        "Articles", "CacheFiles", "CommonMark", "Configuration", "Diagnostics", "Digests", "HTML",
        "Jobs", "Workspace", "XML",
      ]
    ),
    target("Layout", ["Articles", "Configuration", "Diagnostics", "Digests", "Geometry"]),

    // From an issue to files.
    target("PageModel", ["Geometry"]),
    target(
      "Typesetting",
      [
        "Articles", "Diagnostics", "Geometry", "Hyphenation", "Jobs", "Layout", "PageModel",
        "TextShaping",
      ]
    ),
    target("Rendering", ["Drawing", "Geometry", "PageModel"]),
    target(
      "PDFExport",
      ["Digests", "Drawing", "Geometry", "Jobs", "PDFObjects", "PageModel", "Rendering", "Zip"]
    ),
    target(
      "EPUBExport",
      ["Articles", "Geometry", "Jobs", "Layout", "PageModel", "Pictures", "XML", "Zip"]
    ),
    target(
      "Publication",
      ["Articles", "Configuration", "Diagnostics", "Digests", "JSON", "Layout", "Workspace"],
      c: ["CExchange"]
    ),
    target(
      "Catalog",
      [
        "Articles", "BookReading", "Diagnostics", "Digests", "Geometry", "JSON", "Jobs", "Layout",
        "Pictures", "Publication", "Web", "Workspace", "XML",
      ]
    ),

    // From files to people.
    target(
      "Mail",
      [
        "Articles", "Configuration", "DeliveryState", "Diagnostics", "Digests", "Layout",
        "Publication", "SMTP", "Web", "Workspace", "XML",
      ]
    ),

    target(
      "Serving",
      [
        "BookReading", "Configuration", "Diagnostics", "Digests", "JSON", "Passwords",
        "SearchIndex", "Web", "Workspace", "XML", "Zip",
      ],
      packages: [httpTypes]
    ),
    target("Server", ["JSON", "Serving", "Workspace"], packages: serverPackages),

    // What was made, or what others made, looked at by somebody else than who makes it.
    target("Inspection", ["Diagnostics", "Jobs", "Languages", "Pictures", "XML", "Zip"]),
    target("PDFInspection", ["Diagnostics", "Jobs", "Languages", "PDFObjects", "QPDF", "XML"]),

    // All of it, and the command.
    target(
      "Compiler",
      [
        "Articles", "Collector", "Configuration", "Diagnostics", "Digests", "EPUBExport",
        "Geometry", "Hyphenation", "Inspection", "JSON", "Jobs", "Layout",
        "PDFExport", "PDFInspection", "PageModel", "Pictures", "Publication", "QPDF", "Rendering",
        "TextShaping", "Typesetting", "Workspace", "Zip",
      ]
    ),
    target(
      "Schedule",
      [
        "Articles", "Catalog", "Collector", "Compiler", "Diagnostics", "Mail", "Publication",
        "Workspace",
      ]
    ),
    target("ServeArguments", packages: [argumentParser]),
    target(
      "BroadsheetCommand",
      [
        "Articles", "Catalog", "Collector", "Compiler", "Diagnostics", "JSON", "Jobs", "Mail",
        "Publication", "Schedule", "ServeArguments", "Workspace",
      ],
      c: ["CHeap"],
      packages: [argumentParser]
    ),
    .executableTarget(
      name: "broadsheet",
      dependencies: ["BroadsheetCommand"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "broadsheet-serve",
      dependencies: [
        "Diagnostics", "JSON", "SearchIndex", "ServeArguments", "Server", "Serving", "Workspace",
        argumentParser, .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),

    .target(
      name: "TestSupport",
      dependencies: ["Diagnostics"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("JobsTests", ["Jobs"]),
    tests("JSONTests", ["JSON"]),
    tests("LanguagesTests", ["Languages"]),
    tests("WebTests", ["Web"]),
    tests("GeometryTests", ["Geometry"]),
    tests("WorkspaceTests", ["Diagnostics", "Workspace"]),
    tests("ConfigurationTests", ["Configuration", "Diagnostics"]),
    tests("CacheFilesTests", ["CacheFiles"]),
    tests("DigestsTests", ["Digests"]),
    tests("XMLTests", ["XML"]),
    tests("ZipTests", ["Zip"]),
    tests("CommonMarkTests", ["CommonMark"]),
    tests("HTMLTests", ["HTML"]),
    tests("PicturesTests", ["Geometry", "Pictures", "XML"]),
    tests("TextShapingTests", ["Geometry", "TextShaping"]),
    tests("HyphenationTests", ["Hyphenation"]),
    tests("DrawingTests", ["Drawing", "Geometry"]),
    tests("QPDFTests", ["QPDF"]),
    tests("ArticlesTests", ["Articles", "Diagnostics"]),
    tests(
      "CollectorTests",
      ["Articles", "Collector", "CommonMark", "Configuration", "Diagnostics", "HTML", "Workspace"]
    ),
    tests(
      "LayoutTests",
      ["Articles", "Configuration", "Diagnostics", "Digests", "Geometry", "Layout"]
    ),
    tests("PageModelTests", ["Geometry", "PageModel"]),
    tests(
      "TypesettingTests",
      [
        "Articles", "Diagnostics", "Geometry", "Hyphenation", "Layout", "PageModel", "TextShaping",
        "Typesetting",
      ]
    ),
    tests("RenderingTests", ["Drawing", "Geometry", "PageModel", "Rendering"]),
    tests(
      "PDFExportTests",
      ["Geometry", "PDFExport", "PageModel", "Rendering", "TextShaping"]
    ),
    tests(
      "EPUBExportTests",
      [
        "Articles", "Diagnostics", "EPUBExport", "Geometry", "Layout", "PageModel", "Pictures",
        "XML", "Zip",
      ]
    ),
    tests("InspectionTests", ["Diagnostics", "Inspection", "Pictures", "Zip"]),
    tests(
      "PDFInspectionTests",
      ["Diagnostics", "Geometry", "PDFExport", "PDFInspection", "PDFObjects", "PageModel"]
    ),
    tests(
      "PublicationTests",
      ["Articles", "Configuration", "Diagnostics", "Layout", "Publication", "Workspace"]
    ),
    tests("SMTPTests", ["SMTP"]),
    tests("DeliveryStateTests", ["DeliveryState"]),
    tests(
      "MailTests",
      [
        "Articles", "DeliveryState", "Diagnostics", "Digests", "Layout", "Mail", "Publication",
        "SMTP", "Workspace",
      ]
    ),
    tests(
      "CatalogTests",
      [
        "Articles", "BookReading", "Catalog", "Diagnostics", "Digests", "Layout", "Pictures",
        "Publication", "Workspace", "XML", "Zip",
      ]
    ),
    tests("BookReadingTests", ["BookReading", "Zip"]),
    tests("PasswordsTests", ["Passwords"]),
    tests("SearchIndexTests", ["SearchIndex"]),
    tests(
      "ServingTests",
      ["Diagnostics", "Serving", "Workspace", "XML", "Zip"],
      packages: [httpTypes]
    ),
    tests(
      "ServerTests",
      ["Server", "Serving"],
      packages: [.product(name: "Logging", package: "swift-log")]
    ),
    tests("ScheduleTests", ["Articles", "Collector", "Schedule"]),
    tests("CompilerTests", ["Articles", "Compiler", "Diagnostics", "Workspace"]),
    tests("CommandTests", ["Diagnostics", "XML", "Zip"]),
    tests("ConformanceTests", ["XML", "Zip"]),
  ]
)
