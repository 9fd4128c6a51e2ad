/** As many dots as the largest place for a photo or a logo can show, on a fine screen. */
const SIDE = 512

/**
 * Makes a picture small enough to be sent, upright, and without what cameras write into it, such as the place where it was taken.
 * Throws when the browser cannot read it.
 *
 * @param isSquare  cuts off what is outside the square in the middle, as photos are shown round
 */
export async function shrink(file: Blob, isSquare: boolean): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const { width, height } = picture
  const [cutWidth, cutHeight] = isSquare ? [Math.min(width, height), Math.min(width, height)] : [width, height]
  const scale = Math.min(1, SIDE / Math.max(cutWidth, cutHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(cutWidth * scale))
  canvas.height = Math.max(1, Math.round(cutHeight * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const [x, y] = [(width - cutWidth) / 2, (height - cutHeight) / 2]
  context.drawImage(picture, x, y, cutWidth, cutHeight, 0, 0, canvas.width, canvas.height)
  picture.close()
  // PNG keeps what a logo has of nothing behind it; of a photo it would be needlessly large.
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png'
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9))
  if (!made) throw new Error('no picture')
  return made
}
