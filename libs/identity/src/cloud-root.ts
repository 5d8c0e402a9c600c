import { randomBytes } from 'node:crypto'
import { privateKeyToProtobuf } from '@libp2p/crypto/keys'
import { canonicalJson, CloudError } from '@taucloud/base'
import { isCloudName } from './fields.ts'
import { readSecretFile, writeSecretFile } from './key-file.ts'
import { generateNodeKey, nodeKeyFromBytes } from './node-key.ts'
import type { NodeKey } from './node-key.ts'

/** The key that a cloud's operator signs node certificates with. It belongs on no node. */
export interface CloudRoot extends NodeKey {
  readonly name: string
}

/** Makes the root of a new cloud. @throws {CloudError} `invalid_argument` when the name is no DNS label */
export async function generateCloudRoot(name: string): Promise<CloudRoot> {
  return cloudRootOf(name, await generateNodeKey())
}

/** The root with a given key. @throws {CloudError} `invalid_argument` when the name is no DNS label */
export function cloudRootOf(name: string, key: NodeKey): CloudRoot {
  if (!isCloudName(name)) {
    throw new CloudError(
      'invalid_argument',
      `Cannot name a cloud "${name}": only a-z, 0-9 and inner hyphens, at most 63 characters`
    )
  }
  return { ...key, name }
}

/**
 * Reads a root that {@link saveCloudRoot} wrote.
 *
 * @throws {CloudError} `not_found`, `failed_precondition` when the mode admits others, `data_loss` when damaged
 */
export async function loadCloudRoot(file: string): Promise<CloudRoot> {
  const content = parseRootFile(Buffer.from(await readSecretFile(file)).toString('utf8'))
  if (content === undefined) {
    throw new CloudError(
      'data_loss',
      `Cannot read cloud root "${file}": damaged, restore it from a copy`
    )
  }
  return cloudRootOf(content.name, nodeKeyFromBytes(Buffer.from(content.key, 'base64url'), file))
}

/** Writes the root as JSON with mode 0600. @throws {CloudError} `already_exists` */
export async function saveCloudRoot(file: string, root: CloudRoot): Promise<void> {
  const key = Buffer.from(privateKeyToProtobuf(root.privateKey)).toString('base64url')
  await writeSecretFile(file, Buffer.from(`${canonicalJson({ name: root.name, key })}\n`))
}

/** A swarm key in the text form that libp2p's private networks share: 95 bytes, no newline at the end. */
export function generateSwarmKey(): string {
  return `/key/swarm/psk/1.0.0/\n/base16/\n${randomBytes(32).toString('hex')}`
}

function parseRootFile(text: string): { name: string; key: string } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('name' in value) || !('key' in value))
      return undefined
    const { name, key } = value
    if (typeof name !== 'string' || typeof key !== 'string' || !isCloudName(name)) return undefined
    return { name, key }
  } catch {
    // Not JSON: the caller says so, naming the file.
    return undefined
  }
}
