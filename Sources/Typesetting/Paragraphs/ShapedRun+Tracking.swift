import TextShaping

extension ShapedRun {
  /// Letters of scripts that join or are written solid are never set apart.
  var isTracked: Bool {
    !isRightToLeft
      && text.unicodeScalars.allSatisfy {
        $0.value < 0x530 || $0.value >= 0x1E00 && $0.value < 0x2070
      }
  }
}
