import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import type { File } from '../domain/file/file.ts'
import type { FileStorage } from '../files/storage.ts'
import type { Moment } from './moment.ts'
import { lines } from './random.ts'

/** A name, and what is kept under it. */
export interface Content extends Pick<File, 'name' | 'contentType' | 'sizeBytes' | 'sha256'> {}

/** Puts the contents where contents are kept. */
export async function keepSamples({ inbox, blobs }: FileStorage, orgId: number): Promise<Content[]> {
  const kept: Content[] = []
  for (const [name, content] of SAMPLES) {
    const { path, ...received } = await inbox.receive(Readable.from([content]))
    await blobs.put({ orgId, sha256: received.sha256 }, { path, sizeBytes: received.sizeBytes })
    await inbox.discard({ path, ...received })
    kept.push({ name, ...received })
  }
  return kept
}

export const fileOf = ({ name, contentType, sizeBytes, sha256 }: Content, moment: Moment): File => ({
  id: moment.newId(),
  name,
  contentType,
  sizeBytes,
  sha256,
  uploaderId: moment.actor.userId,
  createdAt: moment.now,
})

const text = (content: string) => Buffer.from(`${lines(content).join('\n')}\n`)

const SAMPLES: readonly (readonly [name: string, content: Buffer])[] = [
  ['Brief.md', text('# Brief\nWho it is for\nWhat they should do\nWhat it may cost\nWhen it must be there')],
  [
    'Meeting notes.md',
    text('# Notes\nThey like the second version.\nLess text on the first page.\nNext meeting in two weeks.'),
  ],
  [
    'Metinler.md',
    text('# Metinler\nBaşlık: Şehrin en güzel manzarası\nAlt başlık: Odanızdan Boğaz’a bakın\nDüğme: Yer ayırt'),
  ],
  ['Texts.csv', text('key,English,Türkçe\nbook,Book now,Yer ayırt\ncontact,Contact,İletişim\nrooms,Rooms,Odalar')],
  ['Numbers.csv', text('month,visits,orders\n1,18234,211\n2,17650,230\n3,21877,264\n4,25011,301')],
  ['Colours.txt', text('Tulip #c2255c\nNight #1c2833\nSand #f3e9d2\nWater #1098ad')],
  ['Logo.png', png(64, 64, [0xc2, 0x25, 0x5c])],
  ['Background.png', png(320, 180, [0x10, 0x98, 0xad])],
  ['Offer.pdf', pdf('Offer: website in two languages, 12 pages')],
  ['Teklif.pdf', pdf('Teklif: kurumsal kimlik ve katalog')],
]

/** One colour: https://www.w3.org/TR/png-3/. */
function png(width: number, height: number, color: readonly [number, number, number]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits, red green blue
  const line = Buffer.from([0, ...Array.from({ length: width }, () => color).flat()])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** One line on one page. */
function pdf(line: string): Buffer {
  const stream = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let whole = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const place = whole.length
    whole += `${i + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${whole}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${whole.length}\n%%EOF\n`,
    'latin1',
  )
}
