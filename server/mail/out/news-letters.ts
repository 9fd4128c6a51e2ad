import { formatInstant } from '../../domain/date-format.ts'
import type { NotificationKind } from '../../domain/notification/kind.ts'
import { button, cut, type Doer, pageOf, paragraph, type Receiver } from './letters.ts'
import { type Block, inOneLine, type LaidOut, type Line, type Span } from './page.ts'
import { layOut } from './template.ts'
import { wordsIn } from './words.ts'

/** The task, or the webhook. */
interface Subject {
  id: string
  name: string
  /** Null: the receiver may not know of it. */
  project: string | null
  link: string | null
}

export interface NewsFacts {
  kind: NotificationKind
  createdAt: number
  by: Doer
  about: Subject
  /** What was said, plain. */
  words: string | null
}

const MOST_NEWS = 20
const MOST_WORDS_LENGTH = 300

/** @param news  the oldest first, one at least */
export function newsLetter(
  to: Receiver,
  news: readonly NewsFacts[],
  allLink: string | null,
  footer: readonly Line[],
): LaidOut {
  const words = wordsIn(to.language)
  const [first] = news as [NewsFacts]
  const isOfOneTask = news.every(({ about }) => about.id === first.about.id)
  const name = inOneLine(first.about.name)
  const shown = news.slice(0, MOST_NEWS)
  const left = news.length - shown.length
  const block = ({ kind, createdAt, by, about, words: said }: NewsFacts): Block => ({
    kind: 'news',
    face: by.face,
    line: filled(words.news[kind], {
      who: { text: by.name, isStrong: true },
      what: { text: inOneLine(about.name), url: about.link, isStrong: true },
    }),
    about: [about.project, formatInstant(createdAt, to)].filter((part) => part !== null).join(' · '),
    quote: said ? cut(said, MOST_WORDS_LENGTH) : null,
  })
  return layOut({
    ...pageOf(to),
    footer,
    subject:
      news.length === 1
        ? plain(filled(words.news[first.kind], { who: { text: by(first) }, what: { text: `“${name}”` } }))
        : words.newsSubject(news.length, isOfOneTask ? name : null),
    preheader: first.words ?? name,
    blocks: [
      ...shown.map(block),
      ...(left > 0 ? [paragraph(words.more(left))] : []),
      ...(isOfOneTask && first.kind !== 'webhook'
        ? button(words.openTask, first.about.link)
        : button(words.openNotifications, allLink)),
    ],
  })
}

const by = (news: NewsFacts) => news.by.name

export interface Due {
  name: string
  project: string | null
  link: string | null
  when: string
}

export interface SummaryFacts {
  day: string
  late: readonly Due[]
  today: readonly Due[]
  unread: number
  links: { home: string | null; notifications: string | null }
}

export function summaryLetter(to: Receiver, facts: SummaryFacts, footer: readonly Line[]): LaidOut {
  const words = wordsIn(to.language)
  const { day, late, today, unread, links } = facts
  const entry = ({ name, project, link, when }: Due): Block =>
    paragraph([
      { text: inOneLine(name), url: link, isStrong: true },
      ` · ${[project && inOneLine(project), when].filter(Boolean).join(' · ')}`,
    ])
  const part = (title: string, due: readonly Due[]): Block[] =>
    due.length === 0 ? [] : [{ kind: 'heading', text: `${title} (${due.length})` }, ...due.map(entry)]
  const counts = [
    late.length > 0 && `${words.late}: ${late.length}`,
    today.length > 0 && `${words.today}: ${today.length}`,
  ]
  return layOut({
    ...pageOf(to),
    footer,
    subject: words.summarySubject(day),
    preheader: counts.filter(Boolean).join(' · ') || words.unread(unread),
    blocks: [
      ...part(words.late, late),
      ...part(words.today, today),
      ...(late.length + today.length === 0 ? [paragraph(words.nothingDue)] : []),
      ...(unread > 0 ? [paragraph([{ text: words.unread(unread), url: links.notifications }])] : []),
      ...button(words.openCuboid, links.home),
    ],
  })
}

/** A sentence with spans in place of its names in braces. */
function filled(sentence: string, spans: Readonly<Record<string, Exclude<Span, string>>>): Exclude<Span, string>[] {
  return sentence.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 1 && spans[part] ? spans[part] : { text: part }))
}
const plain = (spans: readonly Exclude<Span, string>[]) => spans.map(({ text }) => text).join('')
