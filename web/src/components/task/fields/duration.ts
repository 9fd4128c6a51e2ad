/** Seconds of what a person writes for a time: `1:30`, `2h`, `90m`, `1h 30m`, `1,5`; hours where there is no unit. Undefined: it is none. */
export function readDuration(text: string): number | undefined {
  const words = text.trim().toLocaleLowerCase('tr').replaceAll(',', '.')
  if (words === '') return 0
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(words)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60
  const parts = HOURS.exec(words) ?? MINUTES.exec(words) ?? BOTH.exec(words)
  if (!parts?.groups) return undefined
  const { hours = '0', minutes = '0' } = parts.groups
  return Math.round(Number(hours) * 3600) + Number(minutes) * 60
}
const HOURS = /^(?<hours>\d{1,5}(\.\d{1,4})?) ?(h|hours?|s|sa|saat)?$/
const MINUTES = /^(?<minutes>\d{1,7}) ?(m|min|minutes?|d|dk|dakika)$/
const BOTH = /^(?<hours>\d{1,5}) ?(h|hours?|s|sa|saat) ?(?<minutes>\d{1,7}) ?(m|min|minutes?|d|dk|dakika)?$/

export const hoursOf = (seconds: number) => ({
  hours: Math.floor(seconds / 3600),
  minutes: Math.round((seconds % 3600) / 60),
})
