import { expect, test } from 'vitest'
import { exampleCall, hasExample } from '../support/example-calls.ts'
import { offered } from '../support/operations.ts'
import { specimens } from '../support/specimens.ts'
import { world } from '../support/world.ts'

const { operations } = await offered()

test.each(operations.filter(hasExample))(
  'the example of $name works as it stands, with ids of what is there',
  async (described) => {
    const w = await world()
    const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
    const { status, body: answered } = await exampleCall(w, records, described)(w.as(w.ada))
    expect(status, JSON.stringify(answered)).toBe(200)
    expect(answered).not.toBe('')
  },
)
