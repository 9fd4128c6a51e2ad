/** Where two texts differ: the lines that went and those that came, without what is the same before and after them. */
export function lineDiff(from: string, to: string): { went: string[]; came: string[] } {
  const [old, now] = [from.split('\n'), to.split('\n')]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const part = (lines: string[]) => lines.slice(start, lines.length - end).filter((line) => line.trim() !== '')
  return { went: part(old), came: part(now) }
}
