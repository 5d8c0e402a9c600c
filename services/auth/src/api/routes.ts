import type { RouteHandler, Router } from '@taucloud/http'
import { addBuildRoutes } from './builds.ts'
import { addCloudRoutes } from './cloud.ts'
import type { ApiParts } from './context.ts'
import { addFunctionLogRoutes } from './function-logs.ts'
import { addProjectRoutes } from './projects.ts'
import { addTokenRoutes } from './tokens.ts'

/** The HTTP API for people and their tools, under `/api/v1`. */
export function addApiRoutes(router: Router<RouteHandler>, parts: ApiParts): void {
  addProjectRoutes(router, parts)
  addBuildRoutes(router, parts)
  addFunctionLogRoutes(router, parts)
  addCloudRoutes(router, parts)
  addTokenRoutes(router, parts)
}
