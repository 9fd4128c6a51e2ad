import type { FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { accessOf, mayInProject, require } from '../../../domain/access.ts'
import { isRecordId } from '../../../domain/ids.ts'
import { EARLIEST_MS } from '../../../domain/iso8601.ts'
import { withDescendants } from '../../../domain/project/project.ts'
import type { Period } from '../../../domain/report/report.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { type Cell, type CsvStyle, csvQuery, toCsv } from '../../http/csv.ts'
import { disposition } from '../../http/disposition.ts'
import { refuseAt } from '../../http/refusals.ts'
import { Choice, Flag, GivenSeconds, toLastMs, toMs } from '../../http/shapes.ts'
import { noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'

export const periodQuery = {
  from: Type.Optional(GivenSeconds),
  to: Type.Optional(GivenSeconds),
}
export const placeQuery = {
  group: Type.Optional(Type.String({ description: 'The id of a project or pipeline; absent: all.' })),
  recursive: Type.Optional({ ...Flag, description: 'Also what lies under it.' }),
  kind: Type.Optional(Choice(['project', 'pipeline'], { description: 'These alone.' })),
}
export const formatQuery = { format: Choice(['json', 'csv'], { default: 'json' }), ...csvQuery }

interface Place {
  group?: string | undefined
  recursive?: string | undefined
  kind?: string | undefined
}

/** The projects that are asked for and whose reports the caller may see. */
export function projectsIn({ org, actor }: ReadTx, { group, recursive, kind }: Place): string[] {
  const access = accessOf(org, actor.userId)
  const isMeant = (id: string) => kind === undefined || org.projects.get(id)?.kind === kind
  const isSeen = (id: string) => mayInProject(access, 'see_reports', id)
  if (!group) return [...org.projects.keys()].filter((id) => isMeant(id) && isSeen(id))
  if (!isRecordId(group) || !org.projects.has(group) || !mayInProject(access, 'see_project', group)) return []
  require(isSeen(group), 'see_reports')
  const asked = recursive === 'true' ? withDescendants(org, group) : [group]
  return asked.filter((id) => isMeant(id) && isSeen(id))
}

/** What is absent has no end: from the very first to now. */
export function periodOf({ from, to }: { from?: number; to?: number }, now: number): Period {
  if (from !== undefined && to !== undefined && to < from) throw refuseAt('to', 'before_other', { other: 'from' })
  return { from: from === undefined ? EARLIEST_MS : toMs(from), to: to === undefined ? now : toLastMs(to) }
}

/** A report's answers, for its schema: records, or the same as a table. */
export const reportAnswers = (row: TSchema) => ({
  200: {
    description: 'The figures; with format=csv or Accept: text/csv, as a table.',
    content: {
      'application/json': { schema: Type.Array(row) },
      'text/csv': { schema: Type.String({ description: 'RFC 4180, in UTF-8 with a byte order mark.' }) },
    },
  },
  ...problems(403, 422),
})

interface Table<Row> {
  /** Of the file, without its ending. */
  name: string
  head: readonly string[]
  cells: (row: Row) => readonly Cell[]
}

/** The figures as they were asked for. */
export function sendReport<Row, Shown>(
  request: FastifyRequest,
  reply: FastifyReply,
  rows: readonly Row[],
  { present, table: { name, head, cells } }: { present: (row: Row) => Shown; table: Table<Row> },
): FastifyReply {
  const { format, ...style } = request.query as { format: string } & CsvStyle // by `formatQuery`
  const isCsv = format === 'csv' || /\btext\/csv\b/.test(request.headers.accept ?? '')
  reply.header('Vary', 'Accept').header('Cache-Control', 'no-store')
  if (!isCsv) return reply.send(rows.map(present))
  noteTrust(request, 'exported', request.actor, { what: name })
  reply.header('Content-Disposition', disposition('attachment', `${name}.csv`))
  return reply.type('text/csv; charset=utf-8').send(toCsv(head, rows.map(cells), style))
}
