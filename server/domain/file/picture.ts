import type { File } from './file.ts'

/** A photo or a logo: what every browser shows, and nothing that can act. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp']
export const MOST_PICTURE_BYTES = 2 * 1024 ** 2

export const isPictureType = ({ contentType }: Pick<File, 'contentType'>): boolean =>
  PICTURE_TYPES.includes(contentType)
