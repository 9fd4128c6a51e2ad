import { statfs } from 'node:fs/promises'

/**
 * Where files are kept in memory, if there is room: databases write and sync hundreds of them, which takes a
 * disk ten times as long.
 */
export async function memory(): Promise<string | undefined> {
  const folder = '/dev/shm'
  const room = await statfs(folder).catch(() => undefined)
  return room && room.bavail * room.bsize > MEMORY_BYTES ? folder : undefined
}
const MEMORY_BYTES = 4 * 1024 ** 3 // of which a run takes a part; a container has 64 MiB, unless it was given more
