const AT_ONCE = 8
const STATES = ['cb_waiting', 'cb_active', 'cb_suspended', 'cb_completed']

export interface Boards {
  /** The project's id. */
  readonly board: string
  /** The project's name, which stands in the sidebar. */
  readonly list: string
}

/** Two projects beside the seeded ones: one whose board, one whose list is long. */
export async function fillBoards(
  origin: string,
  token: string,
  { cards, rows }: { cards: number; rows: number },
): Promise<Boards> {
  const post = async (path: string, body: object): Promise<{ _id: string }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { _id: string }
  }
  const fill = async (name: string, count: number) => {
    const { _id: group } = await post('/groups', { name })
    let next = 0
    const work = async () => {
      for (let i = next++; i < count; i = next++) {
        await post('/tasks', {
          group,
          name: `Task ${i} of many, with a name of some length`,
          state: STATES[i % STATES.length],
        })
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return { group, name }
  }
  const [board, list] = [await fill('A long board', cards), await fill('A long list', rows)]
  return { board: board.group, list: list.name }
}
