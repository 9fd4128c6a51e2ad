import { type Static, type TSchema, Type } from 'typebox'
import { EARLIEST_MS, LATEST_MS } from '../../../domain/iso8601.ts'
import { LEAD_STATUSES } from '../../../domain/lead/lead.ts'
import { DEFAULT_PRIORITY_DIGITS } from '../../../domain/task/priority.ts'
import type { LeadAction } from '../../../usecases/lead/save.ts'
import { Choice, Name, Nullable, Text } from '../../http/shapes.ts'
import { textFormat } from '../../http/validation.ts'
import { COUNT, INSTANT, PERSON } from '../query/values.ts'

const EMPTY = textFormat('empty', (text) => text === '', 'not_a_number') // a number may also be unset
const DIGITS = textFormat('digits', (text) => /^[0-9]*$/.test(text), 'not_digits')

const Id = Text(100)
const Words = Nullable(Text(1000))
const Digits = Type.Unsafe<string | number | null>({
  type: ['string', 'number', 'null'],
  maxLength: 40,
  description: 'Digits, or a number.',
})
const Percent = Type.Unsafe<number | '' | null>({
  type: ['number', 'string', 'null'],
  format: EMPTY,
  maxLength: 40,
  description: '0–100.',
})
const Instant = Type.Unsafe<string | number | null>({
  type: ['string', 'number', 'null'],
  format: INSTANT,
  maxLength: 60,
  minimum: EARLIEST_MS,
  maximum: LATEST_MS,
  description: 'ISO 8601, with or without $iso8601: before it; Unix milliseconds, as rows have them, too.',
})
const person = { format: PERSON, description: 'The encrypted id of a user, with or without $userId: before it.' }
/** Or nobody. */
const Author = Text(100, person)
const Person = Text(100, { ...person, minLength: 1 })
const listOf = <T extends TSchema>(of: T) => Nullable(Type.Array(of, { maxItems: 500 }))

/** The fields of a lead; null, and what is empty, unsets. Others are kept as they come. */
export const LeadFields = Type.Object({
  name: Name(1000),
  desc: Nullable(Text(200_000, { description: 'Markdown.' })),
  customer: Nullable(Text(1000, { description: 'The company.' })),
  contact: Words,
  position: Words,
  email: Words,
  phone: Words,
  linkedin: Words,
  url: Words,
  address: Words,
  city: Words,
  state: Words,
  country: Words,
  postCode: Words,
  categoryId: Type.Unsafe<number | string>({
    type: ['number', 'string'],
    format: COUNT,
    description: 'A category of the component; digits are taken as well.',
  }),
  status: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    enum: [...LEAD_STATUSES, 'expired', '', null],
    description: 'expired, which is read and never stored, changes nothing.',
  }),
  priority: Type.Unsafe<string | number | null>({
    type: ['string', 'integer', 'null'],
    format: DIGITS,
    maxLength: 15,
    minimum: 0,
    maximum: 999_999_999_999_999,
    description: `Digits, larger is more urgent. Default ${DEFAULT_PRIORITY_DIGITS}.`,
  }),
  probablity: Percent,
  probability: Percent,
  expectedRevenue: Digits,
  mrr: Digits,
  periodRevenue: Digits,
  period: Digits,
  estimateDays: Digits,
  dueDate: Instant,
  remindDate: Instant,
  'remind Date': Instant,
  createdAt: Instant,
  authorId: Nullable(Author),
  assignedUsers: listOf(Type.Union([Person, Type.Object({ userId: Person })])),
  attachments: listOf(Type.Union([Id, Type.Object({ id: Id })])),
  tags: listOf(Name(100)),
  organizationId: Nullable(Id),
  projectAssemblyId: Text(100, { minLength: 1, description: 'The id of a pipeline.' }),
  projectAssemblyDataId: Type.Unsafe<string | null>({ type: ['string', 'null'], enum: ['application', '', null] }),
  related: Type.Unsafe<string | null>({ type: ['string', 'null'], enum: ['app', '', null] }),
  rank: Nullable(Type.Number({ minimum: -1e15, maximum: 1e15, description: 'The order on the board, larger on top.' })),
})

/** Members of a row that the server gives; sent back, they change nothing. */
export const GIVEN_BY_THE_SERVER = ['id', 'dataId', 'title', 'color', 'updatedAt']

const LeadData = Type.Object(Type.Partial(LeadFields).properties, {
  title: 'LeadData',
  additionalProperties: true,
  propertyNames: { maxLength: 100 },
})
export type LeadData = Partial<Static<typeof LeadFields>> & Record<string, unknown>

/** What may be asked for with a save, in CubeDrive's words. */
export const ACTIONS = {
  'OrganizationTaskActionHandler.addRemind': 'remind',
  'OrganizationTaskActionHandler.sendEmailAtUserOnDesc': 'mail mentioned',
} as const satisfies Record<string, LeadAction>
const actions = Type.Optional(
  Nullable(
    Type.Array(Choice(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]), {
      maxItems: 20,
      description: 'Run once, in this order, when the save is committed.',
    }),
  ),
)

const RecordId = Type.Optional(Nullable(Text(100)))
const isGiven = (member: string) => ({ required: [member], properties: { [member]: { type: 'string', minLength: 1 } } })
const example = {
  name: 'Fleet of 12 vans',
  categoryId: 5,
  projectAssemblyId: '7296438250274881536',
  customer: 'Nile Logistics',
  expectedRevenue: '48000',
  dueDate: '$iso8601:2026-03-31T17:00:00Z',
  assignedUsers: [{ userId: '$userId:q8ZxT0mB3kA' }],
}
export const UpsertBody = Type.Object(
  {
    actions,
    item: Type.Object(
      { id: RecordId, dataId: RecordId, data: LeadData },
      {
        additionalProperties: false,
        description: 'With id, or dataId, that record is changed; without, one is made.',
        if: { anyOf: [isGiven('id'), isGiven('dataId')] },
        else: { properties: { data: { required: ['name', 'categoryId', 'projectAssemblyId'] } } },
      },
    ),
  },
  { additionalProperties: false, examples: [{ actions: [], item: { data: example } }] },
)
export const ChangeBody = Type.Object(
  {
    taskId: Type.Optional(Nullable(Text(100, { description: 'As in the path.' }))),
    actions,
    item: Type.Object({ data: LeadData }, { additionalProperties: false }),
  },
  {
    additionalProperties: false,
    examples: [{ taskId: '7296438250274881537', item: { data: { categoryId: 6, probablity: 60 } } }],
  },
)
