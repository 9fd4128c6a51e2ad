import pg from 'pg'
import { TOPICS, type Topic } from '../engine.ts'
import { CONNECT_MS, destroy, KEEP_ALIVE, type Pool, within } from './pool.ts'

const CHANNEL = 'cuboid'
const ANNOUNCE_EVERY_MS = 20
const AGAIN_MS = 1_000
/** A connection that only listens looks the same when it is dead, so it is asked something. */
const BEAT_MS = 5_000
const CLOSE_MS = 1_000

/**
 * LISTEN/NOTIFY between the processes of one database. Announcements are gathered and sent after the commit: NOTIFY inside
 * a transaction makes commits wait for one another. One that is lost with its process costs a moment: workers and streams
 * also look by the clock.
 */
export class Messenger {
  readonly #url: string
  readonly #pool: Pool
  readonly #topics = new Set<Topic>()
  readonly #listeners: ((topic: Topic) => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #client: pg.Client | undefined
  #closed = false

  constructor(url: string, pool: Pool) {
    this.#url = url
    this.#pool = pool
  }

  announce(topics: Iterable<Topic>, inMs = ANNOUNCE_EVERY_MS): void {
    for (const topic of topics) this.#topics.add(topic)
    if (!this.#closed) this.#timer ??= setTimeout(() => this.#send(), inMs)
  }

  listen(listener: (topic: Topic) => void): void {
    this.#listeners.push(listener)
    if (!this.#client) this.#connect()
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    const client = this.#client
    if (client) await within(client, CLOSE_MS, client.end()).catch(() => {})
  }

  #send(): void {
    this.#timer = undefined
    const topics = [...this.#topics]
    this.#topics.clear()
    this.#pool
      .query('select pg_notify($1, topic) from unnest($2::text[]) as topic', [CHANNEL, topics])
      .catch(() => this.announce(topics, AGAIN_MS))
  }

  #connect(): void {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'cuboid listener',
      connectionTimeoutMillis: CONNECT_MS,
      ...KEEP_ALIVE,
    })
    this.#client = client
    let isGone = false
    let beat: NodeJS.Timeout | undefined
    const again = () => {
      if (isGone) return
      isGone = true
      clearTimeout(beat)
      if (this.#closed) return
      destroy(client)
      setTimeout(() => this.#closed || this.#connect(), AGAIN_MS).unref()
    }
    const prove = () => {
      beat = setTimeout(() => {
        within(client, BEAT_MS, client.query('select 1')).then(prove, again)
      }, BEAT_MS).unref()
    }
    client.on('error', again).on('end', again)
    client.on('notification', ({ payload }) => this.#notify(payload as Topic)) // only we write to the channel
    client
      .connect()
      .then(() => within(client, CONNECT_MS, client.query(`listen ${CHANNEL}`)))
      .then(() => {
        for (const topic of TOPICS) this.#notify(topic)
        if (!isGone) prove()
      })
      .catch(again)
  }

  #notify(topic: Topic): void {
    for (const listener of this.#listeners) listener(topic)
  }
}
