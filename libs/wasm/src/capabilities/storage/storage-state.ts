import type { GuestInstance } from '../../guest/guest-instance.ts'
import type { ContentBackend } from '../content/content-backend.ts'
import { HandleTable } from '../handle-table.ts'
import type { StorageBackend } from './storage-backend.ts'

const MAX_STORAGES = 64
const MAX_FILES = 256
const MAX_CURRENT = 64

/** A stored file that a guest reads, with the bytes that are here and the position. */
export interface ReadingFile {
  readonly cid: Uint8Array
  readonly size: number
  position: number
  piece: Uint8Array
  pieceStart: number
}

/** A storage that a guest has open, and what size calls read for the calls that follow them. */
export interface OpenStorage {
  readonly match: string
  readonly capacity: string
  readonly files: HandleTable<ReadingFile>
  /** By call and file name. */
  readonly answers: Map<string, Uint8Array>
}

/** What one instance has open. */
export class StorageState {
  readonly storages = new HandleTable<OpenStorage>(MAX_STORAGES)
  /** The latest version by file name, for storageCurrentVersion. */
  readonly current = new Map<string, string>()

  openStorage(match: string, capacityBytes: number): number {
    const files = new HandleTable<ReadingFile>(MAX_FILES)
    const answers = new Map<string, Uint8Array>()
    return this.storages.add({ match, capacity: String(capacityBytes), files, answers })
  }

  /** Keeps the latest few; the oldest goes. */
  setCurrent(name: string, version: string): void {
    this.current.delete(name)
    this.current.set(name, version)
    if (this.current.size <= MAX_CURRENT) return
    const [oldest] = this.current.keys()
    if (oldest !== undefined) this.current.delete(oldest)
  }

  clear(): void {
    this.storages.clear()
    this.current.clear()
  }
}

export interface StorageScope {
  readonly instance: GuestInstance
  readonly state: StorageState
  readonly backend: StorageBackend
  readonly content: ContentBackend
}
export type StorageFunction = (scope: StorageScope) => WebAssembly.HostCallable
