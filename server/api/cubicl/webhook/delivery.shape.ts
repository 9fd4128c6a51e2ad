import { type Static, Type } from 'typebox'
import { type Attempt, DELIVERY_STATES, type Delivery, deliveryIdOf } from '../../../domain/webhook/delivery.ts'
import { WEBHOOK_TYPES } from '../../../domain/webhook/webhook.ts'
import { Choice, GivenSeconds, Nullable, Seconds, toSeconds } from '../../http/shapes.ts'

const AttemptShape = Type.Object(
  {
    at: Seconds,
    status: Nullable(Type.Integer({ description: 'Null: no answer came.' })),
    durationMs: Type.Integer(),
    error: Type.Optional(
      Type.String({
        description:
          'Why it failed: not_accepted (a status other than 2xx), redirected, timed_out, unknown_host, private_address, connection_refused, connection_lost, certificate_refused, not_http; not_allowed: you may not see it any more.',
        examples: ['timed_out'],
      }),
    ),
    response: Type.Optional(Type.String({ description: 'The beginning of the answer.', examples: ['ok'] })),
  },
  { title: 'DeliveryAttempt' },
)

export const DeliveryIdShape = Type.String({
  description: 'Also the header `webhook-id` of every attempt.',
  examples: ['7296438250274881536-7296438250274881521'],
})
const delivery = {
  _id: DeliveryIdShape,
  event: Nullable(Type.String({ description: 'The id of the event that it tells of; null of a test.' })),
  type: Choice([...WEBHOOK_TYPES, 'test']),
  state: Choice(DELIVERY_STATES),
  createdAt: Seconds,
  nextAttemptAt: Type.Optional(Seconds),
  attempts: Type.Array(AttemptShape, { description: 'Oldest first; of more than 20, the last ones.' }),
}
export const DeliveryShape = Type.Object(delivery, { title: 'Delivery' })
export const DeliveryWithBodyShape = Type.Object({
  ...delivery,
  body: Type.Object({}, { additionalProperties: true, description: 'What is sent.' }),
})

export const presentDelivery = (each: Delivery): Static<typeof DeliveryShape> => ({
  _id: deliveryIdOf(each),
  event: each.type === 'test' ? null : each.eventId,
  type: each.type,
  state: each.state,
  createdAt: toSeconds(each.createdAt),
  ...(each.nextAttemptAt !== null && { nextAttemptAt: toSeconds(each.nextAttemptAt) }),
  attempts: each.attempts.map(presentAttempt),
})

const presentAttempt = ({ at, ...attempt }: Attempt): Static<typeof AttemptShape> => ({ at: toSeconds(at), ...attempt })

export const ReplayBody = Type.Object(
  { from: GivenSeconds, to: GivenSeconds },
  { examples: [{ from: 1_767_225_600, to: 1_767_312_000 }] },
)
