import { type Static, Type } from 'typebox'
import type { Organization } from '../../../domain/organization/organization.ts'
import type { EncryptedIds } from '../../../domain/people/encrypted-id.ts'
import { DATE_FORMATS, DEFAULT_REMINDER_TIME, TIME_FORMATS, type User } from '../../../domain/people/user.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import type { OwnDetails } from '../../../usecases/people/own-account.ts'
import { Choice, Nullable, Text } from '../../http/shapes.ts'
import { textFormat } from '../../http/validation.ts'
import { Name, PersonShape, presentPerson } from './user.shape.ts'

export const TIME_OF_DAY = textFormat(
  'time-of-day',
  (text) => text === '' || /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text),
  'not_time_of_day',
)

export const MeShape = Type.Object(
  {
    ...PersonShape.properties,
    email: Type.String(),
    jobTitle: Type.String(),
    language: Type.String({ examples: ['en'] }),
    localization: Type.Object({
      dateFormat: Type.String({ description: 'A pattern of Unicode CLDR.', examples: ['dd.MM.yyyy'] }),
      timeFormat: Type.String({ description: 'A pattern of Unicode CLDR.', examples: ['HH:mm'] }),
      timezone: Type.String({ description: 'IANA.', examples: ['Europe/Istanbul'] }),
      reminderTime: Type.String({
        description: 'When a reminder goes out that was set for a day.',
        examples: ['09:00'],
      }),
    }),
    org: Type.Object({
      name: Type.String(),
      countryCode: Type.String(),
      admins: Type.Array(Type.String(), { description: 'The managers of the organization.' }),
      isAdmin: Type.Boolean(),
    }),
    cubedrive: Type.Object(
      { userId: Type.String(), groupId: Type.String() },
      { description: 'The encrypted ids of the user and the organization, for the CRM API.' },
    ),
  },
  { title: 'Me' },
)

export function presentMe(org: Organization, userId: number, encryptedIds: EncryptedIds): Static<typeof MeShape> {
  const user = org.users.get(userId) as User // who signs in is a user of the organization
  const managers = org.users.values().filter((each) => each.isManager && each.removedAt === null)
  return {
    ...presentPerson(user),
    email: user.email,
    jobTitle: user.jobTitle,
    language: user.language,
    localization: {
      dateFormat: user.dateFormat,
      timeFormat: user.timeFormat,
      timezone: user.zone,
      reminderTime: user.reminderTime,
    },
    org: {
      name: org.name,
      countryCode: org.countryCode,
      admins: [...managers].map(({ id }) => String(id)),
      isAdmin: user.isManager,
    },
    cubedrive: {
      userId: encryptedIds.encrypt('user', user.id),
      groupId: encryptedIds.encrypt('organization', org.id),
    },
  }
}

export const meOf = ({ org, actor }: ReadTx, encryptedIds: EncryptedIds) => presentMe(org, actor.userId, encryptedIds)

export const MeBody = Type.Object(
  {
    firstname: Type.Optional(Name),
    lastname: Type.Optional(Name),
    jobTitle: Type.Optional(Nullable(Text(100))),
    language: Type.Optional(Nullable(Text(3, { description: 'ISO 639. Empty: the organization’s.' }))),
    localization: Type.Optional(
      Type.Object({
        dateFormat: Type.Optional(Nullable(Choice([...DATE_FORMATS, '']))),
        timeFormat: Type.Optional(Nullable(Choice([...TIME_FORMATS, '']))),
        timezone: Type.Optional(Nullable(Text(64, { description: 'IANA. Empty: the organization’s.' }))),
        reminderTime: Type.Optional(
          Nullable(Type.String({ format: TIME_OF_DAY, description: '`HH:MM`. Empty: 09:00.', examples: ['08:30'] })),
        ),
      }),
    ),
  },
  { examples: [{ firstname: 'Ada', lastname: 'Lovelace', localization: { timezone: 'Europe/Istanbul' } }] },
)

export function toOwnDetails({
  firstname,
  lastname,
  jobTitle,
  language,
  localization,
}: Static<typeof MeBody>): OwnDetails {
  const { dateFormat, timeFormat, timezone, reminderTime } = localization ?? {}
  return {
    firstname,
    lastname,
    jobTitle: jobTitle === null ? '' : jobTitle,
    language: language === null ? '' : language,
    dateFormat: dateFormat === undefined ? undefined : dateFormat || DATE_FORMATS[0],
    timeFormat: timeFormat === undefined ? undefined : timeFormat || TIME_FORMATS[0],
    reminderTime: reminderTime === undefined ? undefined : reminderTime || DEFAULT_REMINDER_TIME,
    zone: timezone === null ? '' : timezone,
  }
}
