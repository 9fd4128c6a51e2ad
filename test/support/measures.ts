import type { CDPSession, Page } from 'playwright-core'
import { showTheme, THEMES } from './browser.ts'

/**
 * Words that lie over others: two texts of different elements that share a place on the screen. What is cut off where it
 * stands, is read out alone or lies in another layer (a bar that stays while the page scrolls under it) does not count.
 */
const OVERLAPPING = `(() => {
  const isFixed = (element) => { // in a layer of its own
    for (let box = element; box && box !== document.body; box = box.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(box).position)) return box
    return null
  }
  const clipped = (rect, element) => {
    let { left, right, top, bottom } = rect
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box)
      const outer = box.getBoundingClientRect()
      if (overflowX !== 'visible') [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)]
      if (overflowY !== 'visible') [top, bottom] = [Math.max(top, outer.top), Math.min(bottom, outer.bottom)]
      if (position === 'fixed') break
    }
    return { left, right, top, bottom }
  }
  const words = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement
    if (!text.data.trim() || !element || element.closest('script, style, noscript, .sr-only, [class*="_skip_"], [aria-hidden=true]')) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const layer = isFixed(element)
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const rect of range.getClientRects()) {
      const box = clipped(rect, element)
      if (box.right - box.left > 2 && box.bottom - box.top > 4 && box.bottom > 0 && box.top < innerHeight)
        words.push({ ...box, element, layer, says: text.data.trim().slice(0, 24) })
    }
  }
  words.sort((a, b) => a.top - b.top)
  const faults = new Set()
  words.forEach((one, i) => {
    for (let next = i + 1; next < words.length && words[next].top < one.bottom; next++) {
      const other = words[next]
      if (other.element === one.element || other.layer !== one.layer) continue
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (across > 2 && down > 5) faults.add('“' + one.says + '” lies over “' + other.says + '” in ' + String(other.element.className).slice(0, 40))
    }
  })
  return [...faults].slice(0, 5)
})()`

export const overlappingWords = (page: Page) => page.evaluate(OVERLAPPING) as Promise<string[]>

/** Words with less than 4.5:1 and signs and focus rings with less than 3:1 against what is behind them, as it looks now. */
const FAINT = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const colours = new Map()
  const rgb = (colour) => {
    if (!colours.has(colour)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
      colours.set(colour, [r, g, b, a / 255])
    }
    return colours.get(colour)
  }
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]
  const grounds = new Map()
  const ground = (element) => {
    if (!element) return rgb(getComputedStyle(document.body).backgroundColor)
    if (!grounds.has(element)) {
      const own = rgb(getComputedStyle(element).backgroundColor)
      grounds.set(element, own[3] >= 1 ? own : over(own, ground(element.parentElement)))
    }
    return grounds.get(element)
  }
  const light = (part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
  const contrast = (a, b) => {
    const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (bright + 0.05) / (dark + 0.05)
  }
  const opacity = (element) => element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1
  const isOff = (element) => element.closest(':disabled, [aria-disabled=true], [data-disabled]') !== null
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only, [class*="_skip_"]')
  const faults = new Set()
  const check = (element, colour, least, what) => {
    const behind = ground(element)
    const [r, g, b, a] = rgb(colour)
    const shown = opacity(element)
    if (a === 0 || shown === 0) return
    const found = contrast(over([r, g, b, a * shown], behind), behind)
    if (found < least - 0.01) faults.add(what + ': ' + found.toFixed(2))
  }
  const named = (element) => element.localName + '.' + String(element.getAttribute('class') ?? '').slice(0, 60)
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const element = text.parentElement
    if (!text.data.trim() || !element || element.closest('style, script, noscript') || !seen(element) || isOff(element)) continue
    if (/^.{1,2}$/u.test(text.data) && element.closest('[class*="_avatar_"]')) continue // a picture of a person
    check(element, getComputedStyle(element).color, 4.5, 'words “' + text.data.trim().slice(0, 20) + '” ' + named(element))
  }
  for (const sign of document.querySelectorAll('svg')) {
    // A state's or a priority's own colour stands beside its name.
    if (!seen(sign) || isOff(sign) || sign.closest('[style*="color"]') || sign.querySelector('[style], [fill]:not([fill=none]):not([fill=currentColor])')) continue
    check(sign, getComputedStyle(sign).color, 3, 'sign ' + named(sign) + ' in ' + named(sign.parentElement))
  }
  for (const element of document.querySelectorAll(':focus-visible')) {
    const { outlineStyle, outlineColor } = getComputedStyle(element)
    if (seen(element) && outlineStyle !== 'none') check(element.parentElement, outlineColor, 3, 'ring of ' + named(element))
  }
  return [...faults]
})()`

type State = 'hover' | 'focus' | 'focus-visible' | 'active'
const STATES = [[], ['hover'], ['focus', 'focus-visible'], ['hover', 'active']] satisfies State[][]
const CONTROLS = 'a, button, input, textarea, select, [tabindex]'
/** What looks otherwise when the pointer is over it. */
const HOVERED = `${CONTROLS}, label, tr, li, [role], [class*="_row_"], [class*="_card_"], [class*="_day_"]`

/** What puts all controls of a page into a state at once. */
export async function stateForcer(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  return devtools
}

async function force(devtools: CDPSession, states: State[]): Promise<void> {
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 })
  const selector = states.includes('focus') ? CONTROLS : HOVERED
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector })
  await Promise.all(
    nodeIds.map((nodeId) => devtools.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: states })),
  )
}

/** What cannot be told from what is behind it, in both themes: at rest, and with everything hovered, in focus and pressed. */
export async function faintThings(page: Page, devtools: CDPSession): Promise<string[]> {
  const faults: string[] = []
  for (const states of STATES) {
    await force(devtools, [])
    await force(devtools, states)
    for (const theme of THEMES) {
      await showTheme(page, theme)
      const found = (await page.evaluate(FAINT)) as string[]
      faults.push(...found.map((each) => `${theme}, ${states.join(' ') || 'at rest'}: ${each}`))
    }
  }
  await force(devtools, [])
  await showTheme(page, 'light')
  return faults
}
