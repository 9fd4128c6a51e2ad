/** What this browser keeps on disk of something long that is under way, by number; where it keeps nothing, all goes on without. */
const NAME = 'cuboid'
const PLACE = 'kept'

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(PLACE)
  return answerOf(asked)
}

async function within<T>(mode: IDBTransactionMode, work: (place: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    const transaction = database.transaction(PLACE, mode)
    const answer = await answerOf(work(transaction.objectStore(PLACE)))
    transaction.commit()
    return answer
  } finally {
    database.close()
  }
}

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })

export const keep = (number: number, value: unknown): Promise<unknown> =>
  within('readwrite', (place) => place.put(value, number)).catch(() => undefined)
/** In the order of their numbers. */
export const allKept = (): Promise<unknown[]> => within('readonly', (place) => place.getAll()).catch(() => [])
export const forgetKept = (): Promise<unknown> => within('readwrite', (place) => place.clear()).catch(() => undefined)
