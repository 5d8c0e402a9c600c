export { ApiClient } from './client.ts'
export type {
  Build,
  BuildEvent,
  CloudInfo,
  CreatedProject,
  FunctionLog,
  ProjectInfo
} from './schemas.ts'
