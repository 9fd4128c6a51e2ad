import type { CustomFieldInput } from '../domain/project/custom-field.ts'
import type { StateInput } from '../domain/project/state-list.ts'

/** Who and what there is at Lale, a small agency in Istanbul. */

/** Of everybody in the demo world. */
export const DEMO_PASSWORD = 'tulips-in-may'

export type PersonName = 'elif' | 'tom' | 'maya' | 'can' | 'sofia' | 'deniz'

export interface Member {
  readonly name: PersonName
  readonly firstname: string
  readonly lastname: string
  readonly jobTitle: string
  readonly isManager: boolean
}

/** The first one founds the agency. */
export const MEMBERS: readonly Member[] = [
  { name: 'elif', firstname: 'Elif', lastname: 'Aydın', jobTitle: 'Founder', isManager: true },
  { name: 'tom', firstname: 'Tom', lastname: 'Becker', jobTitle: 'Account director', isManager: true },
  { name: 'maya', firstname: 'Maya', lastname: 'Lindqvist', jobTitle: 'Designer', isManager: false },
  { name: 'can', firstname: 'Can', lastname: 'Yıldız', jobTitle: 'Developer', isManager: false },
  { name: 'sofia', firstname: 'Sofia', lastname: 'Marino', jobTitle: 'Copywriter', isManager: false },
  { name: 'deniz', firstname: 'Deniz', lastname: 'Kaya', jobTitle: 'Developer', isManager: false },
]
export const emailOf = (name: PersonName) => `${name}@example.com`

/** What its tasks are about: see task-words.ts. */
export type Trade = 'web' | 'brand' | 'campaign' | 'social' | 'newsletter' | 'hiring' | 'office' | 'support' | 'plans'

export interface ProjectPlan {
  readonly name: string
  /** The name of the project that it lies under. */
  readonly under?: string
  readonly trade: Trade
  /** Everybody's share of its tasks: those named first get the most. */
  readonly members: readonly PersonName[]
  /** The one client that it is for; absent: several. Null: nobody's. */
  readonly client?: string | null
  readonly isPrivate?: boolean
  /** How many of a hundred tasks are its. */
  readonly share: number
  readonly tags: readonly (readonly [name: string, color: string])[]
  readonly states?: readonly StateInput[]
  readonly customFields?: readonly CustomFieldInput[]
}

const SITE_STATES: readonly StateInput[] = [
  { name: 'Backlog', type: 'waiting', isDefault: true },
  { name: 'Design', type: 'active', color: '#e64980' },
  { name: 'Build', type: 'active', color: '#1098ad' },
  { name: 'Review', type: 'active', color: '#7d5fff' },
  { name: 'Live', type: 'completed' },
  { name: 'Dropped', type: 'cancelled' },
]
const DESK_STATES: readonly StateInput[] = [
  { name: 'New', type: 'waiting', isDefault: true },
  { name: 'In progress', type: 'active' },
  { name: 'Waiting for client', type: 'suspended' },
  { name: 'Solved', type: 'completed' },
]
const EDITORIAL_STATES: readonly StateInput[] = [
  { name: 'Idea', type: 'waiting', isDefault: true },
  { name: 'Writing', type: 'active', color: '#1098ad' },
  { name: 'Approval', type: 'active', color: '#f76707' },
  { name: 'Published', type: 'completed' },
]
const URGENT = ['urgent', '#e03131'] as const
const CLIENT_WAITS = ['client waits', '#f08c00'] as const

export const PROJECTS: readonly ProjectPlan[] = [
  { name: 'Client work', trade: 'plans', members: ['tom', 'elif'], share: 4, tags: [URGENT, ['scoping', '#1c7ed6']] },
  {
    name: 'Bosphorus Hotels website',
    under: 'Client work',
    trade: 'web',
    members: ['can', 'maya', 'deniz', 'sofia', 'tom'],
    client: 'Bosphorus Hotels',
    share: 17,
    tags: [URGENT, ['bug', '#c92a2a'], ['accessibility', '#5f3dc4'], ['seo', '#2b8a3e'], ['mobile', '#0b7285']],
    states: SITE_STATES,
    customFields: [
      { name: 'Page type', type: 'select', options: ['Landing', 'Content', 'Booking', 'Legal'] },
      { name: 'Budget code', type: 'text' },
      { name: 'Launch on', type: 'date' },
    ],
  },
  {
    name: 'Kervan Coffee brand',
    under: 'Client work',
    trade: 'brand',
    members: ['maya', 'sofia', 'tom'],
    client: 'Kervan Coffee',
    share: 9,
    tags: [['print', '#862e9c'], ['packaging', '#d9480f'], CLIENT_WAITS],
  },
  {
    name: 'Nordlicht campaign',
    under: 'Client work',
    trade: 'campaign',
    members: ['sofia', 'maya', 'tom', 'deniz'],
    client: 'Nordlicht Energie',
    share: 10,
    tags: [['ads', '#1864ab'], ['video', '#a61e4d'], URGENT],
    customFields: [
      { name: 'Channel', type: 'select', options: ['Search', 'Social', 'Print', 'Outdoor'] },
      { name: 'Spend', type: 'number' },
    ],
  },
  {
    name: 'Retainers',
    under: 'Client work',
    trade: 'plans',
    members: ['tom', 'sofia'],
    share: 3,
    tags: [['renewal', '#2b8a3e']],
  },
  {
    name: 'Social media',
    under: 'Retainers',
    trade: 'social',
    members: ['sofia', 'maya', 'tom'],
    share: 15,
    tags: [['video', '#a61e4d'], ['türkçe', '#e8590c'], ['evergreen', '#2b8a3e'], CLIENT_WAITS],
    states: EDITORIAL_STATES,
  },
  {
    name: 'Newsletters',
    under: 'Retainers',
    trade: 'newsletter',
    members: ['sofia', 'deniz', 'tom'],
    share: 8,
    tags: [
      ['türkçe', '#e8590c'],
      ['a/b test', '#5f3dc4'],
    ],
    states: EDITORIAL_STATES,
    customFields: [
      { name: 'Recipients', type: 'number' },
      { name: 'Approved', type: 'checkbox' },
    ],
  },
  {
    name: 'Studio',
    trade: 'plans',
    members: ['elif', 'tom', 'maya', 'can', 'sofia', 'deniz'],
    client: null,
    share: 4,
    tags: [['idea', '#1098ad']],
  },
  {
    name: 'Hiring',
    under: 'Studio',
    trade: 'hiring',
    members: ['elif', 'tom'],
    client: null,
    isPrivate: true,
    share: 4,
    tags: [
      ['interview', '#1c7ed6'],
      ['reference', '#868e96'],
    ],
  },
  {
    name: 'Finance and office',
    under: 'Studio',
    trade: 'office',
    members: ['elif', 'tom'],
    share: 8,
    tags: [
      ['fatura', '#e8590c'],
      ['tax', '#c92a2a'],
      ['rent', '#868e96'],
    ],
    customFields: [{ name: 'Invoice no', type: 'text' }],
  },
  {
    name: 'Our own website',
    under: 'Studio',
    trade: 'web',
    members: ['deniz', 'maya', 'sofia'],
    client: null,
    share: 6,
    tags: [
      ['bug', '#c92a2a'],
      ['case study', '#5f3dc4'],
    ],
  },
  {
    name: 'Support desk',
    trade: 'support',
    members: ['deniz', 'can', 'sofia'],
    share: 12,
    tags: [['bug', '#c92a2a'], ['question', '#1c7ed6'], ['hosting', '#0b7285'], CLIENT_WAITS],
    states: DESK_STATES,
  },
]

export interface PipelinePlan {
  readonly name: string
  readonly currency: string
  readonly members: readonly PersonName[]
  readonly share: number
  /** Absent: the usual ones. */
  readonly stages?: readonly StateInput[]
  readonly tags: readonly string[]
}

export const PIPELINES: readonly PipelinePlan[] = [
  {
    name: 'New business',
    currency: 'EUR',
    members: ['tom', 'elif'],
    share: 65,
    tags: ['referral', 'fair', 'website', 'cold call'],
  },
  {
    name: 'Türkiye satış',
    currency: 'TRY',
    members: ['elif', 'sofia'],
    share: 35,
    stages: [
      { name: 'Yeni', type: 'waiting', colorKey: 'todo' },
      { name: 'Görüşme', type: 'active', colorKey: 'progress' },
      { name: 'Teklif', type: 'active', colorKey: 'review' },
      { name: 'Kazanıldı', type: 'completed', colorKey: 'done' },
      { name: 'Kaybedildi', type: 'cancelled', colorKey: 'cancelled' },
    ],
    tags: ['referans', 'fuar', 'web'],
  },
]
