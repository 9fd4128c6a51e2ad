import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blob, type Blobs, keyOf } from './blobs.ts'

/** Blobs as files of the data folder. */
export function diskBlobs(folder: string): Blobs {
  const pathOf = (blob: Blob) => join(folder, keyOf(blob))
  return {
    async put(blob, { path }) {
      const to = pathOf(blob)
      const made = await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await sync(path)
      await rename(path, to)
      // A name is on the disk when its folder is; a new folder, when the one it lies in is.
      const top = made ? dirname(made) : dirname(to)
      for (let at = dirname(to); ; at = dirname(at)) {
        await sync(at)
        if (at === top) break
      }
    },
    async read(blob, range) {
      const handle = await open(pathOf(blob))
      return handle.createReadStream(range)
    },
    remove: (blob) => rm(pathOf(blob), { force: true }),
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
