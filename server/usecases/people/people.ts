import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { notFound, refuse } from '../../domain/errors.ts'
import { DATE_FORMATS, DEFAULT_REMINDER_TIME, TIME_FORMATS, type User } from '../../domain/people/user.ts'
import { ancestorsOf, type Project } from '../../domain/project/project.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as credentials from '../../store/people/credentials.ts'
import * as users from '../../store/people/users.ts'
import * as projects from '../../store/project/projects.ts'
import { mailTo } from '../mail/letters.ts'
import { record } from '../record.ts'
import { giveWork } from './give-work.ts'
import { createLink } from './one-time-links.ts'
import { SIGNED_IN } from './sign-in.ts'

export interface NewMember {
  email: string
  firstname: string
  lastname: string
  isManager: boolean
  /** From `hashPassword`; null: to be chosen by invitation. */
  passwordHash: string | null
}

/**
 * Adds a user; one without a password gets a link by mail with which to choose it.
 * Throws forbidden; invalid when somebody has the address.
 */
export async function inviteMember(
  tx: WriteTx,
  member: NewMember,
  origin: string,
): Promise<{ user: User; invitationUrl?: string }> {
  requireManager(tx)
  const id = await addMember(tx, member)
  const user = present(tx, id)
  if (member.passwordHash !== null) {
    await warnActor(tx, user)
    return { user }
  }
  const invitationUrl = await createLink(tx, id, 'invitation', origin)
  await mailTo(tx, [id], { kind: 'invitation', byId: tx.actor.userId, origin })
  await warnActor(tx, user)
  return { user, invitationUrl }
}

/** Tells the actor by mail what was done in his name: if it was not he, he can put it right. */
async function warnActor(tx: WriteTx, { id }: User): Promise<void> {
  if (tx.org.users.has(tx.actor.userId)) await mailTo(tx, [tx.actor.userId], { kind: 'person let in', userId: id })
}

/** For those who need no permission: set-up, the command line. Answers the user's id. */
export async function addMember(tx: WriteTx, member: NewMember): Promise<number> {
  await organizations.hold(tx)
  if (await users.findAccount(tx, member.email)) throw refuse('email', 'email_taken')
  const id = await users.insert(tx, tx.org.id, {
    ...member,
    photoId: null,
    jobTitle: '',
    language: tx.org.language,
    dateFormat: DATE_FORMATS[0],
    timeFormat: TIME_FORMATS[0],
    reminderTime: DEFAULT_REMINDER_TIME,
    zone: tx.org.zone,
  })
  await record(tx, { type: 'user.joined', data: { userId: id } })
  await organizations.touch(tx)
  return id
}

/**
 * His tokens and sessions end at once; records go on naming him, but for the open ones that are given to another member.
 * Throws forbidden, not_found; invalid for the last manager, and for who cannot be given anything.
 */
export async function removeMember(tx: WriteTx, id: number, { giveTo }: { giveTo?: number } = {}): Promise<void> {
  requireManager(tx)
  await organizations.hold(tx)
  requireAnotherManager(tx, present(tx, id), 'userId')
  if (giveTo !== undefined) {
    if (giveTo === id || tx.org.users.get(giveTo)?.removedAt !== null) throw refuse('giveTo', 'not_a_member')
    await giveWork(tx, id, giveTo)
  }
  await users.setRemoved(tx, id)
  await credentials.removeOf(tx, { orgId: tx.org.id, userId: id }, [
    ...SIGNED_IN,
    'token',
    'invitation',
    'password reset',
  ])
  await record(tx, { type: 'user.removed', data: { userId: id } })
  await organizations.touch(tx)
  if (giveTo === undefined) await takeOverProjects(tx, id)
}

/** Where nobody is left who administers a project that this user did, a manager does: the one who removed them, if it was one. */
async function takeOverProjects(tx: WriteTx, formerId: number): Promise<void> {
  const { users, projects: all } = tx.org
  const isPresent = (id: number) => users.get(id)?.removedAt === null
  const heir = isPresent(tx.actor.userId) ? users.get(tx.actor.userId) : users.values().find(isPresentManager)
  const isLeft = ({ id, adminIds }: Project) =>
    adminIds.includes(formerId) &&
    ![id, ...ancestorsOf(tx.org, id)].some((each) => all.get(each)?.adminIds.some(isPresent))
  const left = [...all.values()].filter(isLeft)
  if (!heir || left.length === 0) return
  for (const { id, adminIds } of left) {
    const admins = [...adminIds, heir.id]
    await projects.setPeople(tx, id, 'admin', admins)
    const changes = [{ field: 'adminIds', from: adminIds, to: admins }]
    await record(tx, { type: 'project.updated', projectId: id, data: { changes } })
  }
  await organizations.touch(tx)
}

const isPresentManager = (user: User) => user.isManager && user.removedAt === null

/** Throws forbidden, not_found; invalid for the last manager. */
export async function setManager(tx: WriteTx, id: number, isManager: boolean): Promise<User> {
  requireManager(tx)
  await organizations.hold(tx)
  const user = present(tx, id)
  if (user.isManager === isManager) return user
  if (!isManager) requireAnotherManager(tx, user, 'isManager')
  await users.update(tx, id, { isManager })
  if (isManager) await warnActor(tx, user)
  await record(tx, { type: 'user.updated', data: { userId: id } })
  await organizations.touch(tx)
  return present(tx, id)
}

function requireManager({ org, actor }: WriteTx): void {
  require(mayInOrganization(accessOf(org, actor.userId), 'manage_people'), 'manage_people')
}

function present({ org }: WriteTx, id: number): User {
  const user = org.users.get(id)
  if (!user || user.removedAt !== null) throw notFound('user')
  return user
}

function requireAnotherManager({ org }: WriteTx, user: User, field: 'userId' | 'isManager'): void {
  const isAnother = (other: User) => isPresentManager(other) && other.id !== user.id
  if (user.isManager && !org.users.values().some(isAnother)) {
    throw refuse(field, 'last_manager')
  }
}
