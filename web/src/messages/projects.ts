import { messages } from './define.ts'

export const projects = messages(
  {
    board: 'Board',
    list: 'List',
    calendar: 'Calendar',
    timeline: 'Timeline',
    files: 'Files',
    settings: 'Settings',
    empty: 'No tasks yet',
    emptyText: 'Add the first one in a line: what is to be done, by when, by whom.',
  },
  {
    board: 'Pano',
    list: 'Liste',
    calendar: 'Takvim',
    timeline: 'Zaman çizelgesi',
    files: 'Dosyalar',
    settings: 'Ayarlar',
    empty: 'Henüz görev yok',
    emptyText: 'İlkini tek satırda ekleyin: ne yapılacak, ne zamana, kim yapacak.',
  },
)
