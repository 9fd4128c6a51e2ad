/** Numbers that look random and are the same every time. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** From 0 to below 1: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (mulberry32, public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** A whole number, mostly small and never negative. */
  around(mean: number): number {
    return Math.floor(-Math.log(1 - this.next()) * (mean + 0.5))
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T // no caller has an empty list
  }

  /** Up to so many different ones. */
  some<T>(list: readonly T[], count: number): T[] {
    const picked = new Set<T>()
    for (let i = 0; i < count && list.length > 0; i++) picked.add(this.pick(list))
    return [...picked]
  }

  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T {
    let at = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of choices) {
      at -= weight
      if (at < 0) return value
    }
    return (choices[0] as readonly [T, number])[0] // no caller has an empty list
  }
}

/** A list that is written as a sentence is. */
export const list = (text: string): string[] => text.trim().split(/,\s+/)
/** One to a line. */
export const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/)
