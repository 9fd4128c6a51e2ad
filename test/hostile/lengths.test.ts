import { expect, test } from 'vitest'
import { placesIn, put } from '../support/bad-values.ts'
import { DIALECTS } from '../support/conformity.ts'
import { offered } from '../support/operations.ts'
import { bodyOf, parametersOf, pathOf, queryOf, specimens } from '../support/specimens.ts'
import { answerOf, world } from '../support/world.ts'

const { operations } = await offered()

/** One code point each, of 1, 3 and 4 bytes; and one that folds to 18. None is white space, so that they are one word. */
const LETTERS = { ASCII: 'x', CJK: '漢', emoji: '🙂', ligature: 'ﷺ' }
const LONGEST = 250_000 // what is longer makes a body that is too large

test.each(DIALECTS)(
  'every text of %s may be as long as its bound, and no longer',
  { timeout: 600_000 },
  async (dialect) => {
    const w = await world({ endsBroken: true }) // a mail to an address of 254 ligatures
    const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
    const secret: Record<string, string> =
      dialect === '/api/v1' ? { authorization: `Bearer ${w.ada.token}` } : { 'x-auth-token': w.ada.token }

    for (const described of operations.filter((each) => each.dialect === dialect)) {
      const { method, document, name } = described
      const body = bodyOf(records, described)
      const query = queryOf(records, described)
      const send = async (parameters: Record<string, string>, payload: unknown) => {
        const search = new URLSearchParams({ ...query, ...parameters }).toString()
        const url = `${pathOf(records, described)}${search && `?${search}`}`
        return answerOf(
          await w.app.inject({
            method,
            url,
            headers: { ...secret, ...(body && { 'content-type': 'application/json' }) },
            ...(body && { payload: JSON.stringify(payload) }),
          }),
        )
      }
      const places = body ? placesIn(document, body.schema) : []
      const tries = [
        ...places.map((place) => ({
          field: place.pointer,
          most: place.schema.maxLength ?? 0,
          with: (text: string) => send({}, put(document, body?.example, place, text)),
        })),
        ...parametersOf(described, 'query').map((parameter) => ({
          field: parameter.name,
          most: parameter.schema.maxLength ?? 0,
          with: (text: string) => send({ [parameter.name]: text }, body?.example),
        })),
      ]
      for (const { field, most, with: sent } of tries) {
        if (most === 0 || most >= LONGEST) continue
        for (const [kind, letter] of Object.entries(LETTERS)) {
          const right = await sent(letter.repeat(most))
          const note = `${name} ${field}: ${most} of ${kind}`
          expect(right.status, note).toBeLessThan(500)
          expect(faultOf(right, field), note).not.toMatch(/ than /)
          const wrong = await sent(letter.repeat(most + 1))
          expect(wrong.status, `${note}, and one more`).toBe(400)
          expect(faultOf(wrong, field), `${note}, and one more`).toBeDefined()
        }
      }
    }
  },
)

const faultOf = ({ body }: { body: { errors?: { field: string; message: string }[] } }, field: string) =>
  body?.errors?.find((error) => error.field === field)?.message ?? ''

test('a client is found by the beginning of an endless word, by either name', async () => {
  const { as, ada } = await world()
  for (const letter of [LETTERS.ASCII, LETTERS.CJK, LETTERS.ligature]) {
    const made = await as(ada).post('/crm/customers', { name: letter, fullname: letter.repeat(1000) })
    expect(made.status).toBe(200)
    const found = await as(ada).get(`/crm/customers?name=${encodeURIComponent(letter.repeat(100))}`)
    expect(found.body.map(({ _id }: { _id: string }) => _id)).toEqual([made.body._id])
  }
})
