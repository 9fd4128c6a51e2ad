const secondOf = (ms: number) => Math.floor(ms / 1000)

/**
 * The instant that a caller means who knows only whole seconds: the present one, to the millisecond, where both lie in
 * the same second. Sent back as it was read, an instant changes nothing.
 */
export const finerInstant = <T extends number | null | undefined>(given: T, present: number | null | undefined) =>
  typeof given === 'number' && typeof present === 'number' && secondOf(given) === secondOf(present) ? present : given
