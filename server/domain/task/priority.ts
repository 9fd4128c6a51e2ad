/** CubeDrive's digits for a lead that was made without a priority. */
export const DEFAULT_PRIORITY_DIGITS = '3000'

export type Priority = 1 | 2 | 3 | 4 | 5

/** True for what CubeDrive takes as a priority: digits, 15 at most, so that they are exact as a number. */
export const isPriorityDigits = (text: string): boolean => /^[0-9]{1,15}$/.test(text)

/** A lead's priority as a task's: its whole thousands, held within 1–5. `3999` is 3, `500` is 1, `6000` is 5. */
export const priorityOf = (digits: string): Priority =>
  Math.min(5, Math.max(1, Math.floor(Number(digits) / 1000))) as Priority // held within 1–5 just now

/** A task's priority as a lead's. */
export const priorityDigits = (priority: number): string => `${priority}000`
