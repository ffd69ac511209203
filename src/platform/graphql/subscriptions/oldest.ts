/** Lets what was put in first go until `size` are left. */
export function dropOldest<Key>(from: Map<Key, unknown> | Set<Key>, size: number): void {
  for (const key of from.keys()) {
    if (from.size <= size) return;
    from.delete(key);
  }
}
