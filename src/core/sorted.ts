/**
 * Returns how many items have a key below a limit; this is also the index of the first item that has not. Searches by
 * halving.
 * @param items in the order of their keys
 */
export function countBelow<T>(items: readonly T[], limit: number, keyOf: (item: T) => number): number {
  let low = 0;
  for (let high = items.length; low < high;) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
