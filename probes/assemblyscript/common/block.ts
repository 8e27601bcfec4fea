import { allocate } from "./arena";

/** Items one after the other in the arena, without bounds; objects lie in it themselves, not references to them. */
@unmanaged
export class Block<T> {
  private at(index: u32): usize {
    return changetype<usize>(this) + <usize>index * stride<T>();
  }

  @operator("[]")
  get(index: u32): T {
    if (isReference<T>()) return changetype<T>(this.at(index));
    return load<T>(this.at(index));
  }

  @operator("[]=")
  set(index: u32, item: T): void {
    if (isReference<T>()) memory.copy(this.at(index), changetype<usize>(item), stride<T>());
    else store<T>(this.at(index), item);
  }

  /** The items from the index on. */
  from(index: u32): Block<T> {
    return changetype<Block<T>>(this.at(index));
  }

  /** Copies `count` items, which may overlap, from one index to another. */
  move(to: u32, from: u32, count: u32): void {
    memory.copy(this.at(to), this.at(from), <usize>count * stride<T>());
  }
}

@inline
function stride<T>(): usize {
  return isReference<T>() ? offsetof<T>() : sizeof<T>();
}

/** Not cleared. */
export function allocateBlock<T>(count: u32): Block<T> {
  return changetype<Block<T>>(allocate(<usize>count * stride<T>()));
}
