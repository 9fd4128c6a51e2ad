import { inEnglish, inTurkish, messages } from './define.ts'

export const people = messages(
  {
    members: inEnglish('# member', '# members'),
    find: 'Find by name or e-mail address',
    invite: 'Invite',
    inviteTitle: 'Invite somebody',
    inviteText: 'The person gets a link by mail with which to choose a password.',
    asManager: 'Manager: may invite and remove people, and change the organization',
    invited: (name: string) => `${name} is invited.`,
    link: 'Invitation link',
    linkText:
      'It is mailed, too, where mail is set up. Whoever opens it first joins: give it to nobody else. It is not shown again.',
    another: 'Invite another one',
    taken: 'Somebody has this address already.',
    manager: 'Manager',
    you: 'you',
    actionsFor: (name: string) => `What to do with ${name}`,
    makeManager: 'Make a manager',
    noManager: 'No longer a manager',
    remove: 'Remove from the organization',
    removeAsk: (name: string) => `Remove ${name}?`,
    removeText:
      'Sessions and tokens end at once. Tasks, comments and history stay, and go on naming this person. Only a new invitation, to another address, brings someone back.',
    onlyManagers: 'Only managers of the organization do this.',
    lastManager: 'The last manager. Make somebody else a manager first.',
  },
  {
    members: inTurkish('# üye'),
    find: 'Ada ya da e-posta adresine göre bul',
    invite: 'Davet et',
    inviteTitle: 'Birini davet edin',
    inviteText: 'Kişiye, parola seçmesi için e-postayla bir bağlantı gider.',
    asManager: 'Yönetici: kişi davet edip çıkarabilir, kuruluşu değiştirebilir',
    invited: (name: string) => `${name} davet edildi.`,
    link: 'Davet bağlantısı',
    linkText:
      'E-posta kuruluysa ayrıca postalanır. Bağlantıyı ilk açan katılır: başkasına vermeyin. Bir daha gösterilmez.',
    another: 'Bir kişi daha davet et',
    taken: 'Bu adres başka birinin.',
    manager: 'Yönetici',
    you: 'siz',
    actionsFor: (name: string) => `${name} için işlemler`,
    makeManager: 'Yönetici yap',
    noManager: 'Yöneticiliğini kaldır',
    remove: 'Kuruluştan çıkar',
    removeAsk: (name: string) => `${name} çıkarılsın mı?`,
    removeText:
      'Oturumları ve anahtarları hemen kapanır. Görevler, yorumlar ve geçmiş kalır, adı görünmeye devam eder. Geri dönmesi için başka bir adrese yeni davet gerekir.',
    onlyManagers: 'Bunu yalnızca kuruluş yöneticileri yapar.',
    lastManager: 'Son yönetici. Önce başka birini yönetici yapın.',
  },
)
