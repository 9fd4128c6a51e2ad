import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { type OpenApi, resolve, withComponents } from './support/conformity.ts'
import { type Described, offered } from './support/operations.ts'

const { operations } = await offered()
const ajv = new Ajv2020({ strict: false, validateFormats: false })
const ALWAYS = ['400', '401', '405', '413', '415', '429', '500', '503']

describe.each([
  { name: 'cubicl', dialect: '/api/v1', refusals: 'application/problem+json', always: [...ALWAYS, '418'] },
  { name: 'cubedrive', dialect: '/cubedrive', refusals: 'application/json', always: ALWAYS },
])('the description of $dialect', ({ name, dialect, refusals, always }) => {
  const own = operations.filter((each) => each.dialect === dialect)
  const { document } = own[0] as Described // there are some

  test('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document) as never)
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: expect.any(String), license: { identifier: 'Apache-2.0' } },
    })
  })

  // A change of the contract shows in the review of this file. `npm run contract` writes it anew.
  test('is what it was', async () => {
    await expect(`${JSON.stringify(timeless(document), null, 2)}\n`).toMatchFileSnapshot(`./contract/${name}.json`)
  })

  test('refers only to what it holds, and names nothing of the inside', () => {
    const text = JSON.stringify(document)
    for (const [, reference = ''] of text.matchAll(/"\$ref":"([^"]+)"/g))
      expect(resolve(document, { $ref: reference }), reference).toBeDefined()
    expect(text).not.toMatch(/org_id|_key\b|kysely|sqlite|postgres|node_modules|\.ts\b|Default Response/i)
  })

  test('gives every operation a name of its own', () => {
    const ids = own.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(own)('$name is told of in full', ({ method, template, operation }) => {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/)
    expect(operation.summary).toMatch(/\S.*\.$/)
    expect(operation.tags).toHaveLength(1)
    const statuses = Object.keys(operation.responses)
    expect(statuses).toEqual(expect.arrayContaining(['200', ...always]))
    for (const status of statuses.filter((each) => each >= '400')) {
      const { content, description } = resolve(document, operation.responses[status] as never) as {
        description: string
        content?: object
      }
      expect(Object.keys(content ?? {}), status).toEqual([refusals])
      expect(description).toMatch(/\S/)
    }
    const inPath = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => `{${parameter.name}}`)
    expect(inPath.sort()).toEqual((template.match(/\{\w+\}/g) ?? []).sort())
    if (method === 'GET') expect(operation.requestBody).toBeUndefined()
  })

  const takingJson = own.filter(({ operation }) => operation.requestBody?.content['application/json'])
  test.each(takingJson)('$name has an example of its body, as its schema wants it', ({ operation }) => {
    for (const media of Object.values(operation.requestBody?.content ?? {})) {
      const examples = [
        ...(media.example === undefined ? [] : [media.example]),
        ...Object.values(media.examples ?? {}).map(({ value }) => value),
      ]
      expect(examples).not.toEqual([])
      const validate = ajv.compile(withComponents(document, media.schema))
      for (const example of examples) expect(validate(example), JSON.stringify(validate.errors)).toBe(true)
    }
  })
})

/** Without what each release changes. */
const timeless = (document: OpenApi & { info?: object }) => ({
  ...document,
  info: { ...document.info, version: '0.0.0' },
})
