/** The services a node may be certified for; a node's shape is a subset. */
export const ROLES = [
  'auth',
  'tns',
  'patrick',
  'monkey',
  'seer',
  'hoarder',
  'substrate',
  'gateway'
] as const

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number]
