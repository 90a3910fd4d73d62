/** Works on items in order, `jobs` at a time, as long as `goOn` says so; what has begun is always finished. */
export async function pool<T>(
  jobs: number,
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
  goOn: () => boolean,
): Promise<void> {
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    while (goOn()) {
      const next = queue.next();
      if (next.done) return;
      await work(next.value[1], next.value[0]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
}
