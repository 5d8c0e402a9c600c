/** Something that is opened and closed. Both calls are idempotent; `stop()` waits for work in flight. */
export interface Startable {
  start(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts parts in order. When one fails, those already started are stopped in reverse and the failure is rethrown.
 */
export async function startAll(parts: readonly Startable[]): Promise<void> {
  const started: Startable[] = []
  try {
    for (const part of parts) {
      await part.start()
      started.push(part)
    }
  } catch (error) {
    await stopAll(started)
    throw error
  }
}

/** Stops parts in reverse order. Every part is asked to stop, then the first failure is rethrown. */
export async function stopAll(parts: readonly Startable[]): Promise<void> {
  const failures: unknown[] = []
  for (const part of parts.toReversed()) {
    try {
      await part.stop()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
