/** What mails say, in each language that they speak. */
export interface Words {
  hello(name: string): string
  reminderSubject(task: string): string
  reminder(task: string, project: string): string
  deadline(date: string): string
  mentionSubject(by: string, task: string): string
  mention(by: string, task: string, project: string): string
  invitationSubject(organization: string): string
  invitation(by: string, organization: string): string
  invitationEnds: string
  passwordSubject: string
  password: string
  passwordEnds: string
}

const ENGLISH: Words = {
  hello: (name) => `Hello ${name},`,
  reminderSubject: (task) => `Reminder: ${task}`,
  reminder: (task, project) => `this is the reminder that was set for “${task}” in ${project}.`,
  deadline: (date) => `Due: ${date}`,
  mentionSubject: (by, task) => `${by} mentioned you in “${task}”`,
  mention: (by, task, project) => `${by} mentioned you in the description of “${task}” in ${project}:`,
  invitationSubject: (organization) => `Your invitation to ${organization}`,
  invitation: (by, organization) => `${by} invites you to ${organization} on Cuboid. Choose your password here:`,
  invitationEnds: 'The link works once, for seven days.',
  passwordSubject: 'Your password for Cuboid',
  password: 'choose another password for Cuboid here:',
  passwordEnds: 'The link works once, for an hour. If you did not ask for it, do nothing.',
}

const TURKISH: Words = {
  hello: (name) => `Merhaba ${name},`,
  reminderSubject: (task) => `Hatırlatma: ${task}`,
  reminder: (task, project) => `“${task}” (${project}) için kurulan hatırlatmanın zamanı geldi.`,
  deadline: (date) => `Son tarih: ${date}`,
  mentionSubject: (by, task) => `${by} sizden bahsetti: “${task}”`,
  mention: (by, task, project) => `${by}, “${task}” (${project}) açıklamasında sizden bahsetti:`,
  invitationSubject: (organization) => `${organization} davetiniz`,
  invitation: (by, organization) =>
    `${by} sizi Cuboid üzerindeki ${organization} ekibine davet ediyor. Parolanızı burada belirleyin:`,
  invitationEnds: 'Bağlantı yedi gün boyunca ve bir kez kullanılabilir.',
  passwordSubject: 'Cuboid parolanız',
  password: 'Cuboid için yeni parolanızı burada belirleyin:',
  passwordEnds:
    'Bağlantı bir saat boyunca ve bir kez kullanılabilir. Bunu siz istemediyseniz bir şey yapmanız gerekmez.',
}

export const wordsIn = (language: string): Words => (language === 'tr' ? TURKISH : ENGLISH)
