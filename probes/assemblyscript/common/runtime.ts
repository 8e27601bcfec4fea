import { allocate } from "./arena";

/** What the compiler calls for `new` of an unmanaged class. Probes have no objects of any other kind. */
// @ts-ignore: decorator
@global
@unsafe
export function __alloc(size: usize): usize {
  return allocate(size);
}
