import type { Trade } from './agency.ts'
import { lines, list, type Random } from './random.ts'

/** What tasks are called. `{…}` stands for one of WORDS; `{client}`, `{month}` and `{ay}` for what the task is about. */
const NAMES: Record<Trade, readonly string[]> = {
  web: lines(`
    Design the {page} page
    Design the {page} page, {round} round
    Build the {component} on the {page} page
    Write copy for the {page} page
    Translate the {page} page into {language}
    Optimise the images of the {page} page
    Check the {page} page on {device}
    Keyboard and screen reader check: {page}
    Fix: {component} {fault} on {device}
    Fix: {component} {fault}
    {component}: agree on the details with {client}
    Set up redirects for the old {page} pages
    Measure and speed up the {page} page
    Analytics goals for the {component}
    Content model: {component}
    {sayfa} sayfası için içerik güncellemesi
    {sayfa} sayfası mobil görünüm düzeltmesi
    Load test before the {month} launch
    Move {page} to the new layout
    Write tests for the {component}
  `),
  brand: lines(`
    Logo, {round} round
    Logo variations for {carrier}
    Colour palette for {carrier}
    Brand book: the chapter on {topic}
    {carrier}: first sketches
    {carrier}: final artwork for the printer
    {carrier}: ask for three offers
    Proofread {carrier}
    Photo shoot for {carrier}
    Present the {round} round to {client}
    {basili} için baskı provası
    {basili} tasarım revizyonu, {ay}
    Typeface licences for {client}
    Illustrations about {topic}
  `),
  campaign: lines(`
    Key visual for the {season} campaign
    {channel} ads for {season}: {round} round
    Media plan for {month}
    Headlines for {channel}, {season}
    A/B test of the {channel} headlines
    Storyboard: {topic}
    Cut the {topic} film to {seconds} seconds
    Subtitles for the {topic} film in {language}
    Brief the photographer on {topic}
    Landing page for the {season} campaign
    Report on {channel}, {month}
    Stop the {channel} ads that do not pay off
    Radio script about {topic}
    {mevsim} kampanyası için {channel} metinleri
  `),
  social: lines(`
    {client}: posts for {month}
    {client}: {channel} story about {topic}
    {client}: reel about {topic}
    {client}: answer comments on {channel}
    {client}: photo series on {topic}
    {client}: {channel} report for {month}
    {client} için {ay} paylaşım takvimi
    {client}: {ay} ayı {channel} görselleri
    {client}: “{konu}” üzerine kısa video
    {client}: plan the {season} giveaway
    {client}: new profile pictures
    Ideas for {client} in {month}
  `),
  newsletter: lines(`
    {client}: {month} newsletter
    {client}: newsletter about {topic}
    {client}: subject lines to test in {month}
    {client}: clean the list of recipients
    {client}: welcome series, mail {number}
    {client} {ay} bülteni
    {client}: “{konu}” bülteni için görseller
    {client}: template for {season}
    {client}: check the {month} newsletter on {device}
    {client}: numbers of the {month} newsletter
  `),
  hiring: lines(`
    Write the job ad: {role}
    Interview with {candidate} ({role})
    Second interview with {candidate}
    Trial day of {candidate}
    Reference call about {candidate}
    Answer the applications for {role}
    Offer for {candidate}
    Desk and accounts for {candidate}
    {gorev} başvurularını incele
    Salary bands, {month}
  `),
  office: lines(`
    Invoice {client} for {month}
    Chase the {month} payment of {client}
    {client} için {ay} faturası
    KDV beyannamesi, {ay}
    SGK bildirgesi, {ay}
    Renew the licence of {tool}
    Pay the {month} rent
    Book the trip to {client}
    Order {supply}
    Muhasebeciye {ay} belgelerini gönder
    Check the {month} bank statement
    Contract with {client}: {round} draft
    Kira sözleşmesini yenile
  `),
  support: lines(`
    {client}: {component} {fault}
    {client}: {component} {fault} on {device}
    {client}: cannot sign in to {tool}
    {client}: asks how to change the {page} page
    {client}: restore the {page} page
    {client}: new mailbox for {candidate}
    {client}: certificate ends in {month}
    {client}: {sayfa} sayfası açılmıyor
    {client}: {parca} çalışmıyor
    {client}: şifresini sıfırlayamıyor
    {client}: update {tool}
    {client}: spam through the {component}
  `),
  plans: lines(`
    Plan the {month} sprint
    Workshop with {client}: {topic}
    Scope: {component} for {client}
    Estimate for {client}, {round} draft
    Kick-off with {client}
    Lessons learned: {client}, {month}
    Show {client} the {month} numbers
    Talk about {topic} on studio day
    {client} ile {ay} değerlendirme toplantısı
    Case study about {client}
    Compare {tool} with what we have
  `),
}

const WORDS: Record<string, readonly string[]> = {
  page: list(
    `home, rooms, offers, contact, about us, careers, press, booking, gallery, restaurant, spa, events, blog, terms, privacy,
    checkout, account, search results, 404, weddings, meetings, directions, gift voucher, FAQ, loyalty`,
  ),
  component: list(
    `booking form, contact form, newsletter sign-up, image gallery, language switch, cookie banner, main menu, footer,
    search box, price calendar, map, review slider, cart, voucher form, video header, breadcrumb, login form, price table`,
  ),
  fault: list(
    `sends twice, is cut off, forgets its input, overlaps the text, loads slowly, shows the wrong date, jumps while loading,
    ignores the keyboard, shows an old price, mixes up the languages, stays empty, cannot be closed`,
  ),
  device: list('an iPhone, an older Android, an iPad, Firefox, Safari, a large screen, Outlook, Gmail'),
  language: list('Turkish, German, English, Arabic, Russian, French'),
  round: list('first, second, third, last'),
  carrier: list(
    `business cards, the takeaway cup, the coffee bag, the shop window, the menu, uniforms, the delivery van, gift boxes,
    the trade fair stand, stickers, the loyalty card, wrapping paper, the annual report, envelopes`,
  ),
  topic: list(
    `slow mornings, the people behind it, how it is made, winter light, the old town, our suppliers, saving energy,
    the neighbourhood, ten years of us, the harvest, tone of voice, a day at work, first jobs, repair and reuse, photography`,
  ),
  season: list("spring, summer, autumn, winter, New Year, Ramazan, Mother's Day, Black Friday, back to school"),
  channel: list('Instagram, LinkedIn, search, display, YouTube, TikTok, radio, billboard, magazine'),
  seconds: list('6, 15, 20, 30, 60'),
  number: list('1, 2, 3, 4, 5'),
  role: list(
    'front-end developer, junior designer, project manager, intern, copywriter, office assistant, motion designer',
  ),
  candidate: list(
    'Ms Aksoy, Mr Brandt, Ms Costa, Mr Doğan, Ms Eriksen, Mr Foster, Ms Güler, Mr Hansen, Ms Ivanova, Mr Kılıç',
  ),
  tool: list(
    'the font library, the photo archive, the calendar, the web shop, the mail server, the analytics, the stock photos, the CMS',
  ),
  sayfa: list('ana, iletişim, odalar, hakkımızda, kariyer, kampanya, galeri, rezervasyon, basın, blog'),
  parca: list('iletişim formu, rezervasyon formu, arama kutusu, galeri, menü, harita, ödeme adımı, bülten kaydı'),
  basili: list('kartvizit, ambalaj, menü, vitrin, katalog, zarf, etiket, fuar standı, araç giydirme, hediye kutusu'),
  konu: list(
    'çay bahçesi, Iğdır yolu, yaz akşamları, mahalle esnafı, kış hazırlığı, ustalar, ilk iş günü, eski fotoğraflar',
  ),
  mevsim: list('ilkbahar, yaz, sonbahar, kış, yılbaşı, Ramazan, Anneler Günü, 29 Ekim, okula dönüş'),
  gorev: list('stajyer, grafik tasarımcı, yazılımcı, proje yöneticisi, metin yazarı'),
  supply: list(
    'coffee beans, printer paper, a second monitor, standing desks, name plates, plants, a whiteboard, cables',
  ),
}

const MONTHS = list('January, February, March, April, May, June, July, August, September, October, November, December')
const AYLAR = list('Ocak, Şubat, Mart, Nisan, Mayıs, Haziran, Temmuz, Ağustos, Eylül, Ekim, Kasım, Aralık')

export interface Topic {
  /** The short name of the client that it is for. */
  readonly client: string
  /** When it is made, in Unix milliseconds. */
  readonly at: number
}

export const taskName = (trade: Trade, topic: Topic, random: Random): string =>
  filled(random.pick(NAMES[trade]), topic, random)

/** The text with a word for each `{…}`. It starts with a capital. */
export function filled(text: string, { client, at }: Topic, random: Random): string {
  const month = new Date(at).getUTCMonth()
  const whole = text.replaceAll(/\{([a-z]+)\}/g, (_, kind: string) => {
    if (kind === 'client') return client
    if (kind === 'month') return MONTHS[month] as string // one of twelve
    if (kind === 'ay') return AYLAR[month] as string
    return random.pick(WORDS[kind] ?? [kind])
  })
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** What the tasks under another are called. */
export const SUBTASKS = lines(`
  Collect what there is
  Talk it through with {client}
  First draft
  Second pair of eyes
  Build it
  Try it on {device}
  Put it live
  Tell {client}
  Taslağı hazırla
  Son kontrol
`)

/** Checklists: one to a line, its steps separated by commas. */
export const CHECKLISTS = lines(`
  Read the brief, Sketch, Show it to somebody, Polish, Hand over
  Outline, First draft, Fact check, Proofread, Send for approval
  Reproduce it, Find the cause, Fix, Test on staging, Deploy, Tell the client
  Export all sizes, Compress, Name the files, Upload, Check on a phone
  Agenda, Room or link, Notes, Send the notes
  Taslak, Görsel seçimi, Onay, Yayın
  Ask for offers, Compare, Decide, Order
`).map((line) => list(line))
