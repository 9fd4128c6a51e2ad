import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Line {
  port: number
  /** Nobody answers, and who was connected no longer is. */
  cut(): void
  /** Nothing passes any more, either way, and nobody is told: as through a proxy or a firewall that has forgotten its connections. */
  silence(): void
  /** The next answer with this in it does not come through: who waits for it is cut off. */
  cutAt(said: string): void
  /** New connections pass again; those that fell silent stay so. */
  mend(): void
}

/** A way to a port of this machine that can break in more than one way. */
export async function openLine(to: number): Promise<Line> {
  const open = new Set<Socket>()
  let isSilent = false
  let last: string | undefined
  const server = createServer((near) => {
    near.on('error', () => {}).on('close', () => open.delete(near))
    open.add(near)
    if (isSilent) return
    const far = connect(to, '127.0.0.1')
    open.add(far)
    far
      .on('error', () => {})
      .on('close', () => {
        open.delete(far)
        near.destroy()
      })
    near.on('close', () => far.destroy())
    far.prependListener('data', (said) => {
      if (last === undefined || !said.includes(last)) return
      last = undefined
      far.unpipe(near)
      near.destroy()
    })
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number } // it listens on TCP
  const cut = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  onTestFinished(cut)
  return {
    port,
    cut,
    silence() {
      isSilent = true
      for (const socket of open) socket.unpipe().pause()
    },
    cutAt(said) {
      last = said
    },
    mend() {
      isSilent = false
      if (!server.listening) server.listen(port, '127.0.0.1')
    },
  }
}

/** The same database by way of the line. */
export function throughLine(databaseUrl: string, { port }: Line): string {
  const url = new URL(databaseUrl)
  url.port = String(port)
  return url.href
}
