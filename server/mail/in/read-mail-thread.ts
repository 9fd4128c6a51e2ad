import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Joiner, Splitter } from '@zone-eu/mailsplit'
import { type AddressObject, type AttachmentStream, MailParser, type MessageText } from 'mailparser'
import { Inbox } from '../../files/inbox.ts'
import { withoutMarks, withoutQuotes } from './cut-quotes.ts'
import { markdownOf, textOf } from './markdown.ts'
import { CUT_FROM, CUT_TO } from './marks.ts'
import type { Attachment, Head, Reading, ReadMail } from './read-mail.ts'

// See read-mail.ts. What throws ends the thread, which its keeper hears of.

/** Of each text in a mail. What is longer is a bomb, and stays in the original. */
const MOST_TEXT_BYTES = 512 * 1024
const MOST_HEAD_BYTES = 128 * 1024
const MOST_TEXT_LENGTH = 100_000
const MOST_ATTACHMENTS = 100
const MOST_PEOPLE = 100
const MOST_NAME_LENGTH = 200
const MOST_ID_LENGTH = 900
const MOST_REFERENCES = 50
/** A subject that says so: what is quoted is what the mail is for. */
const FORWARDED = /^\s*(fwd?|wg|ilt|i̇lt|tr|rv|enc)\s*:/iu

const inbox = new Inbox(workerData.folder)

parentPort?.on('message', async (reading: Reading) => parentPort?.postMessage(await read(reading)))

async function read({ path, isHeadOnly, mayCut }: Reading): Promise<ReadMail> {
  const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
  const parser = new MailParser({ ...options, checksumAlgo: false, ignoreEmbedded: true } as never)
  const attachments: Attachment[] = []
  let headers: Headers_ = new Map()
  let text: MessageText = { type: 'text' }
  parser.on('headers', (found: Headers_) => {
    headers = found
  })
  const source = isHeadOnly ? Readable.from([await headAt(path)]) : createReadStream(path)
  const feeding = pipeline(source, new Splitter({ ignoreEmbedded: true }), shortTexts(), new Joiner(), parser)
  const reading = (async () => {
    for await (const part of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (part.type === 'text') text = part
      else {
        if (attachments.length < MOST_ATTACHMENTS && !isHeadOnly) {
          attachments.push({ name: part.filename ?? nameFor(part), received: await inbox.receive(part.content) })
        } else part.content.resume()
        part.release?.()
      }
    }
  })()
  await Promise.all([feeding, reading])
  const head = headOf(headers)
  return {
    ...head,
    ...(isHeadOnly ? { text: '' } : { text: bodyOf(text, mayCut && !FORWARDED.test(head.subject)) }),
    attachments,
  }
}

/** Up to the blank line; what would be parts of it is not looked at. */
async function headAt(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_HEAD_BYTES), 0, MOST_HEAD_BYTES, 0)
    const text = buffer.subarray(0, bytesRead).toString('latin1')
    const lines = text.slice(0, /\r?\n\r?\n/.exec(text)?.index ?? text.length).split(/\r?\n/)
    const wanted = lines.filter(
      (line, i) => HEADS.test(line) || (/^[ \t]/.test(line) && HEADS.test(lines[i - 1] ?? '')),
    )
    return Buffer.from(`${wanted.join('\r\n')}\r\n\r\n`, 'latin1')
  } finally {
    await file.close()
  }
}
const HEADS =
  /^(from|to|cc|subject|message-id|in-reply-to|references|auto-submitted|precedence|return-path|list-id|delivered-to):/i

/** Lets no more than so much of a text through: the parser keeps all of it in memory. */
function shortTexts() {
  let left = Number.POSITIVE_INFINITY
  return new Transform({
    objectMode: true,
    transform(part, _encoding, done) {
      if (part.type === 'node') {
        const isText =
          !part.contentType || /^text\//.test(part.contentType) || part.contentType === 'message/delivery-status'
        left = isText && part.disposition !== 'attachment' ? MOST_TEXT_BYTES : Number.POSITIVE_INFINITY
      } else if (part.type === 'body') {
        const has = left
        left -= part.value.length
        if (has <= 0) return done()
        if (left < 0) part.value = part.value.subarray(0, has)
      }
      done(null, part)
    },
  })
}

const nameFor = ({ contentType, cid }: AttachmentStream) =>
  contentType === 'message/rfc822' ? 'message.eml' : (cid?.split('@')[0] ?? contentType.replace('/', '.'))

function bodyOf({ html, text }: MessageText, mayCut: boolean): string {
  const written = html
    ? markdownOrText(html)
    : clean(text ?? '')
        .replaceAll(CUT_FROM, '')
        .replaceAll(CUT_TO, '')
  const lines = written.replace(/\r\n?/g, '\n').slice(0, MOST_TEXT_LENGTH)
  return (mayCut ? withoutQuotes(lines) : withoutMarks(lines).trim()).slice(0, MOST_TEXT_LENGTH).toWellFormed()
}

function markdownOrText(html: string): string {
  const own = clean(html).replaceAll(CUT_FROM, '').replaceAll(CUT_TO, '')
  try {
    return markdownOf(own)
  } catch {
    return textOf(own)
  }
}

type Headers_ = Map<string, unknown>

function headOf(headers: Headers_): Head {
  const people = (name: string) =>
    ([headers.get(name) ?? []].flat() as AddressObject[])
      .flatMap(({ value }) => value)
      .flatMap((each) => each.group ?? each)
      .flatMap(({ name, address }) => (address ? { name: short(name), emailAddress: clean(address).trim() } : []))
      .slice(0, MOST_PEOPLE)
  const words = (name: string) => clean(String([headers.get(name) ?? ''].flat()[0])).trim()
  const ids = (name: string) =>
    (
      [headers.get(name) ?? []]
        .flat()
        .join(' ')
        .match(/<[^<>\s]{1,900}>/g) ?? []
    ).slice(-MOST_REFERENCES)
  const returnPath = headers.get('return-path') as AddressObject | AddressObject[] | undefined
  return {
    from: people('from')[0] ?? people('sender')[0] ?? null,
    to: people('to'),
    cc: people('cc'),
    recipients: [...people('delivered-to'), ...people('x-original-to')].map(({ emailAddress }) => emailAddress),
    subject: short(words('subject'), 250),
    messageId: clean(words('message-id')).slice(0, MOST_ID_LENGTH),
    references: [...new Set([...ids('references'), ...ids('in-reply-to')])],
    isAutomatic:
      !['', 'no'].includes(words('auto-submitted').split(';')[0]?.trim().toLowerCase() ?? '') ||
      ['bulk', 'junk', 'list'].includes(words('precedence').toLowerCase()) ||
      headers.has('list') ||
      (returnPath !== undefined && [returnPath].flat()[0]?.value[0]?.address === ''),
  }
}

const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()
const short = (text: string, most = MOST_NAME_LENGTH) =>
  [
    ...clean(text)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  ]
    .slice(0, most)
    .join('')
