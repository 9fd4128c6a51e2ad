import { RECORDS } from './refusals-of-records.ts'
import { REQUESTS } from './refusals-of-requests.ts'
import { VALUES } from './refusals-of-values.ts'

/**
 * Every refusal there is. Codes are part of the APIs and stay; `{name}` in a message is a parameter. `docs/errors.md`, the
 * pages under `/problems/` and the words of the web app go by this table.
 *
 * Kinds: `malformed` is not of the form that is asked for; `invalid` is right in form and impossible for the data.
 */
export const REFUSALS = { ...REQUESTS, ...VALUES, ...RECORDS }
export type RefusalTable = Record<string, { kind: string; message: string }>

export type RefusalCode = keyof typeof REFUSALS
export type Refusal = (typeof REFUSALS)[RefusalCode]

/** A parameter of a refusal. Lists are read with commas. */
export type Param = string | number | readonly string[]

type Placeholder<Message> = Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never
type ParamName<C extends RefusalCode> = Placeholder<(typeof REFUSALS)[C]['message']>

/** What comes after the code where a refusal is made: nothing, or what the message leaves open. */
export type RefusalParams<C extends RefusalCode> = [ParamName<C>] extends [never]
  ? []
  : [params: { readonly [Name in ParamName<C>]: Param }]

/** The message in English, with its parameters. */
export const sentence = (code: RefusalCode, params: Readonly<Record<string, Param>>): string =>
  REFUSALS[code].message.replaceAll(/\{(\w+)\}/g, (_, name: string) => [params[name] ?? ''].flat().join(', '))
