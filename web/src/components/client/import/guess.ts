import { fold } from '../../../app/fold.ts'
import type { ImportColumn } from '../../../queries/client-import.ts'

/** What the columns are called elsewhere, in both languages; folded, without blanks and marks. */
const NAMES: Record<ImportColumn, string> = {
  id: 'id clientid customerid kimlik musterikimligi',
  name: 'name client clientname customer customername company companyname organization organisation account accountname ad adi isim musteri musteriadi firma firmaadi sirket sirketadi',
  fullname: 'fullname legalname officialname tamad tamadi unvan unvani ticariunvan ticariunvani resmiad',
  email: 'email emailaddress mail eposta epostaadresi companyemail',
  phone: 'phone phonenumber telephone tel telefon telefonno telefonnumarasi gsm mobile mobil cep companyphone',
  contactName: 'contactname contact contactperson person ilgilikisi ilgili yetkili yetkilikisi kisi kisiadi',
  contactPosition: 'contactposition position title jobtitle role gorev gorevi pozisyon kisigorevi',
  contactEmail: 'contactemail personemail kisieposta ilgilieposta yetkilieposta',
  contactPhone: 'contactphone personphone kisitelefon kisitelefonu ilgilitelefon yetkilitelefon',
}
const COLUMNS = new Map(
  Object.entries(NAMES).flatMap(([column, names]) => names.split(' ').map((name) => [name, column as ImportColumn])),
)

/** What each column of a table is likely to be, by its name; each thing once. Null: nothing that is known. */
export function guessColumns(head: readonly string[]): (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>()
  return head.map((name) => {
    const column = COLUMNS.get(fold(name).replaceAll(/[^\p{L}\p{N}]/gu, ''))
    if (!column || taken.has(column)) return null
    taken.add(column)
    return column
  })
}
