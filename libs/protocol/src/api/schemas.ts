import { z } from 'zod'

/** What the HTTP API under `/api/v1` answers. Fields that a reader does not know are dropped. */

export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  git: z.string(),
  createdAtMs: z.number()
})

export const createdProjectSchema = z.object({
  project: projectSchema.omit({ git: true }),
  /** URL of the project's repository. */
  git: z.string(),
  /** May push to it; shown this once. */
  token: z.string()
})

export const buildSchema = z.object({
  id: z.string(),
  project: z.string(),
  projectName: z.string(),
  branch: z.string(),
  commit: z.string(),
  state: z.string(),
  attempt: z.number(),
  queuedAtMs: z.number(),
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  cause: z.string(),
  message: z.string(),
  release: z.string()
})

export const buildEventSchema = z.union([
  z.object({
    line: z.object({ number: z.number(), atMs: z.number(), stream: z.string(), text: z.string() })
  }),
  z.object({ build: buildSchema })
])

export const functionLogSchema = z.object({
  atMs: z.number(),
  function: z.string(),
  stream: z.string(),
  text: z.string()
})

export const cloudSchema = z.object({
  name: z.string(),
  zone: z.string(),
  nodes: z.array(
    z.object({
      name: z.string(),
      peer: z.string(),
      services: z.array(z.string()),
      healthy: z.boolean()
    })
  )
})

export type ProjectInfo = z.output<typeof projectSchema>
export type CreatedProject = z.output<typeof createdProjectSchema>
export type Build = z.output<typeof buildSchema>
export type BuildEvent = z.output<typeof buildEventSchema>
export type FunctionLog = z.output<typeof functionLogSchema>
export type CloudInfo = z.output<typeof cloudSchema>
