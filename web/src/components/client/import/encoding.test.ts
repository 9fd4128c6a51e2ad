import { expect, test } from 'vitest'
import { type Encoding, encodingOf } from './encoding.ts'

const TURKISH: Record<string, number> = { ş: 0xfe, Ş: 0xde, ğ: 0xf0, ı: 0xfd, İ: 0xdd }
const latin = (text: string) => Uint8Array.from([...text].map((letter) => TURKISH[letter] ?? letter.charCodeAt(0)))
const cyrillic = (text: string) =>
  Uint8Array.from(
    [...text].map((letter) => (letter >= 'А' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0))),
  )
const utf16 = (text: string) => new Uint8Array(Uint16Array.from([...text].map((letter) => letter.charCodeAt(0))).buffer)
const utf8 = (text: string) => new TextEncoder().encode(text)
const stray = (bytes: Uint8Array) => Uint8Array.from([...bytes.subarray(0, 3), 0xe9, ...bytes.subarray(3)])

const RUSSIAN = 'Название,Телефон\r\nООО Ромашка,+7 495 111\r\nИван Петров,8 916 222\r\n'
test.each<[string, Uint8Array<ArrayBuffer>, Encoding]>([
  ['ASCII', utf8('name\nx\n'), 'utf-8'],
  ['nothing', utf8(''), 'utf-8'],
  ['UTF-8', utf8('Ad\nŞule\n'), 'utf-8'],
  ['UTF-8 with a stray byte', stray(utf8('Ad\nŞule\nÇağ\n')), 'utf-8'],
  ['UTF-8 far in', utf8(`${'x\n'.repeat(100_000)}Şule`), 'utf-8'],
  ['windows-1251', cyrillic(RUSSIAN), 'windows-1251'],
  ['windows-1251, hardly any', cyrillic('Имя\nИван\n'), 'windows-1251'],
  ['windows-1254', latin('Ad,Şehir\r\nŞule Işık,İstanbul\r\n'), 'windows-1254'],
  ['windows-1254, hardly any', latin('Ad,Notlar\nŞule,1\n'), 'windows-1254'],
  ['Latin-1', latin('Name;Straße\nMüller GmbH;Köln\nJörg Bücher;München\n'), 'windows-1252'],
  ['UTF-16', utf16('\ufeffAd\nŞule\n'), 'utf-16le'],
  ['UTF-16 without its mark', utf16('Ad,Soyad\nSule,Isik\n'), 'utf-16le'],
])('%s', async (_, bytes, encoding) => {
  expect(await encodingOf(bytes)).toBe(encoding)
})
