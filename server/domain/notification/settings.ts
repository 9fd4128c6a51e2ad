import { MAILED_BY_CHOICE } from './kind.ts'

/** Which mails a person wants. */
export interface NotificationSettings {
  readonly email: Readonly<Record<(typeof MAILED_BY_CHOICE)[number] | 'dailySummary', boolean>>
  /** `HH:MM` in the person's zone: when the daily summary goes out. */
  readonly summaryAt: string
}

export const DEFAULT_SETTINGS: NotificationSettings = {
  email: { assigned: true, commented: true, mentioned: true, reminder: true, client: true, dailySummary: false },
  summaryAt: '08:00',
}

/** What one click in a mail ends: the mails that are like it. */
export const SUBJECTS_OF_MAILS = ['news', 'reminder', 'summary'] as const
export type SubjectOfMails = (typeof SUBJECTS_OF_MAILS)[number]

export const withoutMails = (
  { email, summaryAt }: NotificationSettings,
  subject: SubjectOfMails,
): NotificationSettings => {
  const ended = {
    news: MAILED_BY_CHOICE.filter((kind) => kind !== 'reminder'),
    reminder: ['reminder'],
    summary: ['dailySummary'],
  }[subject]
  return { summaryAt, email: { ...email, ...Object.fromEntries(ended.map((kind) => [kind, false])) } }
}
