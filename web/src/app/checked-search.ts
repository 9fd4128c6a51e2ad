/**
 * For `validateSearch`: what is kept of the address. The router lays the answer over what was written there, so a member that is
 * refused has to be in the answer as undefined; left out, it would come through unchecked.
 */
export const checkedSearch =
  <S extends object>(names: readonly NoInfer<keyof S>[], check: (search: Record<string, unknown>) => S) =>
  (search: Record<string, unknown>): S => ({
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    ...check(search),
  })
