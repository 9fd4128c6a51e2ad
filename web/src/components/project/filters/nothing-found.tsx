import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ListTodo } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { filters } from '../../../messages/filters.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { CLEAR } from '../filter.ts'

/** Tasks there are, but none that the filters let through. */
export function NothingFound({ title }: { title?: string | undefined }) {
  const t = useMessages(filters)
  const navigate = useNavigate()
  const clear = () => void navigate({ to: '.', search: (old: object) => ({ ...old, ...CLEAR }), replace: true })
  return (
    <EmptyState icon={ListTodo} title={title ?? t.nothing} text={t.nothingText}>
      <Button variant="default" onClick={clear}>
        {t.clear}
      </Button>
    </EmptyState>
  )
}
