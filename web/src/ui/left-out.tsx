import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'

/** Under a list on paper: how much of it is not there. */
export function LeftOut({ count }: { count: number }) {
  const t = useMessages(common)
  return count > 0 && <p>{t.leftOut(count)}</p>
}
