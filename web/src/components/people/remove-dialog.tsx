import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { common } from '../../messages/common.ts'
import { people } from '../../messages/people.ts'
import { useRemoveMember, useUsers } from '../../queries/people.ts'
import { Dialog } from '../../ui/dialog.tsx'

/** Removes a member, and gives what is theirs to another one. */
export function RemoveDialog({ user, close }: { user: User; close: () => void }) {
  const [t, words] = [useMessages(people), useMessages(common)]
  const [giveTo, setGiveTo] = useState('')
  const remove = useRemoveMember()
  const others = useUsers().filter(({ _id }) => _id !== user._id)
  const run = () => {
    close()
    remove.mutate({ id: user._id, giveTo: giveTo || null })
  }
  return (
    <Dialog opened onClose={close} title={t.removeAsk(nameOf(user))}>
      <Stack>
        <Text size="sm">{t.removeText}</Text>
        <NativeSelect
          label={t.giveTo}
          description={t.giveToHint}
          value={giveTo}
          onChange={(event) => setGiveTo(event.currentTarget.value)}
          data={[
            { value: '', label: t.giveToNobody },
            ...others.map((each) => ({ value: each._id, label: nameOf(each) })),
          ]}
        />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={close}>
            {words.cancel}
          </Button>
          <Button variant="light" color="red" onClick={run}>
            {words.remove}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
