/** Lets so many do their work at once, the others in the order in which they came. */
export function openTurns(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
      else running++
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
export type Turns = ReturnType<typeof openTurns>
