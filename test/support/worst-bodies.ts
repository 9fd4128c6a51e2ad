const MIB = 1024 * 1024

/** As many of the part as 1 MiB holds, between commas. */
const filled = (open: string, part: string, close: string): string => {
  const count = Math.floor((MIB - open.length - close.length) / (part.length + 1)) - 1
  return `${open}${`${part},`.repeat(count)}${part}${close}`
}
/** The same with a part for each index. */
function counted(open: string, part: (i: number) => string, close: string, most = Number.POSITIVE_INFINITY): string {
  const parts: string[] = []
  let length = open.length + close.length
  for (let i = 0; i < most; i++) {
    const next = part(i)
    length += next.length + 1
    if (length > MIB) break
    parts.push(next)
  }
  return `${open}${parts.join()}${close}`
}
const list = (part: string) => filled('[', part, ']')
const text = (part: string) => `{"name":"${part.repeat((MIB - 20) / Buffer.byteLength(part))}"}`
const MOST_VALUES = 100_000
const MOST_MEMBERS = 1_000

/** About 1 MiB each: what costs a JSON parser, a validator or who writes the answer the most for its bytes. */
export const WORST_BODIES: Readonly<Record<string, string>> = {
  ones: list('1'),
  'ones, as many as are taken': `[${'1,'.repeat(MOST_VALUES - 2)}1]`,
  'empty lists': list('[]'),
  'empty objects': list('{}'),
  'empty texts': list('""'),
  'lists of one': list('[1]'),
  'objects of one': list('{"a":1}'),
  'long numbers': list('1234567890.123456789e-305'),
  'numbers of 700 digits': list(`0.${'1234567890'.repeat(70)}`),
  'a number of 1 MiB': `[${'9'.repeat(MIB - 2)}]`,
  'a text of 1 MiB': text('x'),
  'a text of CJK': text('漢'),
  'a text of emoji': text('🙂'),
  'a text of escapes': text('\\u6f22'),
  'a text of quotes': text('\\"'),
  'a text of NUL': text('\\u0000'),
  'a text of lone surrogates': text('\\ud800'),
  'texts of NUL': list('"\\u0000"'),
  'texts of NUL, under a long name': `{"${'n'.repeat(900_000)}":[${'"\\u0000",'.repeat(10_000)}""]}`,
  'a thousand long names': counted('{', (i) => `"${String(i).padEnd(1_000, 'n')}":1`, '}', MOST_MEMBERS),
  'a name of 1 MiB': `{"${'n'.repeat(MIB - 10)}":1}`,
  'many names': counted('{', (i) => `"m${i}":1`, '}'),
  'the same name': filled('{', '"a":1', '}'),
  '__proto__ again and again': filled('{', '"__proto__":{}', '}'),
  'deep lists': '['.repeat(MIB),
  'deep objects': '{"a":'.repeat(MIB / 5),
  'lists 30 deep': list(`${'['.repeat(30)}${']'.repeat(30)}`),
  'no JSON after 1 MiB': `${list('1').slice(0, -1)}x`,
  'white space': ' '.repeat(MIB),
  'white space around': `[${' '.repeat(MIB - 2)}]`,
  'quotes without an end': `"${'\\"'.repeat(MIB / 2 - 1)}`,
  'opened texts': '"'.repeat(MIB),
  'wrong steps': counted('{"group":"1","name":"n","stepType":"steps","steps":[', () => '{"name":1,"steps":[{}]}', ']}'),
  'wrong steps, few enough': counted('{"group":"1","name":"n","stepType":"steps","steps":[', () => '{"name":1,"steps":[{}]}', ']}', 1_200),
  'wrong ids': `{"assignees":[${'{},'.repeat(30_000)}{}],"tags":[${'1,'.repeat(30_000)}1],"files":[${'[],'.repeat(20_000)}[]]}`,
  'wrong cells': counted('{"columns":["name"],"rows":[', () => '[1,2,{},[]]', ']}', 15_000),
  'right cells': counted('{"columns":["name"],"rows":[', (i) => `["n${i}",null,"","","",null]`, ']}', 5_000),
  'wrong conditions': counted('{"filters":{"$and":[', () => '{"$x":{"$y":1}}', ']}}', 4_000),
  'instants without an end': `{"createdAt":"${'2'.repeat(MIB - 100)}","data":{"dueDate":"${'2026-'.repeat(10)}"}}`,
} // biome-ignore format: a list
