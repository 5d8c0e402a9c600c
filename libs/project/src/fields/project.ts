import type { Declaration } from './field.ts'
import { COMMON, EGRESS, IDENTITY, NETWORK } from './shared.ts'

/** `config.yaml` (project-config §7). */
export const PROJECT: Declaration = {
  kind: 'project',
  definition: 'Project',
  doc: 'A project: the unit of ownership and deployment',
  icon: 'project',
  sections: [
    IDENTITY,
    { id: 'notification', title: 'Notification' },
    { id: 'clouds', title: 'Clouds' },
    NETWORK
  ],
  fields: [
    {
      path: 'id',
      type: 'string',
      format: 'cid',
      title: 'Id',
      doc: 'The id that the project is registered under',
      required: true,
      generated: true,
      validation: 'project_id',
      section: 'identity'
    },
    {
      path: 'name',
      type: 'string',
      format: 'varname',
      title: 'Name',
      doc: 'Name of the project',
      section: 'identity'
    },
    {
      path: 'description',
      type: 'string',
      title: 'Description',
      doc: 'Free text',
      section: 'identity'
    },
    {
      path: 'tags',
      type: 'string[]',
      title: 'Tags',
      doc: 'Free labels',
      wire: false,
      section: 'identity'
    },
    {
      path: 'notification/email',
      type: 'string',
      format: 'email',
      title: 'Email',
      doc: 'Where the cloud writes to',
      section: 'notification'
    },
    {
      path: 'clouds/*/account',
      type: 'string',
      title: 'Account',
      doc: 'Account that the project runs under on this cloud; needs a plan',
      section: 'clouds'
    },
    {
      path: 'clouds/*/plan',
      type: 'string',
      title: 'Plan',
      doc: 'Plan that the project runs under on this cloud; needs an account',
      section: 'clouds'
    },
    EGRESS
  ]
}

/** `applications/<app>/config.yaml` (project-config §8). */
export const APPLICATION: Declaration = {
  kind: 'application',
  definition: 'Application',
  doc: 'A named scope of a project, with resources of its own',
  icon: 'apps',
  sections: [IDENTITY],
  fields: COMMON
}
