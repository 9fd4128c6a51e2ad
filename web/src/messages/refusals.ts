import { messages } from './define.ts'
import { records } from './refusals-of-records.ts'
import { requests } from './refusals-of-requests.ts'
import { values } from './refusals-of-values.ts'

/** What the server refuses, by code, in the reader's words. `{name}` is a parameter of the refusal. A test says when a code has no words. */
export const refusals = messages(
  {
    of: (field: string, sentence: string) => `${field}: ${sentence}`,
    codes: { ...requests.en, ...values.en, ...records.en },
    fields: {
      name: 'Name', firstname: 'First name', lastname: 'Last name', email: 'E-mail', password: 'Password', present: 'Password',
      language: 'Language', timezone: 'Time zone', currency: 'Currency', countryCode: 'Country', group: 'Project', parents: 'Parents',
      parent: 'Parent', subtasks: 'Subtasks', members: 'Members', admins: 'Admins', taskStates: 'States', stages: 'Stages',
      customFields: 'Fields', options: 'Options', state: 'State', assignees: 'Assignees', followers: 'Followers', tags: 'Tags',
      customer: 'Client', deadline: 'Deadline', start: 'Start', steps: 'Checklist', completed: 'Progress', total: 'Total',
      estimatedTime: 'Estimated time', days: 'Days', end: 'End', maxCount: 'Number', createWhen: 'When', content: 'Comment',
      mentions: 'Mentions', files: 'Files', fileIds: 'Files', file: 'File', url: 'Address', expiresAt: 'Expiry',
      probability: 'Probability', amount: 'Amount', reason: 'Reason', color: 'Colour', desc: 'Description',
      address: 'Address', host: 'Server', port: 'Port', user: 'User', mailTo: 'To', mailCc: 'Copy', autoReply: 'Answer',
    }, // biome-ignore format: a dictionary
  },
  {
    of: (field: string, sentence: string) => `${field}: ${sentence}`,
    codes: { ...requests.tr, ...values.tr, ...records.tr },
    fields: {
      name: 'Ad', firstname: 'Ad', lastname: 'Soyadı', email: 'E-posta', password: 'Parola', present: 'Parola',
      language: 'Dil', timezone: 'Saat dilimi', currency: 'Para birimi', countryCode: 'Ülke', group: 'Proje', parents: 'Üst projeler',
      parent: 'Üst görev', subtasks: 'Alt görevler', members: 'Üyeler', admins: 'Yöneticiler', taskStates: 'Durumlar', stages: 'Aşamalar',
      customFields: 'Alanlar', options: 'Seçenekler', state: 'Durum', assignees: 'Sorumlular', followers: 'Takipçiler', tags: 'Etiketler',
      customer: 'Müşteri', deadline: 'Son tarih', start: 'Başlangıç', steps: 'Kontrol listesi', completed: 'İlerleme', total: 'Toplam',
      estimatedTime: 'Tahmini süre', days: 'Günler', end: 'Bitiş', maxCount: 'Sayı', createWhen: 'Ne zaman', content: 'Yorum',
      mentions: 'Anılanlar', files: 'Dosyalar', fileIds: 'Dosyalar', file: 'Dosya', url: 'Adres', expiresAt: 'Geçerlilik',
      probability: 'Olasılık', amount: 'Tutar', reason: 'Neden', color: 'Renk', desc: 'Açıklama',
      address: 'Adres', host: 'Sunucu', port: 'Bağlantı noktası', user: 'Kullanıcı', mailTo: 'Kime', mailCc: 'Bilgi', autoReply: 'Yanıt',
    }, // biome-ignore format: a dictionary
  },
)
