import type { File } from './file.ts'

/** A photo or a logo: what every browser shows, and nothing that can act. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']
export const MOST_PICTURE_BYTES = 2 * 1024 ** 2

/** Why the file is no picture to show; undefined: it is one. */
export function whyNoPicture({ contentType, sizeBytes }: Pick<File, 'contentType' | 'sizeBytes'>): string | undefined {
  if (!PICTURE_TYPES.includes(contentType)) return 'is no PNG, JPEG or WebP picture'
  return sizeBytes > MOST_PICTURE_BYTES ? 'is larger than 2 MiB' : undefined
}
