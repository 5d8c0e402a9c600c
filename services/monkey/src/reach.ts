import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** May every user of this machine go into the folder? Jobs of a node that runs as root are other users. */
export async function othersCanReach(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (dirname(at) === at) return true
  }
}

/** May the users of jobs go into the folder? Unless the node runs as root they are its own user. */
export async function jobsCanReach(folder: string): Promise<boolean> {
  return process.getuid?.() !== 0 || (await othersCanReach(folder))
}
