import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Blob, type Blobs, ContentLost, exactly, keyOf, lengthOf } from './blobs.ts'

/**
 * Blobs as files of a folder.
 *
 * @param requireInPlace  throws when the folder is no longer the one that was opened: its own would be missing there, and
 *   new ones would be lost
 */
export function diskBlobs(root: string, requireInPlace: () => void = () => {}): Blobs {
  const pathOf = (blob: Blob) => join(root, keyOf(blob))
  return {
    async put(blob, { path }) {
      requireInPlace()
      const to = pathOf(blob)
      const folder = dirname(to)
      const ofOrg = dirname(folder)
      const isNewOrg = await make(ofOrg)
      const isNewFolder = await make(folder)
      await sync(path)
      requireInPlace()
      await rename(path, to)
      // A name is on the disk when its folder is; a new folder, when the one it lies in is.
      await sync(folder)
      if (isNewFolder) await sync(ofOrg)
      if (isNewOrg) await sync(root)
    },
    async read(blob, range) {
      requireInPlace()
      const handle = await open(pathOf(blob)).catch((error) => {
        throw error.code === 'ENOENT' ? new ContentLost(`${pathOf(blob)} is missing`) : error
      })
      const { size } = await handle.stat()
      if (size !== blob.sizeBytes) {
        await handle.close()
        throw new ContentLost(`${pathOf(blob)} has ${size} bytes, not ${blob.sizeBytes}`)
      }
      return exactly(handle.createReadStream(range), lengthOf(blob, range))
    },
    async remove(blob) {
      requireInPlace()
      await rm(pathOf(blob), { force: true })
    },
  }
}

/** Whether it was not there. The folder above is, or it fails: nothing of ours makes that one. */
async function make(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
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
