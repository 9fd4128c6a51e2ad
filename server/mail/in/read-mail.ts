import { Worker } from 'node:worker_threads'
import type { EmailPerson } from '../../domain/mail/person.ts'
import type { Received } from '../../files/inbox.ts'

export interface Head {
  readonly from: EmailPerson | null
  readonly to: readonly EmailPerson[]
  readonly cc: readonly EmailPerson[]
  /** To whom the servers on its way say that it went. */
  readonly recipients: readonly string[]
  readonly subject: string
  /** Empty: it has none. */
  readonly messageId: string
  /** What it answers, the last the nearest. */
  readonly references: readonly string[]
  /** Written by a program, which must not be answered by another: RFC 3834. */
  readonly isAutomatic: boolean
}

export interface Attachment {
  readonly name: string
  readonly received: Received
}

export interface ReadMail extends Head {
  /** Markdown. */
  readonly text: string
  readonly attachments: readonly Attachment[]
}

export interface Reading {
  readonly path: string
  readonly isHeadOnly: boolean
  /** Whether quotations are cut off. */
  readonly mayCut: boolean
}

/** Longer than the largest of honest mails takes on a slow disk. */
const MOST_MS = 20_000
const IDLE_MS = 30_000
/** What took so long took much memory, too, which goes back when the thread ends. */
const HEAVY_MS = 500
/** Enough for the longest texts that are taken, and for nests of parts that a mail program would make. */
const MEMORY = { maxOldGenerationSizeMb: 48, maxYoungGenerationSizeMb: 4 }

const NOTHING: ReadMail = {
  ...{ from: null, to: [], cc: [], recipients: [], subject: '', messageId: '', references: [], isAutomatic: true },
  ...{ text: '', attachments: [] },
}

/**
 * Reads mails, one after the other, in a thread of its own, which has bounded memory and bounded time: what a stranger
 * wrote holds up nobody. It starts with the first mail and ends when none comes for a while.
 *
 * @param folder  where attachments are put
 */
export function openMailReader(folder: string) {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const made = new Worker(new URL('./read-mail-thread.ts', import.meta.url), {
      workerData: { folder },
      resourceLimits: MEMORY,
    })
    made.unref()
    made.on('error', () => {}) // whoever asked hears of it
    return made
  }

  function ask(reading: Reading): Promise<ReadMail> {
    clearTimeout(idle)
    worker ??= start()
    const asked = worker
    asked.ref()
    const { promise, resolve, reject } = Promise.withResolvers<ReadMail>()
    const ended = () => reject(new Error('the thread that reads mails ended'))
    asked.once('message', resolve).once('error', reject).once('exit', ended)
    const startedAt = performance.now()
    const late = setTimeout(() => reject(new Error('it takes too long to read')), MOST_MS)
    asked.postMessage(reading)
    return promise
      .then((read) => {
        asked.unref()
        if (performance.now() - startedAt > HEAVY_MS) stop()
        else idle = setTimeout(stop, IDLE_MS).unref()
        return read
      })
      .catch((error) => {
        if (worker === asked) worker = undefined
        void asked.terminate()
        throw error
      })
      .finally(() => {
        clearTimeout(late)
        asked.off('message', resolve).off('error', reject).off('exit', ended)
      })
  }

  /** What cannot be read whole is read as far as its head; what has none that can be read is empty. */
  async function read(path: string): Promise<ReadMail> {
    let tooLarge = false
    for (const way of WAYS) {
      if (tooLarge && !way.isHeadOnly) continue
      try {
        return await ask({ path, ...way })
      } catch (error) {
        tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' // else the next way asks for less
      }
    }
    return NOTHING
  }

  function stop(): void {
    clearTimeout(idle)
    void worker?.terminate()
    worker = undefined
  }

  return {
    read(path: string): Promise<ReadMail> {
      const reading = turn.then(() => read(path))
      turn = reading
      return reading
    },
    stop,
  }
}
const WAYS: readonly Omit<Reading, 'path'>[] = [
  { isHeadOnly: false, mayCut: true },
  { isHeadOnly: false, mayCut: false },
  { isHeadOnly: true, mayCut: false },
]
export type MailReader = ReturnType<typeof openMailReader>
