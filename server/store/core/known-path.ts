import { type Stats, statSync } from 'node:fs'

/** A file or folder that must stay the one it was: it may be moved, unmounted or replaced while the server runs. */
export interface KnownPath {
  readonly path: string
  readonly identity: Identity
  /** Whether what lies at the path now is what lay there at first. One system call. */
  isInPlace(): boolean
}

export type Identity = Pick<Stats, 'dev' | 'ino'>

/** Somebody has to hold it open meanwhile: once nobody does, a deleted file's number is given to the next one. */
export function knownPath(path: string, { dev, ino }: Identity = statSync(path)): KnownPath {
  return {
    path,
    identity: { dev, ino },
    isInPlace() {
      try {
        const present = statSync(path)
        return present.dev === dev && present.ino === ino
      } catch {
        return false // it is gone, or cannot be reached
      }
    },
  }
}

/** Thrown instead of a write that would go into a file which nobody finds again. */
export class NotInPlace extends Error {
  override name = 'NotInPlace'
  constructor({ path }: Pick<KnownPath, 'path'>) {
    super(
      `${path} is not the one that was opened. Put that one back, or start the server again to use the present one.`,
    )
  }
}
