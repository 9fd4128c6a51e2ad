import { fold } from '../../../app/fold.ts'
import type { ImportColumn } from '../../../queries/client-import.ts'

/** What the columns are called elsewhere, in both languages; folded, without blanks and marks. */
const NAMES = {
  company:
    'client clientname customer customername company companyname organization organisation organizationname organisationname organization1name account accountname associatedcompany primaryassociatedcompany primarycompany personorganization personorganisation musteri musteriadi firma firmaadi sirket sirketadi kurum',
  name: 'name ad adi isim adsoyad adisoyadi displayname',
  fullname: 'fullname legalname officialname tamad tamadi unvan unvani ticariunvan ticariunvani resmiad',
  email:
    'email emailaddress mail eposta epostaadresi email1value email1address emailaddress1 email2value email2address secondaryemail workemail emailhome emailwork',
  phone:
    'phone phonenumber telephone tel telefon telefonno telefonnumarasi gsm mobile mobilephone mobilephonenumber mobil cep ceptelefonu phone1value phone2value businessphone homephone primaryphone otherphone',
  companyEmail: 'companyemail',
  companyPhone: 'companyphone companymainphone accountphone organizationphone',
  contactName: 'contactname contact contactperson person personname ilgilikisi ilgili yetkili yetkilikisi kisi kisiadi',
  contactFirstName: 'firstname givenname personfirstname contactfirstname vorname',
  contactLastName: 'lastname familyname surname personlastname contactlastname soyad soyadi nachname',
  position: 'position title jobtitle role gorev gorevi pozisyon organizationtitle organization1title personjobtitle',
  contactPosition: 'contactposition contacttitle kisigorevi',
  contactEmail:
    'contactemail personemail personemailwork personemailhome personemailother kisieposta ilgilieposta yetkilieposta',
  contactPhone:
    'contactphone personphone personphonework personphonemobile personphonehome personphoneother kisitelefon kisitelefonu ilgilitelefon yetkilitelefon',
} as const
type Kind = keyof typeof NAMES
const KINDS = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind])),
)
/** Several columns may hold one of these: the first that is filled counts. */
export const isRepeatable = (column: ImportColumn): boolean => /email|phone/i.test(column)

/** Our own export, whose ids are ours. All others number their records, too. */
const OURS = ['id', 'name', 'fullname', 'email', 'phone', 'contactname']

/**
 * What each column of a table is likely to be, by its name. Null: nothing that is known.
 *
 * In a list of people, as Zoho, HubSpot, Salesforce, Pipedrive, Google and Outlook export them, an address is the
 * person's, and a name without more is the person's where there is a company, too.
 */
export function guessColumns(head: readonly string[]): (ImportColumn | null)[] {
  const keys = head.map((name) => fold(name).replaceAll(/[^\p{L}\p{N}]/gu, ''))
  const isOurs = OURS.every((name) => keys.includes(name))
  const kinds = keys.map((key): Kind | 'id' | undefined => (isOurs && key === 'id' ? 'id' : KINDS.get(key)))
  const hasCompany = kinds.includes('company')
  // A name beside a company is a person's, unless somebody else is named.
  const isNamed = hasCompany && kinds.includes('name') && !kinds.includes('contactName')
  const hasLast = kinds.includes('contactLastName') && !kinds.includes('contactFirstName')
  const isOfPeople = isNamed || kinds.includes('contactFirstName') || kinds.includes('contactLastName')
  const taken = new Set<ImportColumn>()
  return kinds.map((kind) => {
    const column = kind && columnFor(kind, { isOfPeople, isNamed, hasCompany, hasLast })
    if (!column || (taken.has(column) && !isRepeatable(column))) return null
    taken.add(column)
    return column
  })
}

function columnFor(
  kind: Kind | 'id',
  { isOfPeople, isNamed, hasCompany, hasLast }: Record<'isOfPeople' | 'isNamed' | 'hasCompany' | 'hasLast', boolean>,
): ImportColumn | null {
  switch (kind) {
    case 'company':
      return 'name'
    case 'name':
      if (hasLast) return 'contactFirstName'
      if (isNamed || (isOfPeople && !hasCompany)) return 'contactName'
      return hasCompany ? null : 'name'
    case 'email':
      return isOfPeople ? 'contactEmail' : 'email'
    case 'phone':
      return isOfPeople ? 'contactPhone' : 'phone'
    case 'companyEmail':
      return 'email'
    case 'companyPhone':
      return 'phone'
    case 'position':
      return 'contactPosition'
    default:
      return kind
  }
}
