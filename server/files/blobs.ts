import type { Readable } from 'node:stream'

/** The content of files, by its SHA-256, for each organization apart. */
export interface Blob {
  readonly orgId: number
  /** Hex. */
  readonly sha256: string
}

/** Both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** Where contents are kept. */
export interface Blobs {
  /** Takes in what lies at the path, which may be gone afterwards. It is safe on the disk when this returns; twice is as once. */
  put(blob: Blob, content: { path: string; sizeBytes: number }): Promise<void>
  read(blob: Blob, range?: ByteRange): Promise<Readable>
  /** One that is not there is as good as removed. */
  remove(blob: Blob): Promise<void>
}

/** `7/ab/abcdef…`: folders of a size that people can look into. */
export const keyOf = ({ orgId, sha256 }: Blob): string => `${orgId}/${sha256.slice(0, 2)}/${sha256}`
