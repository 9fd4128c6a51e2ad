import { useState } from 'react'

const AT_ONCE = 100

/** How many rows of a long list are shown; `more` shows as many again. */
export function useMost() {
  const [most, setMost] = useState(AT_ONCE)
  return { most, more: () => setMost((all) => all + AT_ONCE) }
}
