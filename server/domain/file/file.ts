import { isName, tidyName } from '../name.ts'

/** 4 GiB. */
export const MOST_FILE_BYTES = 4 * 1024 ** 3
const MOST_NAME_LENGTH = 255

export interface File {
  readonly id: string
  readonly name: string
  /** From the content, not from what the uploader said. */
  readonly contentType: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly uploaderId: number
  readonly createdAt: number
}

/** A file or a directory in the files of a project or of a client. */
export interface FileNode {
  readonly id: string
  readonly parentId: string | null
  readonly projectId: string | null
  readonly clientId: string | null
  readonly type: 'file' | 'directory'
  readonly file: File | null
  readonly name: string
  readonly createdAt: number
}

/**
 * The name under which a file is shown. It is a label and never a path: folders go, and so do control characters and those
 * that turn the direction of writing, which make `exe.txt` of what ends in `txt.exe`. Never empty.
 */
export function labelOf(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const label = tidyName(last.replace(UNSHOWN, ''))
  const points = [...label]
  if (points.length <= MOST_NAME_LENGTH) return /^\.*$/.test(label) || !isName(label) ? 'file' : label
  const ending = points.lastIndexOf('.')
  const extension = ending > 0 && points.length - ending <= 20 ? points.slice(ending) : []
  return [...points.slice(0, MOST_NAME_LENGTH - extension.length), ...extension].join('')
}
const UNSHOWN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
