import { expect, test } from 'vitest'
import { peopleNamedIn, withPlainMentions } from './mentions.ts'

const ID = 'AbC-_123456'

test.each<[string, { encryptedId?: string; email?: string }[]]>([
  [`Ask @[Ada Lovelace]($userId:${ID}) first.`, [{ encryptedId: ID }]],
  [`@[Ada]($userId:${ID})@[Ben]($userId:bbbbbbbbbbb)`, [{ encryptedId: ID }, { encryptedId: 'bbbbbbbbbbb' }]],
  [`@[A [b] c]($userId:${ID})`, [{ encryptedId: ID }]],
  ['Ask @ada@example.com, please', [{ email: 'ada@example.com' }]],
  ['Ask @ada@example.com.', [{ email: 'ada@example.com' }]],
  ['(@şükrü@örnek.com.tr)', [{ email: 'şükrü@örnek.com.tr' }]],
  ["@o'neil+crm@mail.example.com", [{ email: "o'neil+crm@mail.example.com" }]],
  ['Write to ada@example.com', []],
  ['see mail@ada@example.com', []],
  ['@ada', []],
  ['@ada@', []],
  ['@@example.com', []],
  ['@ada@...', []],
  ['@[Ada]($userId:short)', []],
  [`@[Ada]($userId:${ID}x)`, []],
  [`@[Ada](${ID})`, []],
  [`@[${'x'.repeat(301)}]($userId:${ID})`, []],
  ['', []],
])('%s', (text, people) => {
  expect(peopleNamedIn(text)).toMatchObject(people)
  expect(peopleNamedIn(text)).toHaveLength(people.length)
})

test('a name may be as long as 300', () => {
  const name = 'x'.repeat(300)
  expect(peopleNamedIn(`@[${name}]($userId:${ID})`)).toMatchObject([{ name }])
})

test('reads as a person would', () => {
  const text = `Hi @[Ada Lovelace]($userId:${ID}) and @ben@example.com!`
  expect(withPlainMentions(text)).toBe('Hi @Ada Lovelace and @ben@example.com!')
})

test.each(['@[', '@', '@a', '@a@', `@[a]($userId:`, '@[[', 'a@a'])(
  'takes time linear in a text of "%s" over and over',
  (part) => {
    const startedAt = performance.now()
    peopleNamedIn(part.repeat(200_000 / part.length))
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  },
)
