import type { User } from '../api.ts'

export type Person = Pick<User, '_id' | 'firstname' | 'lastname' | 'profile'>

export const nameOf = ({ firstname, lastname }: Pick<Person, 'firstname' | 'lastname'>) =>
  `${firstname} ${lastname}`.trim()
