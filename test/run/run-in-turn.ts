/** What a machine bears at once, and what each one asks of it. */
export interface Turns<T> {
  capacity: number;
  weigh: (item: T) => number;
}

/**
 * Acts on all, as many at once as `capacity` bears: the first that fits of those that wait goes next, and one that asks
 * for all of it goes alone, once the rest is done.
 *
 * @returns what each one gave, in the order of `items`
 */
export const runInTurn = async <T, R>(
  items: readonly T[],
  { capacity, weigh }: Turns<T>,
  act: (item: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  const waiting = [...items.entries()];
  const running = new Set<Promise<void>>();
  let busy = 0;
  while (waiting.length > 0 || running.size > 0) {
    const place = waiting.findIndex(([, item]) => busy === 0 || busy + weigh(item) <= capacity);
    if (place < 0) {
      await Promise.race(running);
      continue;
    }
    const [[n, item]] = waiting.splice(place, 1) as [[number, T]];
    const weight = weigh(item);
    busy += weight;
    const turn = act(item).then((result) => {
      results[n] = result;
      busy -= weight;
      running.delete(turn);
    });
    running.add(turn);
  }
  return results;
};
