import type { PersonName } from './agency.ts'

/** Who says what: a client's contact by mail, or one of the agency, inside or as a mail. */
export type Turn =
  | { readonly by: 'client'; readonly text: string }
  | { readonly by: PersonName; readonly text: string; readonly isInside?: true }

export interface Conversation {
  /** The client's name. */
  readonly client: string
  readonly subject: string
  /** Days before the present at which it begins. */
  readonly daysAgo: number
  /** In which state it is at the end; absent: as it began. */
  readonly state?: 'In progress' | 'Waiting for client' | 'Solved'
  /** Hours between the turns. */
  readonly pace: number
  readonly turns: readonly Turn[]
}

/** What the mailbox of the support desk took in. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    client: 'Nordlicht Energie',
    subject: 'Newsletter arrives twice',
    daysAgo: 24,
    state: 'Solved',
    pace: 5,
    turns: [
      {
        by: 'client',
        text: 'Hello,\n\nsome of our customers got the October newsletter **twice**. Can you see why?\n\nKind regards',
      },
      { by: 'deniz', text: 'Two lists overlap since the import. I will merge them.', isInside: true },
      { by: 'deniz', text: 'Good morning,\n\nthanks for telling us. Two of your lists had the same people in them; we merged them today. The November issue goes out once.' },
      { by: 'client', text: 'That was quick, thank you!' },
    ],
  },
  {
    client: 'Ihlamur Dental',
    subject: 'Randevu formu açılmıyor',
    daysAgo: 16,
    state: 'Solved',
    pace: 3,
    turns: [
      { by: 'client', text: 'Merhaba,\n\nrandevu formu iPhone’da açılmıyor, hastalarımız arıyor. Bakabilir misiniz?' },
      { by: 'can', text: 'Tarih seçici eski Safari’de takılıyor, düzelttim.', isInside: true },
      { by: 'can', text: 'Merhaba,\n\nsorunu bulduk ve düzelttik. Form bütün telefonlarda açılıyor; sizde de dener misiniz?' },
      { by: 'client', text: 'Denedik, çalışıyor. Elinize sağlık!' },
    ],
  },
  {
    client: 'Bosphorus Hotels',
    subject: 'Wrong prices on the booking page',
    daysAgo: 4,
    state: 'In progress',
    pace: 2,
    turns: [
      {
        by: 'client',
        text: 'Hi,\n\nthe booking page shows last season’s prices for the sea view rooms:\n\n- Double: 140 instead of 165\n- Suite: 240 instead of 290\n\nThis is urgent, the weekend is nearly full.',
      },
      { by: 'sofia', text: '@Can Yıldız is that the cache again? They are right to be annoyed.', isInside: true },
      { by: 'can', text: 'Hello,\n\nyou are right, and we are sorry. The new prices are on the page since ten minutes ago. I am looking for the reason, so that it does not happen again.' },
      { by: 'client', text: 'I see the new prices now. Please let me know what it was.\n\nOn Thursday Can wrote:\n\n> you are right, and we are sorry. The new prices are on the page since ten minutes ago.\n> I am looking for the reason, so that it does not happen again.' },
    ],
  },
  {
    client: 'Harbor Legal',
    subject: 'Can we have the logo as a vector file?',
    daysAgo: 6,
    state: 'Waiting for client',
    pace: 7,
    turns: [
      { by: 'client', text: 'Dear all,\n\nour printer asks for the logo as a vector file. Could you send it?\n\nBest wishes' },
      { by: 'sofia', text: 'Dear Sir or Madam,\n\nof course. Do they need it for light or for dark paper? We have both.' },
    ],
  },
  {
    client: 'Kervan Coffee',
    subject: 'Yeni şube için sayfa',
    daysAgo: 3,
    state: 'In progress',
    pace: 4,
    turns: [
      { by: 'client', text: 'Selam,\n\nKadıköy şubemiz ayın on beşinde açılıyor. Siteye bir sayfa ekleyebilir miyiz? Adres ve saatleri yarın gönderirim.' },
      { by: 'sofia', text: 'Merhaba,\n\ntebrikler! Sayfayı hazırlıyoruz; adres, saatler ve iki fotoğraf yeterli.' },
      { by: 'deniz', text: 'Şube sayfasının taslağı hazır, metni bekliyor.', isInside: true },
    ],
  },
  {
    client: 'Windrose Travel',
    subject: 'Certificate warning in some browsers',
    daysAgo: 1.5,
    pace: 6,
    turns: [
      { by: 'client', text: 'Hello support,\n\ntwo travellers told us that their browser warns of an expired certificate on our site. It is fine here. What should we tell them?' },
      { by: 'deniz', text: 'Their old Android has no root for it. I will write tomorrow.', isInside: true },
    ],
  },
  {
    client: 'Pera Ceramics',
    subject: 'Question about the invoice of October',
    daysAgo: 0.8,
    pace: 3,
    turns: [{ by: 'client', text: 'Hi,\n\nwe do not find the four hours of “hosting” in our agreement. Can somebody explain?\n\nThanks' }],
  },
] // biome-ignore format: each turn in a line
