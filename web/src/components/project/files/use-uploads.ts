import { useState } from 'react'
import { type Folder, upload, useAddFiles } from '../../../queries/files.ts'

export interface Upload {
  id: number
  name: string
  /** 0 to 1. */
  part: number
  error?: unknown
  stop: () => void
}

let made = 0

/** The uploads into a folder. */
export function useUploads(folder: Folder) {
  const add = useAddFiles(folder)
  return useUploadsTo((fileId) => add.mutateAsync([fileId]))
}

/**
 * The uploads that are under way, and those that failed until they are put away.
 *
 * @param attach  hangs an uploaded file on something
 */
export function useUploadsTo(attach: (fileId: string, file: File) => Promise<unknown>) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const change = (id: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...to } : each)))
  const forget = (id: number) => setUploads((all) => all.filter((each) => each.id !== id))

  const one = async (id: number, file: File, signal: AbortSignal) => {
    try {
      const fileId = await upload(file, (part) => change(id, { part }), signal)
      await attach(fileId, file)
      forget(id)
    } catch (error) {
      if (signal.aborted) forget(id)
      else change(id, { error })
    }
  }
  /** One after the other, as a browser has few connections. */
  const start = async (files: readonly File[]) => {
    const begun = files.map((file) => ({ id: ++made, file, abort: new AbortController() }))
    setUploads((all) => [
      ...all,
      ...begun.map(({ id, file, abort }) => ({
        id,
        name: file.name,
        part: 0,
        stop: () => {
          abort.abort()
          forget(id)
        },
      })),
    ])
    for (const { id, file, abort } of begun) if (!abort.signal.aborted) await one(id, file, abort.signal)
  }
  return { uploads, start, forget }
}
