import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { refuse } from '../../domain/errors.ts'
import { isPictureType, MOST_PICTURE_BYTES } from '../../domain/file/picture.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as files from '../../store/file/files.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as users from '../../store/people/users.ts'
import { record } from '../record.ts'
import { removeUnattached } from './files.ts'
import { canHang } from './rights.ts'

/**
 * Makes a file the actor's photo, which the whole organization sees; null takes it away. The one before is removed.
 * Throws invalid for what is no picture or not the actor's to use.
 */
export async function setPhoto(tx: WriteTx, fileId: string | null): Promise<void> {
  const { userId } = tx.actor
  await organizations.hold(tx)
  const before = tx.org.users.get(userId)?.photoId ?? null
  if (fileId === before) return
  await hang(tx, { noun: 'user', recordId: String(userId) }, before, fileId)
  await users.update(tx, userId, { photoId: fileId })
  await removeFormer(tx, before)
  await organizations.touch(tx)
  await record(tx, { type: 'user.updated', data: { userId } })
}

/** Makes a file the organization's logo; null takes it away. Throws forbidden, and as `setPhoto`. */
export async function setLogo(tx: WriteTx, fileId: string | null): Promise<void> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'edit_organization'), 'edit_organization')
  await organizations.hold(tx)
  const before = tx.org.logoId
  if (fileId === before) return
  await hang(tx, { noun: 'organization', recordId: String(tx.org.id) }, before, fileId)
  await organizations.setLogo(tx, fileId)
  await removeFormer(tx, before)
  await organizations.touch(tx)
  const changes = [{ field: 'logoId', from: before, to: fileId }]
  await record(tx, { type: 'organization.updated', data: { changes } })
}

type Place = Pick<files.FileUse, 'noun' | 'recordId'>

async function hang(tx: WriteTx, place: Place, before: string | null, next: string | null): Promise<void> {
  if (next !== null) {
    const file = await files.find(tx, next)
    if (!file) throw refuse('pictureId', 'unknown_reference', { noun: 'file' })
    await canHang(tx, [next], null) // or throws
    if (!isPictureType(file)) throw refuse('pictureId', 'not_a_picture')
    if (file.sizeBytes > MOST_PICTURE_BYTES)
      throw refuse('pictureId', 'picture_too_large', { mostMib: MOST_PICTURE_BYTES / 1024 ** 2 })
    await files.linkFiles(tx, { ...place, taskId: null, fileIds: [next] })
  }
  if (before !== null) await files.unlinkFiles(tx, { ...place, fileIds: [before] })
}

const removeFormer = (tx: WriteTx, id: string | null) => removeUnattached(tx, id === null ? [] : [id])
