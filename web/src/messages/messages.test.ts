import { expect, test } from 'vitest'
import type { Area } from './define.ts'

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts', '!./define.ts'], { eager: true })
const areas = Object.entries(files).flatMap(([file, exports]) =>
  Object.entries(exports).map(([name, area]) => [`${file} ${name}`, area as Area<object>] as const),
)

/** `a.b` for each message, with the number of arguments it takes. */
function shapeOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    if (typeof value === 'function') return [`${path}${key}(${value.length})`]
    return typeof value === 'object' && value !== null ? shapeOf(value, `${path}${key}.`) : [`${path}${key}`]
  })
}
const wordsOf = (words: object): string[] =>
  Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? wordsOf(value) : [],
  )

test.each(areas)('%s says everything in both languages', (_name, { en, tr }) => {
  expect(shapeOf(tr).sort()).toEqual(shapeOf(en).sort())
})

test.each(areas)('%s leaves nothing empty', (_name, { en, tr }) => {
  expect([...wordsOf(en), ...wordsOf(tr)].filter((words) => words.trim() === '')).toEqual([])
})

test('there are areas to look at', () => {
  expect(areas.length).toBeGreaterThan(5)
})
