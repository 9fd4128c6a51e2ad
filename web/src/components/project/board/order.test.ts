import { expect, test } from 'vitest'
import { inOrder, placeAt } from './order.ts'

const column = (...scores: number[]) => scores.map((priorityScore, i) => ({ _id: String(900 - i), priorityScore }))

/** The ids in the order that is shown. */
function after(cards: ReturnType<typeof column>, index: number) {
  const { shown } = placeAt(cards, 'x', index)
  const all = [...cards, { _id: 'x', priorityScore: 0 }]
  const placed = all.map((card) => ({ ...card, priorityScore: shown.get(card._id) ?? card.priorityScore }))
  return placed.sort(inOrder).map(({ _id }) => _id)
}

test.each([
  ['apart', [10, 20, 30, 40]],
  ['equal', [5, 5, 5, 5]],
  ['as near as numbers can be', [-1.7e12 - 2 ** -12, -1.7e12, -1.7e12 + 2 ** -12, -1.7e12 + 2 ** -11]],
  ['partly equal', [-1.7e12, -1.7e12, -1.7e12 + 1, -1.7e12 + 1]],
])('a card is shown at any place among scores that are %s', (_, scores) => {
  const cards = column(...scores)
  for (let index = 0; index <= 4; index++) {
    expect(after(cards, index)).toEqual(cards.map(({ _id }) => _id).toSpliced(index, 0, 'x'))
    const { after: above, before: below } = placeAt(cards, 'x', index)
    expect([above, below]).toEqual([cards[index - 1]?._id, cards[index]?._id])
  }
})

test('in an empty column it keeps its score', () => {
  expect(placeAt([], 'x', 0)).toEqual({ shown: new Map() })
})

test('where there is room only the card is shown elsewhere', () => {
  expect([...placeAt(column(10, 20), 'x', 1).shown]).toEqual([['x', 15]])
})
