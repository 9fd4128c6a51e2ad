import { pipeline, type Readable, Transform } from 'node:stream'

/** The content of files, by its SHA-256, for each organization apart. */
export interface Blob {
  readonly orgId: number
  /** Hex. */
  readonly sha256: string
}

export interface StoredBlob extends Blob {
  /** What it had when it was put. */
  readonly sizeBytes: number
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
  /** Throws ContentLost when it is not there as it was put. A stream that turns out to be shorter ends with that error. */
  read(blob: StoredBlob, range?: ByteRange): Promise<Readable>
  /** One that is not there is as good as removed. */
  remove(blob: Blob): Promise<void>
}

/** `7/ab/abcdef…`: folders of a size that people can look into. */
export const keyOf = ({ orgId, sha256 }: Blob): string => `${orgId}/${sha256.slice(0, 2)}/${sha256}`

/** What was put is not there any more, or not whole: to ask again does not help. */
export class ContentLost extends Error {
  override name = 'ContentLost'
}

export const lengthOf = ({ sizeBytes }: StoredBlob, range?: ByteRange): number =>
  range ? range.end - range.start + 1 : sizeBytes

/** Ends with an error when the content has another length: a client that was told of more would wait for the rest. */
export function exactly(content: Readable, bytes: number): Readable {
  let left = bytes
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length
      done(left < 0 ? lost() : null, chunk)
    },
    flush: (done) => done(left === 0 ? null : lost()),
  })
  const lost = () => new ContentLost(`the content has not the ${bytes} bytes that it should have`)
  return pipeline(content, counted, () => {}) // who reads it hears of the error
}
