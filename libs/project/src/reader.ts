import { DECLARATIONS } from './declarations.ts'
import { ConfigError, Findings } from './diagnostics.ts'
import type { Diagnostic } from './diagnostics.ts'
import { DocumentReader } from './document-reader.ts'
import type { ProjectDocument, ProjectModel, ProjectScopes, Scope } from './document.ts'
import { GROUPS } from './fields/field.ts'
import type { Group, Kind } from './fields/field.ts'
import { deriveResourceId } from './ids.ts'
import { layoutOf } from './layout.ts'
import type { Layout, ProjectTree } from './layout.ts'
import { isVarname } from './scalars.ts'
import { validateProject } from './validator.ts'
import { parseYaml } from './yaml-source.ts'
import type { YamlSource, YamlValue } from './yaml-source.ts'

/** Most documents of one project. */
export const MAX_DOCUMENTS = 5_000
/** Most bytes of all documents of one project together. */
export const MAX_TREE_BYTES = 16 * 1024 * 1024
const MAX_NAME_LENGTH = 255
// Text that is no YAML is slow to refuse: a tree full of it is given up early.
const MAX_BROKEN_BYTES = 1024 * 1024

const START = { line: 1, column: 1 }

/** How a tree is read. */
export interface ReadOptions {
  /** FQDN of the cloud that the project is read for. */
  cloud?: string
  /**
   * The repository holds the whole project: websites and libraries need not name a provider, and a resource without
   * `id` gets one derived from project, scope, group and name. @default false
   */
  singleRepository?: boolean
  /** Warnings count as errors. @default false */
  strict?: boolean
}

/**
 * Reads and validates a configuration folder: layout, fields, requirements and references (project-config §3–§19).
 *
 * @throws {ConfigError} `invalid_argument` with everything that is wrong
 */
export function readProject(tree: ProjectTree, options: ReadOptions = {}): ProjectModel {
  const { model, errors } = inspectProject(tree, options)
  if (errors.length > 0 || model === undefined) throw new ConfigError(errors)
  return model
}

/** As {@link readProject}, for tools that show findings: never throws for what a file says. */
export function checkProject(
  tree: ProjectTree,
  options: ReadOptions = {}
): { errors: readonly Diagnostic[]; warnings: readonly Diagnostic[] } {
  const { errors, warnings } = inspectProject(tree, options)
  return { errors, warnings }
}

function inspectProject(tree: ProjectTree, options: ReadOptions) {
  const findings = new Findings()
  const project = new ProjectReader(tree, options, findings).read()
  // A name that a broken document would have given is not missing.
  if (project?.isComplete === true) validateProject(project, findings, options.cloud)
  const { warnings } = findings
  const errors = options.strict === true ? [...findings.errors, ...warnings] : findings.errors
  const model: ProjectModel | undefined =
    project === undefined ? undefined : { ...project, warnings }
  return { model, errors, warnings }
}

class ProjectReader {
  readonly #tree: ProjectTree
  readonly #options: ReadOptions
  readonly #findings: Findings
  readonly #layout: Layout
  /** Of the project; empty until its document has been read. */
  #projectId = ''
  #brokenBytes = 0

  constructor(tree: ProjectTree, options: ReadOptions, findings: Findings) {
    this.#tree = tree
    this.#options = options
    this.#findings = findings
    this.#layout = layoutOf(tree.keys(), findings)
  }

  read(): (ProjectScopes & { isComplete: boolean }) | undefined {
    if (!this.#isWithinBounds()) return undefined
    const project = this.#readScope('')
    if (project === undefined) return undefined
    const applications = new Map<string, Scope>()
    for (const name of this.#layout.applications) {
      const scope = this.#readScope(name)
      if (scope !== undefined) applications.set(name, scope)
    }
    return { project, applications, isComplete: this.#brokenBytes === 0 }
  }

  #isWithinBounds(): boolean {
    const { places } = this.#layout
    const bytes = places.reduce((sum, { path }) => sum + (this.#tree.get(path)?.length ?? 0), 0)
    if (places.length > MAX_DOCUMENTS) {
      this.#findings.error('/', START, `${places.length} documents, at most ${MAX_DOCUMENTS}`)
      return false
    }
    if (bytes > MAX_TREE_BYTES) {
      this.#findings.error('/', START, `documents of ${bytes} bytes, at most ${MAX_TREE_BYTES}`)
      return false
    }
    return true
  }

  #readScope(application: string): Scope | undefined {
    const path = application === '' ? 'config.yaml' : `applications/${application}/config.yaml`
    const kind = application === '' ? 'project' : 'application'
    const source = this.#parse(path)
    if (source === undefined) return undefined
    const reader = this.#readerOf(path, source, source.root)
    const document = this.#document(reader, source, { kind, application, name: application, path })
    if (application === '') this.#projectId = document.id
    const groups = new Map<Group, ReadonlyMap<string, ProjectDocument>>()
    for (const group of GROUPS) {
      const resources = this.#layout.hasDirectory(application, group)
        ? this.#readDirectory(application, group, reader, document.file)
        : this.#readInline(application, group, reader, { path, source })
      if (resources.size > 0) groups.set(group, resources)
    }
    return { document, groups }
  }

  #readDirectory(
    application: string,
    group: Group,
    scope: DocumentReader,
    scopeFile: string
  ): ReadonlyMap<string, ProjectDocument> {
    if (scope.mapAt(group) !== undefined) {
      this.#findings.warn(scopeFile, START, `'${group}' is not read: a folder of that name exists`)
    }
    const resources = new Map<string, ProjectDocument>()
    for (const place of this.#layout.placesOf(application, group)) {
      const source = this.#parse(place.path)
      if (source === undefined) continue
      const reader = this.#readerOf(place.path, source, source.root)
      resources.set(place.name, this.#document(reader, source, place))
    }
    return resources
  }

  #readInline(
    application: string,
    group: Group,
    scope: DocumentReader,
    { path, source }: { path: string; source: YamlSource }
  ): ReadonlyMap<string, ProjectDocument> {
    const resources = new Map<string, ProjectDocument>()
    const entries = scope.mapAt(group) ?? []
    for (const { key: name, keyOffset, value } of entries.toSorted((a, b) =>
      a.key < b.key ? -1 : 1
    )) {
      const at = source.locate(keyOffset)
      if (name === 'config') {
        this.#findings.warn(`/${path}`, at, 'not read: "config" is a reserved name')
      } else if (name === '' || name.includes('/')) {
        this.#findings.error(`/${path}`, at, `invalid resource name "${name}"`)
      } else if (value.type === 'map' || value.type === 'null') {
        const reader = this.#readerOf(path, source, value)
        const place = { kind: group, application, name, path }
        resources.set(name, this.#document(reader, source, place, value))
      } else {
        this.#findings.error(
          `/${path}`,
          source.locate(value.offset),
          `attribute '${group}/${name}' has a value of the wrong type`
        )
      }
    }
    return resources
  }

  #document(
    reader: DocumentReader,
    source: YamlSource,
    place: { kind: Kind; application: string; name: string; path: string },
    root: YamlValue = source.root
  ): ProjectDocument {
    const { kind, application, name, path } = place
    const values = reader.read(DECLARATIONS[kind])
    const file = `/${path}`
    const origin = source.locate(root.offset)
    if (name.length > MAX_NAME_LENGTH || /\p{Cc}/u.test(name)) {
      this.#findings.error(file, origin, 'invalid resource name')
    } else if (kind !== 'project' && !isVarname(name.replaceAll('-', '_'))) {
      this.#findings.warn(file, origin, `"${name}" is not a variable name`)
    }
    if (source.hasTooManyAliases()) this.#findings.error(file, START, 'too many YAML aliases')
    const id = values.get('id')?.value
    return {
      kind,
      application,
      name,
      id: typeof id === 'string' ? id : this.#derivedId(kind, application, name),
      file,
      origin,
      values
    }
  }

  #derivedId(kind: Kind, application: string, name: string): string {
    if (kind === 'project') return ''
    return kind === 'application'
      ? deriveResourceId(this.#projectId, '', 'applications', name)
      : deriveResourceId(this.#projectId, application, kind, name)
  }

  #readerOf(path: string, source: YamlSource, root: YamlValue): DocumentReader {
    const { cloud, singleRepository = false } = this.#options
    const findings = this.#findings
    return new DocumentReader({ file: `/${path}`, source, findings, cloud, singleRepository }, root)
  }

  #parse(path: string): YamlSource | undefined {
    const file = `/${path}`
    const bytes = this.#tree.get(path)
    if (bytes === undefined) {
      const what = path === 'config.yaml' ? 'project' : 'application'
      this.#findings.error(file, START, `the ${what} has no config.yaml`)
      return undefined
    }
    if (this.#brokenBytes > MAX_BROKEN_BYTES) return undefined
    const parsed = parseYaml(bytes)
    if ('problems' in parsed) {
      this.#brokenBytes += bytes.length
      for (const { position, message } of parsed.problems) {
        this.#findings.error(file, position, message)
      }
      return undefined
    }
    if (parsed.root.type === 'map' || parsed.root.type === 'null') return parsed
    this.#findings.error(file, parsed.locate(parsed.root.offset), 'the document is not a map')
    return undefined
  }
}
