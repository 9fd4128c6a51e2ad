import { inEnglish, inTurkish, messages } from './define.ts'

export const taskFiles = messages(
  {
    files: 'Files',
    add: 'Add files',
    dropHint: 'Drop files here, or paste a picture.',
    drop: 'Drop to upload',
    open: (name: string) => `Open ${name}`,
    rename: (name: string) => `Rename ${name}`,
    nameOf: (name: string) => `Name of ${name}`,
    remove: (name: string) => `Take off ${name}`,
    removed: (name: string) => `Taken off: ${name}`,
    picture: (name: string) => `Picture ${name}`,
    count: inEnglish('# file', '# files'),
  },
  {
    files: 'Dosyalar',
    add: 'Dosya ekle',
    dropHint: 'Dosyaları buraya bırakın ya da bir resim yapıştırın.',
    drop: 'Yüklemek için bırakın',
    open: (name: string) => `${name} dosyasını aç`,
    rename: (name: string) => `${name} dosyasını yeniden adlandır`,
    nameOf: (name: string) => `${name} adı`,
    remove: (name: string) => `${name} dosyasını kaldır`,
    removed: (name: string) => `Kaldırıldı: ${name}`,
    picture: (name: string) => `${name} resmi`,
    count: inTurkish('# dosya'),
  },
)
