/** How a function's memory is treated between two calls. The first is the default. */
export const ISOLATIONS = ['restore', 'pooled', 'fresh'] as const
/** One of {@link ISOLATIONS}. */
export type Isolation = (typeof ISOLATIONS)[number]
