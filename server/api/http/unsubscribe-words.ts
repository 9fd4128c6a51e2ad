import type { SubjectOfMails } from '../../domain/notification/settings.ts'

export interface UnsubscribeWords {
  language: string
  title: string
  question: Record<SubjectOfMails, string>
  end: string
  done: Record<SubjectOfMails, string>
  settings: string
}

export const UNSUBSCRIBE_WORDS = {
  en: {
    language: 'en',
    title: 'Mails',
    question: {
      news: 'Get no more mails about tasks, comments and mentions?',
      reminder: 'Get no more mails with reminders?',
      summary: 'Get no more daily summaries?',
    },
    end: 'No more of these mails',
    done: {
      news: 'You get no more mails about tasks, comments and mentions.',
      reminder: 'You get no more mails with reminders.',
      summary: 'You get no more daily summaries.',
    },
    settings: 'Choose which mails you get',
  },
  tr: {
    language: 'tr',
    title: 'E-postalar',
    question: {
      news: 'Görevler, yorumlar ve bahsetmeler için artık e-posta gelmesin mi?',
      reminder: 'Artık hatırlatma e-postası gelmesin mi?',
      summary: 'Artık günlük özet gelmesin mi?',
    },
    end: 'Bu e-postalar gelmesin',
    done: {
      news: 'Görevler, yorumlar ve bahsetmeler için artık e-posta almayacaksınız.',
      reminder: 'Artık hatırlatma e-postası almayacaksınız.',
      summary: 'Artık günlük özet almayacaksınız.',
    },
    settings: 'Hangi e-postaları alacağınızı seçin',
  },
} as const satisfies Record<string, UnsubscribeWords>
