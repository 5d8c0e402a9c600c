import { DATABASES } from './fields/databases.ts'
import { DOMAINS } from './fields/domains.ts'
import type { Declaration, Kind } from './fields/field.ts'
import { FUNCTIONS } from './fields/functions.ts'
import { LIBRARIES } from './fields/libraries.ts'
import { MESSAGING } from './fields/messaging.ts'
import { APPLICATION, PROJECT } from './fields/project.ts'
import { SERVICES } from './fields/services.ts'
import { SMARTOPS } from './fields/smartops.ts'
import { STORAGES } from './fields/storages.ts'
import { WEBSITES } from './fields/websites.ts'

/** Every kind of document, in the order of the format's tables. */
export const DECLARATIONS: Readonly<Record<Kind, Declaration>> = {
  project: PROJECT,
  application: APPLICATION,
  databases: DATABASES,
  domains: DOMAINS,
  functions: FUNCTIONS,
  libraries: LIBRARIES,
  messaging: MESSAGING,
  services: SERVICES,
  smartops: SMARTOPS,
  storages: STORAGES,
  websites: WEBSITES
}
