export const LEAD_STATUSES = ['todo', 'inProgress', 'done'] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

/** What a task in a pipeline has beyond a task. Money is a decimal string of the pipeline's currency. */
export interface LeadContent {
  readonly contact: string | null
  readonly position: string | null
  readonly company: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly linkedin: string | null
  readonly url: string | null
  readonly address: string | null
  readonly city: string | null
  readonly state: string | null
  readonly country: string | null
  readonly postCode: string | null
  /** Percent, 0–100. */
  readonly probability: number | null
  readonly expectedRevenue: string | null
  readonly mrr: string | null
  readonly periodRevenue: string | null
  /** The billing period in months. */
  readonly period: number | null
  /** Days to close. */
  readonly estimateDays: number | null
  readonly remindAt: number | null
  /** What is to be done about it next. */
  readonly nextStep: string | null
  /** Why it was won or lost. */
  readonly reason: string | null
  readonly status: LeadStatus
}

export interface Lead extends LeadContent {
  readonly taskId: string
  /** CubeDrive's finer priority; its thousands are the task's. */
  readonly priorityDigits: string
  /** Which fields came as JSON numbers, and go back so. */
  readonly numberFields: readonly string[]
  /** Fields that the CRM's contract does not name, as they came. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** So many fields that the contract does not name, and so much JSON in them. */
export const MOST_EXTRA_FIELDS = 256
export const MOST_EXTRA_BYTES = 64 * 1024

/**
 * What a caller says about a lead; what is absent stays. `numberFields` are those that this caller sends as numbers. What is
 * null in `extra` is kept so in a new lead, and goes from one that is changed.
 */
export type LeadInput = Partial<Omit<Lead, 'taskId'>>

export const EMPTY_LEAD: LeadContent = {
  contact: null,
  position: null,
  company: null,
  email: null,
  phone: null,
  linkedin: null,
  url: null,
  address: null,
  city: null,
  state: null,
  country: null,
  postCode: null,
  probability: null,
  expectedRevenue: null,
  mrr: null,
  periodRevenue: null,
  period: null,
  estimateDays: null,
  remindAt: null,
  nextStep: null,
  reason: null,
  status: 'todo',
}

/** An open lead whose expected closing date has passed reads as expired; it is never stored so. */
export const shownStatus = (status: LeadStatus, isOpen: boolean, dueAt: number | null, now: number) =>
  isOpen && status !== 'done' && dueAt !== null && dueAt < now ? 'expired' : status
