import { expect } from 'vitest'
import { type Answer, type Door, PASSWORD, type World, world } from './world.ts'

/** Every call of the CubeDrive contract, as its own clients make them. */

export const FORM = '/cubedrive/formDataApi/10100000'

export async function signedIn(w: World, email = w.ada.email): Promise<Door> {
  const { body } = await w
    .as(null)
    .get(`/cubedrive/getLogin?j_username=${encodeURIComponent(email)}&j_password=${encodeURIComponent(PASSWORD)}`)
  return w.as(null, { 'X-Auth-Token': body['x-auth-token'] })
}

export async function withPipeline() {
  const w = await world()
  const door = await signedIn(w)
  const { categories } = (await door.get(`/cubedrive/taskCategory/listByType?componentId=${w.sales}&type=application`))
    .body
  const enc = (person: { id: number }) => w.encryptedIds.encrypt('user', person.id)
  const create = (data: object, more: object = {}): Promise<Answer> =>
    door.post(`${FORM}/upsert`, {
      item: { data: { name: 'Vans', categoryId: categories[0].id, projectAssemblyId: w.sales, ...data } },
      ...more,
    })
  const make = async (data: object = {}, more: object = {}): Promise<string> => {
    const { status, body } = await create(data, more)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.dataId
  }
  const page = async (body: object) =>
    (await door.post(`${FORM}/paginate`, { rowsHandler: 'OrganizationTaskRowsHandler.toTasks', ...body })).body
  const row = async (id: string) => (await page({ filters: { id } })).rows[0]
  return { ...w, w, door, categories, enc, create, make, page, row }
}
