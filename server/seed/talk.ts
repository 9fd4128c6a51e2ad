import { lines } from './random.ts'

/** What people write under tasks. `{person}` is a colleague, who is mentioned; the other words are task-words.ts's. */
export const COMMENTS = lines(`
  First version is up, please have a look.
  Looks good to me. Two small things: the spacing on {device}, and the wording of the last line.
  {person} can you check this before noon?
  {client} called, they would like to see it on Thursday.
  Waiting for the pictures.
  Pictures are here, I will put them in today.
  Done on staging. {person}, over to you.
  I am not sure that this is what they meant. Asked {client} again.
  Approved by {client} 🎉
  Moved the deadline, the printer is closed next week.
  It also happens on {device}.
  Could not reproduce it. Which page was it?
  Found it: the {component} was cached. Fixed.
  Took longer than planned, mostly because of the {component}.
  Half way through.
  Let us talk about it tomorrow morning.
  Müşteri onayladı, devam edebiliriz.
  Görseller gecikecek, pazartesiye kaldı.
  {person} metni son bir kez okur musun?
  Teşekkürler, çok iyi olmuş!
  Revizyonları ekledim.
  Faturayı bu işten sonra kesebiliriz.
  They want **less text** and a larger picture.
  Numbers look fine: 3.1 % clicked, 0.4 % unsubscribed.
  Please use the new logo, the old one is still on {carrier}.
  I split the work: you take the {page} page, I take the rest.
  Second round of comments is in the file.
  No answer from {client} yet. I will call on Monday.
  Tested with the keyboard only, works.
  Should we do the same for the {page} page?
`)

/** What leads are told about. */
export const CALL_NOTES = lines(`
  Good first call. Budget is there, the decision is made by two people.
  Sent our references for {topic}.
  They also talk to two other agencies.
  Asked for an offer with and without the {component}.
  Met at the fair, wants to hear from us in {month}.
  Toplantı iyi geçti, teklif bekliyorlar.
  Yıl sonu bütçesi netleşince dönecekler.
  Offer sent. They will decide within two weeks.
  Price is an issue; offered to start with the {page} page only.
  Contract is with their lawyer.
  No reply to two mails, will try by phone.
`)

export const DESCRIPTIONS = lines(`
  As agreed with {client}: keep it short, and friendly.
  The present version is two years old and nobody likes it.
  See the brief. What matters most is that it works on {device}.
  {client} needs it for a meeting, so no later than the deadline.
  Reuse what we made for the {page} page where it fits.
  Please write down the hours separately.
  Ask before you order anything.
  Small, but it has been asked for three times.
  Last year's numbers are in the shared folder.
  İçerik {client} tarafından gelecek, gelmezse hatırlat.
  Metinler hem Türkçe hem İngilizce olacak.
  Önceki tasarımla aynı ölçüler kullanılacak.
  Two variants are enough.
  Think of {topic}.
  Not before the new {component} is live.
`)

export const LISTS = lines(`
  - text in two languages | - pictures from the last shoot | - one call to action
  - what we know | - what we do not know | - whom to ask
  1. collect | 2. decide | 3. do
  - başlık | - kısa açıklama | - görsel
`).map((line) => line.replaceAll(' | ', '\n'))
