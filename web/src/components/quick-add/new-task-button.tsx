import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useMessages } from '../../app/language.ts'
import { shell } from '../../messages/shell.ts'
import { openQuickAdd, type QuickAddPreset } from './quick-add-dialog.tsx'

/** How a place without tasks gets its first one. */
export function NewTaskButton(preset: QuickAddPreset) {
  const t = useMessages(shell)
  return (
    <Button leftSection={<Plus size={15} />} onClick={() => openQuickAdd(preset)}>
      {t.newTask}
    </Button>
  )
}
