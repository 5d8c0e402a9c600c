import {
  generateKeyPair,
  generateKeyPairFromSeed,
  privateKeyFromProtobuf,
  privateKeyToProtobuf
} from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey, peerIdFromString } from '@libp2p/peer-id'
import { CloudError } from '@taucloud/base'
import { readSecretFile, writeSecretFile } from './key-file.ts'

/** An ed25519 private key as libp2p holds it. */
export type PrivateKey = Extract<ReturnType<typeof privateKeyFromProtobuf>, { type: 'Ed25519' }>

/** The identity of a node: an ed25519 key pair, named by its peer id. */
export interface NodeKey {
  readonly peerId: string
  readonly privateKey: PrivateKey
  /** Gives an ed25519 signature of 64 bytes (RFC 8032). */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** A new random key. */
export async function generateNodeKey(): Promise<NodeKey> {
  return nodeKeyOf(await generateKeyPair('Ed25519'))
}

/**
 * The key that a 32-byte seed determines, for tests and local clouds that must keep their identities.
 *
 * @throws {CloudError} `invalid_argument` for any other length
 */
export async function nodeKeyFromSeed(seed: Uint8Array): Promise<NodeKey> {
  if (seed.length !== 32) {
    throw new CloudError(
      'invalid_argument',
      `Cannot derive a key: the seed has ${String(seed.length)} bytes instead of 32`
    )
  }
  return nodeKeyOf(await generateKeyPairFromSeed('Ed25519', seed))
}

/**
 * Reads a key that {@link saveNodeKey} wrote: the libp2p protobuf form, 68 bytes.
 *
 * @throws {CloudError} `not_found`, `failed_precondition` when the mode admits others, `data_loss` when damaged
 */
export async function loadNodeKey(file: string): Promise<NodeKey> {
  return nodeKeyFromBytes(await readSecretFile(file), file)
}

/** Writes a key with mode 0600. @throws {CloudError} `already_exists`: a key is never overwritten */
export async function saveNodeKey(file: string, key: NodeKey): Promise<void> {
  await writeSecretFile(file, privateKeyToProtobuf(key.privateKey))
}

/** The key in its protobuf form. @throws {CloudError} `data_loss` when it is not an ed25519 key */
export function nodeKeyFromBytes(bytes: Uint8Array, file: string): NodeKey {
  try {
    const key = privateKeyFromProtobuf(bytes)
    if (key.type === 'Ed25519') return nodeKeyOf(key)
  } catch (error) {
    throw damaged(file, error)
  }
  throw damaged(file)
}

/**
 * Checks an ed25519 signature by the key that a peer id contains. Anything malformed is simply not a signature.
 */
export async function verifySignature(
  peerId: string,
  bytes: Uint8Array,
  signature: Uint8Array
): Promise<boolean> {
  // 52 characters is the length of every ed25519 peer id in base58.
  if (signature.length !== 64 || peerId.length !== 52) return false
  try {
    const peer = peerIdFromString(peerId)
    if (peer.type !== 'Ed25519' || peer.toString() !== peerId) return false
    return await peer.publicKey.verify(bytes, signature)
  } catch {
    // Thrown for text that is no peer id and for bytes that are no point of the curve.
    return false
  }
}

/** Is the text the peer id of an ed25519 key in its usual form? */
export function isPeerId(text: string): boolean {
  if (text.length !== 52) return false
  try {
    const peer = peerIdFromString(text)
    return peer.type === 'Ed25519' && peer.toString() === text
  } catch {
    return false
  }
}

function nodeKeyOf(privateKey: PrivateKey): NodeKey {
  return {
    peerId: peerIdFromPrivateKey(privateKey).toString(),
    privateKey,
    sign: async (bytes) => privateKey.sign(bytes)
  }
}

function damaged(file: string, cause?: unknown): CloudError {
  return new CloudError(
    'data_loss',
    `Cannot read key file "${file}": it holds no ed25519 key, restore it from a copy or make a new one`,
    { cause }
  )
}
