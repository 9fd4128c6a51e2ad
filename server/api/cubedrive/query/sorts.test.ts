import { describe, expect, test } from 'vitest'
import type { Fault } from '../../../domain/errors.ts'
import { parseSorts } from './sorts.ts'

const name = { kind: 'text', field: 'name', isList: false }

function wrongPlaces(sorts: unknown): string[] {
  const faults: Fault<string>[] = []
  parseSorts(sorts, faults)
  return faults.map(({ field }) => field)
}

describe('sorts', () => {
  const rank = { kind: 'number', field: 'rank', isList: false }
  const updatedAt = { kind: 'instant', field: 'updatedAt', isList: false }

  test.each<[unknown, unknown[]]>([
    [
      undefined,
      [
        { path: rank, direction: -1 },
        { path: updatedAt, direction: -1 },
      ],
    ],
    [
      null,
      [
        { path: rank, direction: -1 },
        { path: updatedAt, direction: -1 },
      ],
    ],
    [{}, []],
    [
      { 'data.name': 1, 'data.x y': -1 },
      [
        { path: name, direction: 1 },
        { path: { kind: 'extra', name: 'x y' }, direction: -1 },
      ],
    ],
  ])('%j', (sorts, expected) => {
    expect(parseSorts(sorts, [])).toEqual(expected)
  })

  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`data.f${i}`, 1]))
  test.each<[unknown, string[]]>([
    [[], ['/sorts']],
    ['data.name', ['/sorts']],
    [
      { title: 1, 'data.name': 0, 'data.mrr': 'asc', id: true },
      ['/sorts/title', '/sorts/data.name', '/sorts/data.mrr', '/sorts/id'],
    ],
    [many(10), []],
    [many(11), ['/sorts/data.f10']],
    [many(1000), ['/sorts/data.f10']],
  ])('%j cannot be', (sorts, expected) => {
    expect(wrongPlaces(sorts)).toEqual(expected)
  })
})
