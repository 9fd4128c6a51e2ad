import { ConfigError } from '../config.ts'
import { print } from '../print.ts'
import { createToken } from '../usecases/people/tokens.ts'
import { type Command, text, withServices } from './command.ts'
import { accountOf } from './user.ts'

export const tokenCreate: Command = {
  usage: '--email <address> --name <name> [--expires <date>]',
  summary: 'makes an access token of a user’s, and prints it alone',
  options: { email: { type: 'string' }, name: { type: 'string' }, expires: { type: 'string' } },
  needs: ['email', 'name'],
  run: (config, values) =>
    withServices(config, async ({ store }) => {
      const { orgId, userId } = await accountOf(store, values.email)
      const expires = text(values.expires)
      const expiresAt = expires === undefined ? null : Date.parse(expires)
      if (Number.isNaN(expiresAt)) throw new ConfigError(`${expires} is no date; write it as 2027-12-31`)
      const actor = { orgId, userId, credentialId: null }
      const { secret } = await store.write(actor, (tx) => createToken(tx, { name: String(values.name), expiresAt }))
      print(secret)
    }),
}
