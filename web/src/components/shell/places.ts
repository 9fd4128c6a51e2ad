/** The pages that are the same for everybody, and the keys that lead there. */
export const PLACES = [
  { to: '/', name: 'home', keys: 'g h' },
  { to: '/notifications', name: 'notifications', keys: 'g n' },
  { to: '/clients', name: 'clients', keys: 'g c' },
  { to: '/reports', name: 'reports', keys: 'g r' },
  { to: '/people', name: 'people', keys: 'g p' },
  { to: '/organization', name: 'organization', keys: 'g o' },
  { to: '/integrations', name: 'integrations', keys: 'g i' },
  { to: '/account', name: 'account', keys: 'g a' },
] as const
export type Place = (typeof PLACES)[number]['to']
export type PlaceName = (typeof PLACES)[number]['name']
