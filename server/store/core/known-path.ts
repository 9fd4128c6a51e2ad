import { statSync } from 'node:fs'

/** A file or folder that must stay the one it was: it may be moved, unmounted or replaced while the server runs. */
export interface KnownPath {
  readonly path: string
  /** Whether what lies at the path now is what lay there at first. One system call. */
  isInPlace(): boolean
}

/** Somebody has to hold it open meanwhile: once nobody does, a deleted file's number is given to the next one. */
export function knownPath(path: string): KnownPath {
  const known = statSync(path)
  return {
    path,
    isInPlace() {
      try {
        const { dev, ino } = statSync(path)
        return dev === known.dev && ino === known.ino
      } catch {
        return false // it is gone, or cannot be reached
      }
    },
  }
}

/** Thrown instead of a write that would go into a file which nobody finds again. */
export class NotInPlace extends Error {
  override name = 'NotInPlace'
  constructor({ path }: KnownPath) {
    super(
      `${path} is not the one that was opened. Put that one back, or start the server again to use the present one.`,
    )
  }
}
