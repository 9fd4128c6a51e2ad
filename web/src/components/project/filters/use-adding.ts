import { useRef, useState } from 'react'

/**
 * The filter that is being added: it is shown before anything of it is chosen, and until what was chosen is in the
 * address.
 */
export function useAdding(isOn: (id: string) => boolean) {
  const [adding, setAdding] = useState<{ id: string; isOpen: boolean }>()
  const hasPicked = useRef(false)
  if (adding && !adding.isOpen && isOn(adding.id)) setAdding(undefined)
  return {
    adding: adding?.id,
    add(id: string) {
      hasPicked.current = false
      setAdding({ id, isOpen: true })
    },
    picked(isAny: boolean) {
      hasPicked.current = isAny
    },
    /** Answers whether it stays. */
    closed(id: string): boolean {
      if (adding?.id !== id) return isOn(id)
      setAdding(hasPicked.current ? { id, isOpen: false } : undefined)
      return hasPicked.current
    },
    dropped: () => setAdding(undefined),
  }
}
