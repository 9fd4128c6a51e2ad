import { ConfigError, originOf } from '../config.ts'
import { isName, tidyName } from '../domain/name.ts'
import { systemActor } from '../domain/people/actor.ts'
import { fullName } from '../domain/people/user.ts'
import { sentence } from '../domain/refusals.ts'
import { print } from '../print.ts'
import type { Store } from '../store/core/store.ts'
import * as organizations from '../store/organization/organizations.ts'
import * as users from '../store/people/users.ts'
import { createLink } from '../usecases/people/one-time-links.ts'
import { setPassword } from '../usecases/people/own-account.ts'
import { hashPassword, weaknessOf } from '../usecases/people/passwords.ts'
import { inviteMember, removeMember } from '../usecases/people/people.ts'
import { type Command, text, type Values, withServices } from './command.ts'

const email = { email: { type: 'string' } } as const
const password = { password: { type: 'string' } } as const

export const userCreate: Command = {
  usage:
    '--email <address> --firstname <name> --lastname <name> [--password <password>] [--manager] [--organization <id>]',
  summary: 'adds a user; without a password, prints a link for choosing one',
  options: {
    ...email,
    ...password,
    firstname: { type: 'string' },
    lastname: { type: 'string' },
    manager: { type: 'boolean' },
    organization: { type: 'string' },
  },
  needs: ['email', 'firstname', 'lastname'],
  run: (config, values) =>
    withServices(config, async ({ store }) => {
      const orgId = await organizationOf(store, text(values.organization))
      const { email, firstname, lastname } = values as { email: string; firstname: string; lastname: string } // it needs them
      if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ConfigError(`${email} is no e-mail address`)
      for (const name of [firstname, lastname]) {
        if (!isName(name)) throw new ConfigError('A name must have a character that can be seen')
      }
      const passwordHash = await hashOf(text(values.password))
      const names = { firstname: tidyName(firstname), lastname: tidyName(lastname) }
      const member = { email, ...names, isManager: values.manager === true, passwordHash }
      const { user, invitationUrl } = await store.write(systemActor(orgId), (tx) =>
        inviteMember(tx, member, originOf(config)),
      )
      print(invitationUrl ?? `${user.id}`)
    }),
}

export const userList: Command = {
  summary: 'lists the users: number, address, name, and whether a manager',
  run: (config) =>
    withServices(config, async ({ store }) => {
      for (const orgId of await store.readUnscoped(organizations.ids)) {
        const org = await store.readUnscoped((tx) => organizations.get(tx, orgId))
        for (const user of org.users.values()) {
          if (user.removedAt !== null) continue
          print([user.id, user.email, fullName(user), user.isManager ? 'manager' : ''].join('\t').trimEnd())
        }
      }
    }),
}

export const userRemove: Command = {
  usage: '--email <address> [--give-to <address>]',
  summary: 'removes a user; tokens and sessions end at once; gives open work to another one',
  options: { ...email, 'give-to': { type: 'string' } },
  needs: ['email'],
  run: (config, values) =>
    withServices(config, async ({ store }) => {
      const { orgId, userId } = await accountOf(store, values.email)
      const address = text(values['give-to'])
      const heir = address === undefined ? undefined : await accountOf(store, address)
      if (heir && (heir.orgId !== orgId || heir.userId === userId))
        throw new ConfigError(`${address} is no other member of the same organization`)
      await store.write(systemActor(orgId), (tx) => removeMember(tx, userId, heir ? { giveTo: heir.userId } : {}))
    }),
}

export const userPassword: Command = {
  usage: '--email <address> [--password <password>]',
  summary: 'sets a password; without one, prints a link for choosing one',
  options: { ...email, ...password },
  needs: ['email'],
  run: (config, values) =>
    withServices(config, async ({ store }) => {
      const { orgId, userId } = await accountOf(store, values.email)
      const passwordHash = await hashOf(text(values.password))
      const link = await store.write(systemActor(orgId), async (tx) =>
        passwordHash
          ? void (await setPassword(tx, userId, passwordHash))
          : createLink(tx, userId, 'password reset', originOf(config)),
      )
      if (link) print(link)
    }),
}

export async function accountOf(store: Store, email: Values[string]): Promise<users.Account> {
  const account = await store.readUnscoped((tx) => users.findAccount(tx, String(email)))
  if (!account) throw new ConfigError(`There is no user ${email}`)
  return account
}

async function organizationOf(store: Store, asked: string | undefined): Promise<number> {
  const ids = await store.readUnscoped(organizations.ids)
  if (ids.length === 0) throw new ConfigError('The server has not been set up yet; see docs/operate.md')
  const [only] = ids
  if (asked === undefined && only !== undefined && ids.length === 1) return only
  const id = Number(asked)
  if (!ids.includes(id)) throw new ConfigError(`Name the organization with --organization; there are ${ids.join(', ')}`)
  return id
}

async function hashOf(password: string | undefined): Promise<string | null> {
  if (password === undefined) return null
  if (password.length < 8 || password.length > 1000) throw new ConfigError('A password has 8 to 1000 characters')
  const weakness = await weaknessOf(password)
  if (weakness) throw new ConfigError(`The password ${sentence(weakness, {})}`)
  return hashPassword(password)
}
