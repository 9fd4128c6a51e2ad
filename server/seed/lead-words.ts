import { lines, list } from './random.ts'

export const NEEDS = lines(`
  new website
  web shop
  new brand
  newsletter every month
  social media for a year
  launch campaign
  annual report
  photo shoot
  packaging
  online booking
  kurumsal kimlik
  e-ticaret sitesi
  sosyal medya yönetimi
  trade fair stand
`)

/** Companies that are no clients yet; a name and where they are. */
export const PROSPECTS = lines(`
  Anka Mobilya | Ankara | Türkiye
  Baltic Boats | Tallinn | Estonia
  Cumba Evleri | İstanbul | Türkiye
  Delta Dairy | Rotterdam | Netherlands
  Ege Yelken Kulübü | İzmir | Türkiye
  Fındık Kardeşler | Giresun | Türkiye
  Greenhill School | Leeds | United Kingdom
  Halıcıoğlu Halı | Bursa | Türkiye
  Isar Velo | München | Germany
  Juniper Hotels | Edinburgh | United Kingdom
  Kuzey Teknik | Trabzon | Türkiye
  Luna Lighting | Milano | Italy
  Meridyen Hukuk | İstanbul | Türkiye
  Nar Kitabevi | Eskişehir | Türkiye
  Oslo Oats | Oslo | Norway
  Pamuk Tekstil | Denizli | Türkiye
  Quay Seafood | Cork | Ireland
  Rumeli Fırın | Edirne | Türkiye
  Silver Birch Spa | Tampere | Finland
  Toros Maden Suyu | Adana | Türkiye
  Umay Organik | Konya | Türkiye
  Valley Wines | Porto | Portugal
  Yakamoz Tur | Bodrum | Türkiye
  Zirve Kayak | Erzurum | Türkiye
`).map((line) => list(line.replaceAll(' | ', ', ')) as [name: string, city: string, country: string])

export const NEXT_STEPS = lines(`
  Send the offer
  Call again after the holidays
  Meet on site with the designer
  Wait for their board
  Teklifi güncelle
`)

export const REASONS_LOST = lines(`
  Too expensive
  Somebody from their town
  They put it off to next year
  No answer any more
`)
export const REASONS_WON = lines(`
  They knew our work
  The prototype
  A friend recommended us
`)
