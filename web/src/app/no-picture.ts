/** What the browser cannot read as a picture. */
export class NoPicture extends Error {
  override name = 'NoPicture'
}
