import { messages } from './define.ts'

export const organization = messages(
  {
    about: 'About',
    name: 'Name',
    nameNeeded: 'The organization needs a name.',
    defaults: 'Defaults',
    defaultsText: 'What new people and new pipelines begin with. Those that are there keep theirs.',
    zone: 'Time zone',
    currency: 'Currency',
    language: 'Language',
    ids: 'For integrations',
    groupId: 'Encrypted group id',
    onlyManagers: 'Only managers of the organization change these.',
  },
  {
    about: 'Kuruluş',
    name: 'Ad',
    nameNeeded: 'Kuruluşun bir adı olmalı.',
    defaults: 'Başlangıç değerleri',
    defaultsText: 'Yeni kişiler ve yeni satış hatları bunlarla başlar. Var olanlar kendilerininkini korur.',
    zone: 'Saat dilimi',
    currency: 'Para birimi',
    language: 'Dil',
    ids: 'Entegrasyonlar için',
    groupId: 'Şifreli grup kimliği',
    onlyManagers: 'Bunları yalnızca kuruluş yöneticileri değiştirir.',
  },
)
