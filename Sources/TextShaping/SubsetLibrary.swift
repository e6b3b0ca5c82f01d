import CHarfBuzz
import Glibc

/// What is called of HarfBuzz's subsetter (`hb-subset.h`), which is opened for the first font that goes along
/// with an EPUB.
struct SubsetLibrary: Sendable {
  /// `hb_subset_input_create_or_fail`.
  typealias CreateInput = @convention(c) @Sendable () -> OpaquePointer?
  /// `hb_subset_input_destroy`.
  typealias DestroyInput = @convention(c) @Sendable (OpaquePointer?) -> Void
  /// `hb_subset_input_set`: a set of what is kept.
  typealias GetSet = @convention(c) @Sendable (OpaquePointer?, hb_subset_sets_t) -> OpaquePointer?
  /// `hb_subset_or_fail`: a face with what the input keeps of another.
  typealias Subset = @convention(c) @Sendable (OpaquePointer?, OpaquePointer?) -> OpaquePointer?

  let createInput: CreateInput
  let destroyInput: DestroyInput
  let set: GetSet
  let subset: Subset

  /// `nil` where the machine has no such library.
  static let shared = SubsetLibrary()

  private init?() {
    guard let library = dlopen("libharfbuzz-subset.so.0", RTLD_NOW | RTLD_LOCAL),
      let createInput = dlsym(library, "hb_subset_input_create_or_fail"),
      let destroyInput = dlsym(library, "hb_subset_input_destroy"),
      let set = dlsym(library, "hb_subset_input_set"),
      let subset = dlsym(library, "hb_subset_or_fail")
    else { return nil }
    self.createInput = unsafeBitCast(createInput, to: CreateInput.self)
    self.destroyInput = unsafeBitCast(destroyInput, to: DestroyInput.self)
    self.set = unsafeBitCast(set, to: GetSet.self)
    self.subset = unsafeBitCast(subset, to: Subset.self)
  }
}
