import type {
  CompiledQuery,
  Expression,
  Kysely,
  RawBuilder,
  ReferenceExpression,
  SelectQueryBuilder,
  SqlBool,
} from 'kysely'
import type { ColumnTypes } from '../migrations/index.ts'
import type { Tables } from '../tables.ts'

export type ListKind = 'id' | 'number' | 'real' | 'text'
export const TOPICS = ['jobs', 'events', 'webhooks', 'mailboxes'] as const
export type Topic = (typeof TOPICS)[number]

/** All that differs between the databases; each has one module that answers it. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres'
  /** On SQLite a connection that cannot write. */
  readonly reader: Kysely<Tables>
  readonly writer: Kysely<Tables>
  /** The writer, for what may take as long as it takes: migrations, and looking through all that there is. */
  readonly unhurried: Kysely<Tables>
  /** For reads that may take long; each statement is cut after 2 s (`CutStatement`). On SQLite, threads of their own. */
  readonly costly: Kysely<Tables>
  readonly columnTypes: ColumnTypes

  /** On one connection of the writer's, which `work` is given; committed once it is done. Throws OutcomeUnknown when it may be. */
  transaction<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Answers the rows of a query that is compiled already. `db` is the reader, or that of a transaction. */
  run<R>(db: Kysely<Tables>, query: CompiledQuery<R>, parameters: readonly unknown[]): Promise<R[]>

  /** True, or the end of a costly statement whose time is over. SQLite asks it for each row, PostgreSQL has its own clock. */
  inTime(column: Expression<unknown>): Expression<SqlBool>
  /** Whether a statement was cut. */
  isCut(error: unknown): boolean
  /** A list as one bound value, so that its length leaves the statement as it is. */
  encodeList(values: readonly (string | number)[]): unknown
  /** Whether `column` is in a list from `encodeList`. */
  isOneOf(column: Expression<unknown>, list: unknown, kind: ListKind): Expression<SqlBool>
  /** The tasks whose name may hold the folded text of three or more code points: a superset, to be checked. */
  taskSearch(db: Kysely<Tables>, text: unknown): SelectQueryBuilder<Tables, 'task', object>
  /** Whether what `taskSearch` and `newestTasks` lead comes newest first; else it has to be sorted. */
  readonly taskSearchIsOrdered: boolean
  /** How many tasks there are in all organizations, to choose a way by: an estimate of lately, 0 or less when it is not known. */
  roughlyAllTasks(): Promise<number>
  /** The value of `taskSearch`'s parameter for a folded text. */
  encodeSearch(text: string): unknown
  /** As `encodeSearch`, for names that begin with the folded text, which may be short. */
  encodeBeginning(text: string): unknown
  /** The ids of the newest ones of `taskSearch`, newest first: however common the text, no more than so many are looked at. */
  newestTasks(text: unknown, orgId: unknown, most: number): RawBuilder<{ task_id: string }>
  /** Whether the column holds the text, letter for letter. */
  contains(column: Expression<unknown>, text: unknown): Expression<SqlBool>
  /** Whether a JSON object has a member of this name that is not null. */
  jsonHas(column: Expression<unknown>, name: unknown): Expression<SqlBool>
  /** What can be compared of a JSON object's member: itself, or the elements of a list, but no null, list or object. */
  jsonScalars(column: Expression<unknown>, name: unknown): RawBuilder<JsonScalar>
  /** A JSON object of texts, with its members under the names that another one gives them; null there: without them. */
  renamedMembers(column: Expression<unknown>, names: unknown): RawBuilder<string>
  /** Rows of a list that is stored as JSON. */
  jsonElements(column: Expression<unknown>, kind: ListKind): RawBuilder<{ value: unknown }>
  /** The same, to be joined to the row that holds the list. */
  joinedElements(column: Expression<unknown>, kind: ListKind): RawBuilder<{ value: unknown }>
  /** A decimal string, compared as a number. */
  asNumber(column: Expression<unknown>): RawBuilder<number | null>
  /**
   * The exact sum of decimal strings: whole billions, the other whole ones and ten-thousandths, with blanks between
   * them, as SQLite's integers could not hold it in one. For `sumOf` of domain/money.ts.
   */
  sumOfMoney(column: Expression<unknown>): RawBuilder<string | null>
  /** Text that compares by code point. */
  asKey(column: Expression<unknown>): RawBuilder<string | null>
  /** Holds the rows against other writers until the transaction ends; `orSkip` passes over those that are held. */
  lockRows<T extends keyof Tables & string, O>(
    query: SelectQueryBuilder<Tables, T, O>,
    table: T,
    orSkip?: 'skip',
  ): SelectQueryBuilder<Tables, T, O>

  /** Keeps a name from other transactions until this one ends; false: another one has it. */
  holdName(db: Kysely<Tables>, name: string): Promise<boolean>

  /** The database is locked, full or gone; the request may be sent again later. */
  isUnavailable(error: unknown): boolean
  /** Another transaction got in between: the same one may succeed at once. */
  isWorthRetrying(error: unknown): boolean
  /** Throws when the database does not answer, or is no longer the one that was opened. */
  ping(): Promise<void>

  /** Tells the processes on this database, soon and at least once. */
  announce(topics: ReadonlySet<Topic>): void
  /** Hears of all topics whenever it begins to listen anew, as it may have missed something. */
  onAnnouncement(listener: (topic: Topic) => void): void
  /** Made by this process; where transactions share commits. */
  readonly commits?: { readonly batches: number; readonly transactions: number }
  /** Before a newer schema is put in place. */
  beforeMigration(): Promise<void>
  close(): Promise<void>
}

/** A commit was asked for, and nobody knows whether it came about. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown'
  constructor(cause: unknown) {
    super('the database was lost during a commit', { cause })
  }
}

export interface JsonScalar {
  type: 'number' | 'string' | 'boolean'
  /** Of a number; 0 or 1 of a boolean. */
  number: number | null
  /** Of a string. */
  text: string | null
}

export type Column = ReferenceExpression<Tables, keyof Tables>
