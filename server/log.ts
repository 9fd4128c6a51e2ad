import { type BaseLogger, type DestinationStream, type Logger, pino } from 'pino'

/** The log, called as pino is: an object and then a text. */
export type Log = Pick<BaseLogger, 'debug' | 'info' | 'warn' | 'error'>

const SECRETS = ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-auth-token"]']

/** JSON lines on standard output. */
export const openLog = (level: string): Logger => pino({ level, base: undefined, redact: SECRETS }, gathered())

const WRITE_EVERY_MS = 50
const MOST_GATHERED = 65_536

/** Standard output, written to now and then: a write for each line would cost more than answering a request from memory. */
function gathered(): DestinationStream {
  let text = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    process.stdout.write(text)
    text = ''
  }
  process.on('exit', flush)
  process.stdout.on('error', () => {}) // whoever read it is gone
  return {
    write(line) {
      text += line
      timer ??= setTimeout(flush, WRITE_EVERY_MS).unref()
      if (text.length > MOST_GATHERED) flush()
    },
  }
}
