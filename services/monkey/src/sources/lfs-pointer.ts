const MAX_POINTER_BYTES = 1024
const POINTER =
  /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\n(?:[a-z0-9.-]+ .*\n)*?oid sha256:[0-9a-f]{64}\nsize \d+\n/

/**
 * Is this the text that Git LFS stores in place of a file (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md)?
 * Deploying it as the file is a silent fault, so builds refuse it.
 */
export function isLfsPointer(content: Uint8Array): boolean {
  return (
    content.length <= MAX_POINTER_BYTES && POINTER.test(Buffer.from(content).toString('latin1'))
  )
}
