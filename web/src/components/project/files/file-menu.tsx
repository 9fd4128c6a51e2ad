import { ActionIcon, Menu } from '@mantine/core'
import { FolderInput, MoreHorizontal, PencilLine } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { projectFiles } from '../../../messages/project-files.ts'
import { WhyNot } from '../../../ui/why-not.tsx'

interface Props {
  name: string
  whyNot: string | undefined
  rename: () => void
  move: () => void
}

export function FileMenu({ name, whyNot, rename, move }: Props) {
  const t = useMessages(projectFiles)
  return (
    <Menu position="bottom-end" width={200} returnFocus={false} disabled={whyNot !== undefined}>
      <WhyNot reason={whyNot}>
        <span>
          <Menu.Target>
            <ActionIcon
              aria-label={t.more(name)}
              aria-disabled={whyNot ? true : undefined}
              data-disabled={whyNot !== undefined || undefined}
            >
              <MoreHorizontal size={15} />
            </ActionIcon>
          </Menu.Target>
        </span>
      </WhyNot>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PencilLine size={15} />} onClick={rename}>
          {t.rename}
        </Menu.Item>
        <Menu.Item leftSection={<FolderInput size={15} />} onClick={move}>
          {t.move}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
