import { expect } from 'vitest'
import type { Answer, Person, World } from './world.ts'

/** biome-ignore lint/suspicious/noExplicitAny: a row has fields of any name */
export type Row = Record<string, any>

const FORM = '/cubedrive/formDataApi/10100000'

/** The CRM dialect as this person uses it on the world's pipeline. */
export function crm(w: World, person: Pick<Person, 'token'> = w.ada) {
  const door = w.as(person)
  const stages = w.store.read(w.ada.actor, async ({ org }) => org.projects.get(w.sales)?.ownStates ?? [])
  const upsert = (body: object, headers?: Record<string, string>): Promise<Answer> =>
    door.post(`${FORM}/upsert`, body, headers)
  const paginate = (body: object): Promise<Answer> => door.post(`${FORM}/paginate`, body)

  const rows = async (filters: object = {}, more: object = {}): Promise<Row[]> => {
    const { status, body } = await paginate({ filters, ...more })
    expect(status, JSON.stringify(body)).toBe(200)
    return body.rows
  }
  return {
    upsert,
    paginate,
    rows,
    row: async (id: string): Promise<Row | undefined> => (await rows({ id }))[0],
    updateFields: (id: string, data: object, more: object = {}): Promise<Answer> =>
      door.post(`${FORM}/${id}/updateFields`, { item: { data }, ...more }),
    /** What a new lead of the pipeline needs at least. */
    async data(more: object = {}) {
      const [first] = await stages
      return { name: 'Fleet', categoryId: first?.id, projectAssemblyId: w.sales, ...more }
    },
    /** Makes a lead; answers its id. */
    async make(more: object = {}, also: object = {}): Promise<string> {
      const { status, body } = await upsert({ item: { data: await this.data(more) }, ...also })
      expect(status, JSON.stringify(body)).toBe(200)
      return body.dataId
    },
    stage: async (name: string) => (await stages).find((stage) => stage.name === name)?.id,
    /** The encrypted id of a person, as values have it. */
    user: (whom: Person) => `$userId:${w.encryptedIds.encrypt('user', whom.id)}`,
  }
}

/** Gives everybody in the organization this level on tasks of the pipeline. */
export async function openSales(w: World, tasks: string): Promise<void> {
  const levels = { files: 'none', reports: 'none' }
  const perms = { members: { tasks: 'edit', ...levels }, everybody: { tasks, ...levels } }
  const { status } = await w.as(w.ada).put(`/groups/${w.sales}`, { perms })
  expect(status).toBe(200)
}
