import { ApiError } from '../api.ts'

const PAUSE_MS = 3_000
const MOST_PAUSES = 20

/** What is more than the server takes in a minute waits its turn. */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let pauses = 0; ; pauses++) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 429) || pauses >= MOST_PAUSES) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}
