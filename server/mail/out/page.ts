/** What a mail shows: written once, laid out as HTML and as plain text, so that both say the same. */
export interface MailPage {
  language: string
  subject: string
  /** What a list of mails shows after the subject. */
  preheader: string
  /** The name at the top: who it comes from. */
  sender: string
  blocks: readonly Block[]
  /** Why the reader got it, and what is done about it. */
  footer: readonly Line[]
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** What somebody said, cut by whoever makes the page. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | News
  | RichText

/** Somebody did something. */
export interface News {
  readonly kind: 'news'
  readonly face: Face
  readonly line: Line
  /** Where and when. */
  readonly about: string
  readonly quote: string | null
}

/** Of Markdown: see `richText`. */
export interface RichText {
  readonly kind: 'rich'
  readonly html: string
  readonly text: string
}

/** Initials on a colour that stays the same for each person, as in the app. */
export interface Face {
  readonly initials: string
  readonly hue: number
}

export type Line = string | readonly Span[]
export type Span = string | { readonly text: string; readonly url?: string | null; readonly isStrong?: boolean }

/** What mailers are given of a page. */
export interface LaidOut {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Names are labels: whatever they hold, they stay in their line, and do not turn the letters after them around. */
export const inOneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()

export const spansOf = (line: Line): readonly Exclude<Span, string>[] =>
  (typeof line === 'string' ? [line] : line).map((span) => (typeof span === 'string' ? { text: span } : span))
