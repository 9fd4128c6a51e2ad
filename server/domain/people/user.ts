export interface User {
  readonly id: number
  readonly email: string
  readonly firstname: string
  readonly lastname: string
  /** A file. */
  readonly photoId: string | null
  readonly jobTitle: string
  readonly isManager: boolean
  readonly language: string
  readonly dateFormat: string
  readonly timeFormat: string
  /** `HH:MM` in the user's zone: when a reminder goes out that was set for a day. */
  readonly reminderTime: string
  readonly zone: string
  readonly createdAt: number
  /** Not null: a former member, whom records go on naming. */
  readonly removedAt: number | null
}

export const fullName = ({ firstname, lastname }: User) => `${firstname} ${lastname}`.trim()

/** What a person may choose dates and times to look like: patterns of Unicode's CLDR. */
export const DATE_FORMATS = ['dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy', 'yyyy-MM-dd'] as const
export const TIME_FORMATS = ['HH:mm', 'hh:mm a'] as const

export const DEFAULT_REMINDER_TIME = '09:00'

/** True for the name of a zone in the IANA database, links such as `Asia/Kolkata` included; not for an offset. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** True for the code of a language that dates and numbers can be written in: `en`, `tr`. */
export const isLanguage = (code: string): boolean =>
  /^[a-z]{2,3}$/.test(code) && Intl.DateTimeFormat.supportedLocalesOf(code).length > 0
