import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { onTestFinished } from 'vitest'

/** Where Debian's package puts it. DOVECOT names another one. */
const DOVECOT = process.env.DOVECOT ?? '/usr/sbin/dovecot'
export const IMAP_PASSWORD = 'dovecot-secret'

export interface ImapServer {
  /** Of `POST /mailboxes`, for a user of its own. */
  imap(folder?: string): {
    host: string
    port: number
    security: 'none'
    user: string
    password: string
    folder: string
  }
  /** Signed in as that one, for the test to look and to deliver with. */
  readonly client: ImapFlow
  /** A mail arrives. */
  deliver(mail: string | Buffer, folder?: string): Promise<void>
}

let running: Promise<{ port: number }> | undefined
let users = 0

/** A Dovecot of this process's own, on a port and in a folder of its own, which end with it. Each call has a user of its own. */
export async function dovecot(): Promise<ImapServer> {
  running ??= start()
  const { port } = await running
  const user = `user${++users}`
  const auth = { user, pass: IMAP_PASSWORD }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false })
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.close())
  return {
    client,
    imap: (folder = 'INBOX') => ({ host: '127.0.0.1', port, security: 'none', user, password: IMAP_PASSWORD, folder }),
    async deliver(mail, folder = 'INBOX') {
      await client.append(folder, typeof mail === 'string' ? Buffer.from(mail) : mail)
    },
  }
}

async function start(): Promise<{ port: number }> {
  if (!existsSync(DOVECOT)) install()
  const folder = await mkdtemp(join(tmpdir(), 'cuboid-dovecot-'))
  await chmod(folder, 0o755) // what reads the mails is another user
  const port = await freePort()
  await mkdir(join(folder, 'mail'))
  const isRoot = process.getuid?.() === 0
  const me = userInfo()
  const owner = isRoot
    ? { name: 'mail', uid: idOf('-u', 'mail'), gid: idOf('-g', 'mail') }
    : { name: me.username, uid: me.uid, gid: me.gid }
  if (isRoot) await chown(join(folder, 'mail'), owner.uid, owner.gid)
  await writeFile(join(folder, 'dovecot.conf'), settings(folder, port, owner, isRoot))
  // It ends and goes when its standard input does, which is when this process ends, however that is.
  const life = `${DOVECOT} -F -c ${folder}/dovecot.conf & cat; kill $!; wait; rm -rf ${folder}`
  const child = spawn('sh', ['-c', life], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  child.unref()
  ;(child.stdin as Socket).unref() // a pipe is a socket
  await untilListening(port)
  return { port }
}

const settings = (
  folder: string,
  port: number,
  { name, uid, gid }: { name: string; uid: number; gid: number },
  isRoot: boolean,
) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_fsync = never
first_valid_uid = ${uid}
${isRoot ? '' : `default_internal_user = ${name}\ndefault_login_user = ${name}\ndefault_internal_group = ${name}`}
passdb {
  driver = static
  args = password=${IMAP_PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
  ${isRoot ? '' : 'chroot ='}
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
}
service stats {
  ${isRoot ? '' : 'chroot ='}
}
`

function install(): void {
  if (process.getuid?.() !== 0)
    throw new Error('The tests of mail need Dovecot: apt-get install dovecot-imapd, or set DOVECOT to where it is')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-qq', 'update'], { env })
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'dovecot-imapd'], { env })
}

const idOf = (flag: string, user: string) => Number(execFileSync('id', [flag, user]))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    const socket = createConnection(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return
    if (tries > 200) throw new Error('Dovecot does not start')
    await sleep(50)
  }
}
