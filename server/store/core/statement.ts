import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import type { UnscopedReadTx } from './store.ts'

class Parameter {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Values = object
type StatementTx = Pick<UnscopedReadTx, 'db' | 'engine'>
type Marker<P> = <K extends keyof P & string>(name: K) => NonNullable<P[K]>

/**
 * A query that is built once and runs with other values each time: Kysely's building and compiling costs more than
 * SQLite takes to answer. For the statements of every request; others are built where they are used.
 *
 *     const byId = statement<{ orgId: number; id: string }, TaskRow>((db, the) =>
 *       db.selectFrom('task').selectAll().where('org_id', '=', the('orgId')).where('id', '=', the('id')))
 *     const [row] = await byId(tx, { orgId, id })
 */
export function statement<P extends Values, R>(
  build: (db: Kysely<Tables>, the: Marker<P>, tx: StatementTx) => Compilable<R>,
): (tx: StatementTx, values: P) => Promise<R[]> {
  const compiled: { [dialect: string]: { query: CompiledQuery<R>; bound: ((values: P) => unknown)[] } } = {}
  // A marker stands where a value will be: Kysely passes what it does not know through as a bound value.
  const the: Marker<P> = (name) => new Parameter(name) as never
  return (tx, values) => {
    const { name, run } = tx.engine
    let kept = compiled[name]
    if (!kept) {
      const query = build(tx.db, the, tx).compile()
      compiled[name] = kept = { query, bound: query.parameters.map(binding) }
    }
    const parameters = kept.bound.map((value) => value(values))
    return run(tx.db, kept.query, parameters)
  }
}

function binding<P extends Values>(parameter: unknown): (values: P) => unknown {
  if (!(parameter instanceof Parameter)) return () => parameter
  const name = parameter.name as keyof P
  return (values) => values[name]
}
