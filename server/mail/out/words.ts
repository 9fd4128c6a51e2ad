import type { NotificationKind } from '../../domain/notification/kind.ts'
import type { SubjectOfMails } from '../../domain/notification/settings.ts'

/** What mails say, in each language that they speak. */
export interface Words {
  hello(name: string): string
  reminderSubject(task: string): string
  reminder(task: string, project: string | null): string
  deadline(date: string): string
  mentionSubject(by: string, task: string): string
  mention(by: string, task: string, project: string | null): string
  invitationSubject(organization: string): string
  invitation(by: string, organization: string): string
  invitationEnds: string
  passwordSubject: string
  password: string
  passwordEnds: string
  tokenSubject: string
  /** @param until  null: for ever */
  token(name: string, until: string | null): string
  personSubject(name: string): string
  person(name: string, email: string, isManager: boolean): string
  notYou: string
  testSubject: string
  test: string
  openTask: string
  choosePassword: string
  lookAtTokens: string
  lookAtPeople: string
  /** With {who} and {what}. */
  news: Record<NotificationKind, string>
  /** @param task  null: of several */
  newsSubject(count: number, task: string | null): string
  more(count: number): string
  openNotifications: string
  summarySubject(day: string): string
  late: string
  today: string
  nothingDue: string
  unread(count: number): string
  openCuboid: string
  why: Record<SubjectOfMails, string>
  mailSettings: string
  unsubscribe: string
}

const ENGLISH: Words = {
  hello: (name) => `Hello ${name},`,
  reminderSubject: (task) => `Reminder: ${task}`,
  reminder: (task, project) =>
    `this is the reminder that was set for “${task}”${project === null ? '' : ` in ${project}`}.`,
  deadline: (date) => `Due: ${date}`,
  mentionSubject: (by, task) => `${by} mentioned you in “${task}”`,
  mention: (by, task, project) =>
    `${by} mentioned you in the description of “${task}”${project === null ? '' : ` in ${project}`}:`,
  invitationSubject: (organization) => `Your invitation to ${organization}`,
  invitation: (by, organization) => `${by} invites you to ${organization} on Cuboid. Choose your password here:`,
  invitationEnds: 'The link works once, for seven days.',
  passwordSubject: 'Your password for Cuboid',
  password: 'choose another password for Cuboid here:',
  passwordEnds: 'The link works once, for an hour. If you did not ask for it, do nothing.',
  tokenSubject: 'An access token was made for your account',
  token: (name, until) =>
    `the access token “${name}” was made for your account. It acts as you ${until === null ? 'until it is removed' : `until ${until}`}.`,
  personSubject: (name) => `You let ${name} in`,
  person: (name, email, isManager) =>
    `${name} (${email}) was ${isManager ? 'made a manager' : 'added'} from your account.`,
  notYou: 'If it was not you: choose another password, have your access tokens removed with it, and undo this.',
  testSubject: 'Mails of Cuboid arrive',
  test: 'this mail was sent to see whether mails of Cuboid arrive. It did.',
  openTask: 'Open the task',
  choosePassword: 'Choose a password',
  lookAtTokens: 'Look at your tokens',
  lookAtPeople: 'Look at the people',
  news: {
    assigned: '{who} gave you {what}',
    unblocked: '{who} finished what {what} waited for: you can begin',
    commented: '{who} commented on {what}',
    mentioned: '{who} mentioned you in {what}',
    reminder: 'Reminder: {what}',
    client: '{who} has an answer from outside in {what}',
    webhook: 'A webhook was switched off: {what}',
  },
  newsSubject: (count, task) => (task === null ? `${count} updates` : `${count} updates on “${task}”`),
  more: (count) => (count === 1 ? 'And one more.' : `And ${count} more.`),
  openNotifications: 'Open your notifications',
  summarySubject: (day) => `Your day, ${day}`,
  late: 'Late',
  today: 'Due today',
  nothingDue: 'Nothing of yours is due today.',
  unread: (count) => (count === 1 ? 'One notification is unread.' : `${count} notifications are unread.`),
  openCuboid: 'Open Cuboid',
  why: {
    news: 'You get this because you have not seen it in Cuboid yet.',
    reminder: 'You get this because a reminder was set.',
    summary: 'You get this every day, as you chose.',
  },
  mailSettings: 'Which mails you get',
  unsubscribe: 'No more of these',
}

const TURKISH: Words = {
  hello: (name) => `Merhaba ${name},`,
  reminderSubject: (task) => `Hatırlatma: ${task}`,
  reminder: (task, project) =>
    `“${task}”${project === null ? '' : ` (${project})`} için kurulan hatırlatmanın zamanı geldi.`,
  deadline: (date) => `Son tarih: ${date}`,
  mentionSubject: (by, task) => `${by} sizden bahsetti: “${task}”`,
  mention: (by, task, project) =>
    `${by}, “${task}”${project === null ? '' : ` (${project})`} açıklamasında sizden bahsetti:`,
  invitationSubject: (organization) => `${organization} davetiniz`,
  invitation: (by, organization) =>
    `${by} sizi Cuboid üzerindeki ${organization} ekibine davet ediyor. Parolanızı burada belirleyin:`,
  invitationEnds: 'Bağlantı yedi gün boyunca ve bir kez kullanılabilir.',
  passwordSubject: 'Cuboid parolanız',
  password: 'Cuboid için yeni parolanızı burada belirleyin:',
  passwordEnds:
    'Bağlantı bir saat boyunca ve bir kez kullanılabilir. Bunu siz istemediyseniz bir şey yapmanız gerekmez.',
  tokenSubject: 'Hesabınız için bir erişim anahtarı oluşturuldu',
  token: (name, until) =>
    `hesabınız için “${name}” erişim anahtarı oluşturuldu. ${until === null ? 'Kaldırılana' : `${until} tarihine`} kadar sizin adınıza çalışır.`,
  personSubject: (name) => `${name} eklendi`,
  person: (name, email, isManager) =>
    `${name} (${email}) sizin hesabınızdan ${isManager ? 'yönetici yapıldı' : 'eklendi'}.`,
  notYou: 'Bunu siz yapmadıysanız parolanızı değiştirin, erişim anahtarlarınızı da kaldırtın ve bunu geri alın.',
  testSubject: 'Cuboid e-postaları ulaşıyor',
  test: 'bu e-posta, Cuboid e-postalarının ulaşıp ulaşmadığını görmek için gönderildi. Ulaştı.',
  openTask: 'Görevi aç',
  choosePassword: 'Parola belirle',
  lookAtTokens: 'Erişim anahtarlarına bak',
  lookAtPeople: 'Kişilere bak',
  news: {
    assigned: '{who} size {what} görevini verdi',
    unblocked: '{who}, {what} görevinin beklediğini bitirdi: başlayabilirsiniz',
    commented: '{who}, {what} görevine yorum yazdı',
    mentioned: '{who}, {what} görevinde sizden bahsetti',
    reminder: 'Hatırlatma: {what}',
    client: '{who}: {what} görevine dışarıdan yanıt geldi',
    webhook: 'Bir web kancası kapatıldı: {what}',
  },
  newsSubject: (count, task) => (task === null ? `${count} yenilik` : `“${task}”: ${count} yenilik`),
  more: (count) => `Ve ${count} tane daha.`,
  openNotifications: 'Bildirimleri aç',
  summarySubject: (day) => `Gününüz, ${day}`,
  late: 'Gecikenler',
  today: 'Bugün bitmesi gerekenler',
  nothingDue: 'Bugün bitmesi gereken bir işiniz yok.',
  unread: (count) => `${count} okunmamış bildiriminiz var.`,
  openCuboid: 'Cuboid’i aç',
  why: {
    news: 'Bu e-posta, bunu Cuboid’de henüz görmediğiniz için geldi.',
    reminder: 'Bu e-posta, bir hatırlatma kurulduğu için geldi.',
    summary: 'Bu e-posta, seçtiğiniz gibi her gün gelir.',
  },
  mailSettings: 'Hangi e-postaları aldığınız',
  unsubscribe: 'Bunlardan bir daha gelmesin',
}

export const wordsIn = (language: string): Words => (language === 'tr' ? TURKISH : ENGLISH)
