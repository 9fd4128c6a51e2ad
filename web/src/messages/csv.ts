import { messages } from './define.ts'

export const csv = messages(
  {
    style: 'How the file is written',
    styleOf: (table: string) => `How the file is written: ${table}`,
    styles: {
      comma: 'Commas, 1.5 – Excel in English',
      semicolon: 'Semicolons, 1,5 – Excel in Turkish, German, French …',
      swiss: 'Semicolons, 1.5 – Excel in Switzerland',
      tab: 'Tabs, 1.5',
    },
  },
  {
    style: 'Dosya nasıl yazılsın',
    styleOf: (table: string) => `Dosya nasıl yazılsın: ${table}`,
    styles: {
      comma: 'Virgül, 1.5 – İngilizce Excel',
      semicolon: 'Noktalı virgül, 1,5 – Türkçe, Almanca, Fransızca Excel …',
      swiss: 'Noktalı virgül, 1.5 – İsviçre’de Excel',
      tab: 'Sekme, 1.5',
    },
  },
)
