import { messages } from './define.ts'

export const pictures = messages(
  {
    photo: 'Photo',
    photoText: 'PNG, JPEG or WebP. It is cut to a square and shown to everyone in the organization.',
    logo: 'Logo',
    logoText: 'PNG, JPEG or WebP. It is shown above the navigation.',
    choose: 'Choose a picture',
    change: 'Change',
    remove: 'Remove',
    notReadable: 'This file cannot be read as a picture. Choose a PNG, JPEG or WebP file.',
    removed: 'The picture is removed.',
  },
  {
    photo: 'Fotoğraf',
    photoText: 'PNG, JPEG ya da WebP. Kare olarak kesilir ve kuruluştaki herkese gösterilir.',
    logo: 'Logo',
    logoText: 'PNG, JPEG ya da WebP. Menünün üstünde gösterilir.',
    choose: 'Resim seç',
    change: 'Değiştir',
    remove: 'Kaldır',
    notReadable: 'Bu dosya resim olarak okunamıyor. PNG, JPEG ya da WebP dosyası seçin.',
    removed: 'Resim kaldırıldı.',
  },
)
