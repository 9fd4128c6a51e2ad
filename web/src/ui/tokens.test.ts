import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** Hexadecimal colours of a theme, by name. */
function coloursOf(theme: string): Map<string, string> {
  const block = css.split(`data-mantine-color-scheme="${theme}"`)[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['page', 'sunken', 'raised', 'hover']
const TEXTS = ['text', 'text-2', 'text-3']
/** What is written in which colour on which ground; at rest and while the pointer is over it. */
const PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...['accent', 'accent-hover'].map((ground) => ['on-accent', ground] as const),
  ...['page', 'sunken', 'hover', 'accent-soft'].map((ground) => ['accent-text', ground] as const),
  ...['danger', 'warn', 'good'].flatMap((kind) => [[kind, 'page'] as const, [kind, `${kind}-soft`] as const]),
]

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  const colours = coloursOf(theme)
  const of = (name: string) => {
    const colour = colours.get(name)
    if (!colour) throw new Error(`the ${theme} theme has no --${name}`)
    return colour
  }
  test.each(PAIRS)('%s can be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(['field', 'accent', 'bar'])('%s can be told from the page', (edge) => {
    expect(contrast(of(edge), of('page'))).toBeGreaterThanOrEqual(3)
  })
})

test('in the light theme text can be read on a bar; in the dark one it has an edge', () => {
  const light = coloursOf('light')
  expect(contrast(light.get('text') ?? '', light.get('bar') ?? '')).toBeGreaterThanOrEqual(4.5)
})
