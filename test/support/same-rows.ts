import { requireSameRows } from '../../server/backup/compare.ts'
import type { Config } from '../../server/config.ts'
import { databaseFile } from '../../server/store/core/open.ts'
import type { Snapshot } from '../../server/store/core/rows.ts'
import { withSnapshot } from '../../server/store/core/snapshot.ts'

type Where = Pick<Config, 'data' | 'databaseUrl'>

/** Throws at the first row that both have not alike. */
export const sameRows = (one: Where, other: Where, but: readonly string[] = []): Promise<void> =>
  ofDatabase(one, (a) =>
    ofDatabase(other, (b) => requireSameRows({ ...a, tables: a.tables.filter(({ name }) => !but.includes(name)) }, b)),
  )

export const ofDatabase = <T>({ data, databaseUrl }: Where, work: (snapshot: Snapshot) => Promise<T>): Promise<T> =>
  withSnapshot({ databaseUrl, file: databaseFile(data) }, work)
