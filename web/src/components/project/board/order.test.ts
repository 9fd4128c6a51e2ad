import { expect, test } from 'vitest'
import { inOrder, placeAt } from './order.ts'

const column = (...scores: number[]) => scores.map((priorityScore, i) => ({ _id: String(900 - i), priorityScore }))

/** The ids in the order that the new scores give. */
function after(cards: ReturnType<typeof column>, index: number) {
  const scores = placeAt(cards, 'x', index)
  const all = [...cards, { _id: 'x', priorityScore: 0 }]
  const placed = all.map((card) => ({ ...card, priorityScore: scores.get(card._id) ?? card.priorityScore }))
  return { order: placed.sort(inOrder).map(({ _id }) => _id), changed: scores.size }
}

test('a card goes between two without touching them', () => {
  expect(after(column(10, 20, 30), 0)).toEqual({ order: ['x', '900', '899', '898'], changed: 1 })
  expect(after(column(10, 20, 30), 2)).toEqual({ order: ['900', '899', 'x', '898'], changed: 1 })
  expect(after(column(10, 20, 30), 3)).toEqual({ order: ['900', '899', '898', 'x'], changed: 1 })
  expect(placeAt([], 'x', 0).size).toBe(0)
})

test('where all are equal, the fewest make room', () => {
  const cards = column(5, 5, 5, 5, 5)
  for (let index = 0; index <= 5; index++) {
    const { order, changed } = after(cards, index)
    expect(order.indexOf('x')).toBe(index)
    expect(order.filter((id) => id !== 'x')).toEqual(['900', '899', '898', '897', '896'])
    expect(changed).toBe(1 + Math.min(index, 5 - index))
  }
})

test('a thousand moves to one place find room', () => {
  let cards = column(-1.7e12, -1.7e12 + 1)
  for (let i = 0; i < 1000; i++) {
    const id = String(1000 + i)
    const scores = placeAt(cards, id, 1)
    cards = [...cards, { _id: id, priorityScore: 0 }]
      .map((card) => ({ ...card, priorityScore: scores.get(card._id) ?? card.priorityScore }))
      .sort(inOrder)
    expect(cards[1]?._id).toBe(id)
  }
})
