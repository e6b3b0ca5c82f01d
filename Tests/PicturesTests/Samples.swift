import Foundation

/// Small pictures in formats that Broadsheet reads but does not write.
enum Sample {
  /// 16 × 8, cyan 0, magenta and yellow full.
  static let redInCMYK = bytes(
    """
    /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2
    RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAA
    AAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNC
    scEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6
    g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq
    8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD06vMK8wr06iiiiv/Z
    """
  )

  /// 16 × 8, red.
  static let opaqueWebP = bytes(
    """
    UklGRjYAAABXRUJQVlA4ICoAAACQAQCdASoQAAgAAsBMJaACdLoAA5gA/u2QP4hd7G2//PTP62/j/xkAAAA=
    """
  )

  /// 4 × 2, half transparent, lossless.
  static let transparentWebP = bytes(
    """
    UklGRh4AAABXRUJQVlA4TBEAAAAvA0AAEAdQ5CrUo4CBiOh/AAA=
    """
  )

  /// 16 × 16, half transparent, lossy.
  static let lossyTransparentWebP = bytes(
    """
    UklGRloAAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICoAAACwAQCdASoQ
    ABAAA4BaJaACdLoABKoAAP5vH/uNbaR0y/+Ur+fPyD4ZAAA=
    """
  )

  /// 16 × 8, two frames, the first red.
  static let animatedWebP = bytes(
    """
    UklGRrgAAABXRUJQVlA4WAoAAAACAAAADwAABwAAQU5JTQYAAAAAAAAAAABBTk1GQgAAAAAAAAAAAA8AAAcA
    AGQAAAJWUDggKgAAADABAJ0BKhAACAADgFoloAADcAD+694v/Du5uvWt//8s//2W/7LehwAAAEFOTUZCAAAA
    AAAAAAAADwAABwAAZAAAAFZQOCAqAAAANAEAnQEqEAAIAAAAWiWgAANwAP7xlY//+uA//5wH//OA/mW/9VHY
    40AA
    """
  )

  /// 4 × 2, two frames.
  static let animatedTransparentWebP = bytes(
    """
    UklGRoYAAABXRUJQVlA4WAoAAAASAAAAAwAAAQAAQU5JTQYAAAAAAAAAAABBTk1GKgAAAAAAAAAAAAMAAAEA
    AGQAAAJWUDhMEQAAAC8DQAAQB1DkKtSjgIGI6H8AAEFOTUYoAAAAAAAAAAAAAwAAAQAAZAAAAlZQOEwPAAAA
    LwNAABAHENH/KgQiov8BAA==
    """
  )

  /// 4 × 2: red, green, transparent, red; transparent, green, red, transparent.
  static let gif = bytes(
    """
    R0lGODlhBAACAIEAAP8AAAD/AAAA/wAAACH+AmhpACH5BAEAAAIALAAAAAAEAAIAAAgLAAEEEABAQICCAQEA
    Ow==
    """
  )

  /// 3 × 3, two frames.
  static let animatedGIF = bytes(
    """
    R0lGODlhAwADAIEAAAcHBwAAAAAAAAAAACH5BAAKAAAALAAAAAADAAMAAAgHAAEIHDgwIAAh+QQBCgABACwA
    AAAAAwADAIHIyMgAAAAAAAAAAAAIBwABCBw4MCAAOw==
    """
  )

  private static func bytes(_ base64: String) -> [UInt8] {
    Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
  }
}
