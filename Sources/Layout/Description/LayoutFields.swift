import Configuration

/// The values of a map by their keys, of which there are few.
///
/// It is no dictionary: one of each kind of key would cost more at the start of the program than all searches save.
struct LayoutFields<Key: LayoutKey> {
  private var fields: [(key: Key, value: ConfigurationNode)] = []

  subscript(_ key: Key) -> ConfigurationNode? { fields.first { $0.key == key }?.value }

  /// Adds the value of a key that is not there yet: a map has none twice.
  mutating func add(_ value: ConfigurationNode, for key: Key) { fields.append((key, value)) }
}
