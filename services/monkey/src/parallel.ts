/**
 * Runs a task for each item, at most `limit` at a time; results in the order of the items. After a failure no further
 * task starts, those running are told by the signal and awaited, then the failure is thrown.
 */
export async function inParallel<T, R>(
  items: readonly T[],
  o: { limit: number; signal: AbortSignal },
  task: (item: T, signal: AbortSignal) => Promise<R>
): Promise<R[]> {
  const failed = new AbortController()
  const signal = AbortSignal.any([o.signal, failed.signal])
  const results: R[] = []
  const failures: unknown[] = []
  const queue = items.entries()
  const work = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (signal.aborted) return
      try {
        results[index] = await task(item, signal)
      } catch (error) {
        failures.push(error)
        failed.abort()
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(o.limit, items.length) }, work))
  if (failures.length > 0) throw failures[0]
  o.signal.throwIfAborted()
  return results
}
