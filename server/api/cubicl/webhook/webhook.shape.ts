import { type Static, Type } from 'typebox'
import { WEBHOOK_TYPES, type Webhook } from '../../../domain/webhook/webhook.ts'
import type { WebhookInput } from '../../../usecases/webhook/webhooks.ts'
import { Choice, IdShape, Nullable, Seconds, Text, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'

const webhook = {
  _id: IdShape,
  type: Choice(WEBHOOK_TYPES),
  url: Type.String({ examples: ['https://example.com/hook'] }),
  group: Type.Optional(IdShape),
  recursive: Type.Boolean({ description: 'Whether the projects below count, too.' }),
  active: Type.Boolean(),
  disabledAt: Nullable(
    Type.Integer({
      description: 'When the server switched it off, in Unix seconds; `active: true` switches it on again.',
    }),
  ),
  disabledReason: Nullable(
    Choice(['gone', 'failing'], {
      description: 'gone: the receiver answered 410. failing: the last of the attempts for one delivery failed.',
    }),
  ),
  createdAt: Seconds,
}
export const WebhookShape = Type.Object(webhook, { title: 'Webhook' })
export const SecretShape = Nullable(
  Type.String({
    description:
      'Signs what is sent, by Standard Webhooks 1.0. Shown this once; null when a repeated request is answered again.',
    examples: ['whsec_…'],
  }),
)
export const NewWebhookShape = Type.Object({ ...webhook, secret: SecretShape })

export const presentWebhook = ({
  id,
  type,
  url,
  projectId,
  isRecursive,
  isActive,
  disabledAt,
  disabledReason,
  createdAt,
}: Webhook): Static<typeof WebhookShape> => ({
  _id: id,
  type,
  url,
  ...(projectId !== null && { group: projectId }),
  recursive: isRecursive,
  active: isActive,
  disabledAt: toSecondsOrNull(disabledAt),
  disabledReason,
  createdAt: toSeconds(createdAt),
})
export const presentNewWebhook = (made: Webhook): Static<typeof NewWebhookShape> => ({
  ...presentWebhook(made),
  secret: made.secret,
})

// Any text, as an unsupported one is refused with a code of its own.
const WebhookTypeBody = Text(50, { description: `One of ${WEBHOOK_TYPES.join(', ')}.` })
const Url = Text(2000, { description: 'http or https, on the public internet.' })
const options = {
  group: Type.Optional(Nullable(Text(30, { description: 'A project id; events of tasks need one.' }))),
  recursive: Type.Optional(Nullable(Type.Boolean())),
  active: Type.Optional(Nullable(Type.Boolean())),
}
export const NewWebhookBody = Type.Object(
  { type: WebhookTypeBody, url: Url, ...options },
  { examples: [{ type: 'task-created', url: 'https://example.com/hook', group: '7296438250274881536' }] },
)
export const WebhookBody = Type.Object(
  { type: Type.Optional(WebhookTypeBody), url: Type.Optional(Url), ...options },
  { examples: [{ active: false }] },
)

/** Of the body what a caller may set. */
export const toWebhookInput = ({ type, url, group, recursive, active }: Static<typeof WebhookBody>): WebhookInput => ({
  ...(type !== undefined && { type }),
  ...(url !== undefined && { url }),
  ...(group !== undefined && { projectId: group }),
  ...(recursive !== undefined && { isRecursive: recursive ?? false }),
  ...(active !== undefined && { isActive: active ?? false }),
})
