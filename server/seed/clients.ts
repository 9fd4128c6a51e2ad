import type { ClientContact } from '../domain/client/client.ts'
import type { NewClient } from '../usecases/client/clients.ts'
import { lines, list, type Random } from './random.ts'

/** A short name, a whole one, and the domain of its addresses. */
const CLIENTS = lines(`
  Bosphorus Hotels | Bosphorus Hotels & Resorts A.Ş. | bosphorus-hotels
  Kervan Coffee | Kervan Coffee Roasters Ltd | kervan-coffee
  Nordlicht Energie | Nordlicht Energie GmbH | nordlicht-energie
  Ihlamur Dental | Ihlamur Ağız ve Diş Sağlığı Polikliniği | ihlamur-dental
  Çınar Lojistik | Çınar Uluslararası Lojistik A.Ş. | cinar-lojistik
  Aegean Olive | Aegean Olive Company Ltd | aegean-olive
  Galata Books | Galata Books & Prints | galata-books
  Fjordline Outdoor | Fjordline Outdoor AS | fjordline-outdoor
  Poyraz Yelken | Poyraz Yelken Okulu | poyraz-yelken
  Safran Mutfak | Safran Mutfak Gıda Ltd. Şti. | safran-mutfak
  Karakedi Bisiklet | Karakedi Bisiklet ve Spor | karakedi-bisiklet
  Lindgren Möbel | Lindgren Möbel AB | lindgren-mobel
  Harbor Legal | Harbor Legal LLP | harbor-legal
  Üçgen Mimarlık | Üçgen Mimarlık Atölyesi | ucgen-mimarlik
  Tarla Gıda | Tarla Gıda Kooperatifi | tarla-gida
  Solmaz Tekstil | Solmaz Tekstil Sanayi A.Ş. | solmaz-tekstil
  Northgate Clinic | Northgate Clinic Trust | northgate-clinic
  Film Festivali | Boğaz Kısa Film Festivali | bogaz-film
  Berrak Optik | Berrak Optik Mağazaları | berrak-optik
  Pera Ceramics | Pera Ceramics Studio | pera-ceramics
  Windrose Travel | Windrose Travel Services Ltd | windrose-travel
  Iğdır Kayısı | Iğdır Kayısı Üreticileri Birliği | igdir-kayisi
  Demirci Yapı | Demirci Yapı Malzemeleri | demirci-yapi
  Kumru Pastanesi | Kumru Pastanesi 1954 | kumru-pastanesi
  Blue Pier Fitness | Blue Pier Fitness Clubs | blue-pier
  Zeytin Vadisi | Zeytin Vadisi Çiftliği | zeytin-vadisi
  Atlas Robotics | Atlas Robotics B.V. | atlas-robotics
  Alpenblick Käse | Alpenblick Käserei GmbH | alpenblick-kaese
  Tuna Denizcilik | Tuna Denizcilik ve Ticaret | tuna-denizcilik
  Lavanta Kozmetik | Lavanta Doğal Kozmetik | lavanta-kozmetik
  Kite & Key | Kite & Key Insurance Brokers | kite-and-key
  Marmara Paper | Marmara Paper Mill | marmara-paper
  Rüzgar Enerji | Rüzgar Yenilenebilir Enerji A.Ş. | ruzgar-enerji
  Gökkuşağı Anaokulu | Özel Gökkuşağı Anaokulu | gokkusagi
  Linden Pharmacy | Linden Pharmacy Group | linden-pharmacy
  Papatya Çiçekçilik | Papatya Çiçekçilik ve Organizasyon | papatya
  Old Harbour Brewery | Old Harbour Brewery Co. | old-harbour
  Şehir Müzesi | Şehir Müzesi Vakfı | sehir-muzesi
  Mistral Yachts | Mistral Yachts S.r.l. | mistral-yachts
  Saat Kulesi Kafe | Saat Kulesi Kafe ve Restoran | saat-kulesi
`)

export const FIRSTNAMES = list(
  `Ayşe, Mehmet, Zeynep, Emre, Selin, Burak, Iclal, İrem, Ömer, Gül, Hakan, Leyla, Anna, Jonas, Ingrid, Lars, Claire,
  Marco, Julia, Henrik, Olivia, Peter, Nadia, Simon`,
)
export const LASTNAMES = list(
  `Demir, Şahin, Öztürk, Çelik, Arslan, Işık, Koç, Güneş, Polat, Erdoğan, Schmidt, Larsen, Nilsson, Moreau, Rossi, Novak,
  Hughes, Walsh, Visser, Keller, Bauer, Quinn`,
)
export const POSITIONS = list(
  'Owner, Marketing manager, Head of sales, Office manager, Editor, Genel müdür, Pazarlama müdürü, Product manager',
)

export const CLIENT_NOTES = lines(`
  Pays on the last Friday of the month. Invoices go to the office, not to the contact.
  Prefers **calls before noon**; mails wait for days.
  Kararları genel müdür veriyor; sunumu Türkçe hazırlayalım.
  Closed for the whole of August.
`)

export function clientsWith(random: Random): NewClient[] {
  return CLIENTS.map((line, i) => {
    const [name = '', fullname = '', domain = ''] = line.split(' | ')
    const contacts = Array.from({ length: random.between(1, 3) }, (_, place) =>
      contactAt(`${domain}.example`, i * 3 + place, random),
    )
    return { name, fullname, email: `info@${domain}.example`, phone: phone(500 + i), contacts }
  })
}

function contactAt(domain: string, number: number, random: Random): ClientContact {
  const firstname = random.pick(FIRSTNAMES)
  const lastname = random.pick(LASTNAMES)
  return {
    name: `${firstname} ${lastname}`,
    position: random.pick(POSITIONS),
    phone: phone(100 + number),
    email: `${plain(firstname)}.${plain(lastname)}@${domain}`,
  }
}

export const phone = (number: number) => `+90 212 555 ${String(1000 + (number % 9000)).replace(/(..)$/, ' $1')}`

/** In the letters that addresses are made of. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '')
