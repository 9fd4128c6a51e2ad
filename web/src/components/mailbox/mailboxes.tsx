import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { mailboxes } from '../../messages/mailboxes.ts'
import { type Mailbox, mailboxesQuery, useCheckMailbox, useRemoveMailbox } from '../../queries/mailboxes.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import rows from '../../ui/rows.module.css'
import styles from './mailbox.module.css'
import { MailboxForm } from './mailbox-form.tsx'
import { MailboxRow } from './mailbox-row.tsx'

const NEW = 'new'

/** The mailboxes of a project; `whyNot` is why the reader does not see them. */
export function Mailboxes({ project, whyNot }: { project: Project; whyNot: string | undefined }) {
  return whyNot === undefined ? <List project={project} /> : <Hidden />
}

const Hidden = () => <p className={rows.none}>{useMessages(mailboxes).adminsOnly}</p>

function List({ project }: { project: Project }) {
  const [t, words] = [useMessages(mailboxes), useMessages(common)]
  const { data, isPending } = useQuery(mailboxesQuery)
  const own = data?.filter(({ group }) => group === project._id) ?? []
  const [edited, setEdited] = useState<Mailbox | typeof NEW | null>(null)
  const [leaving, setLeaving] = useState<Mailbox | null>(null)
  const check = useCheckMailbox()
  const remove = useRemoveMailbox()
  return (
    <>
      {isPending && <p className={rows.none}>{words.loading}</p>}
      {!isPending && own.length === 0 && <p className={rows.none}>{t.none}</p>}
      {own.length > 0 && (
        <ul className={rows.rows} aria-label={t.title}>
          {own.map((mailbox) => (
            <MailboxRow
              key={mailbox._id}
              mailbox={mailbox}
              checking={check.variables === mailbox._id ? check : undefined}
              onCheck={() => check.mutate(mailbox._id)}
              onEdit={() => setEdited(mailbox)}
              onRemove={() => setLeaving(mailbox)}
            />
          ))}
        </ul>
      )}
      <Button
        className={styles.add}
        size="xs"
        variant="default"
        leftSection={<Plus size={14} />}
        onClick={() => setEdited(NEW)}
      >
        {t.add}
      </Button>
      <Dialog
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === NEW ? t.newTitle : t.editTitle}
        size="42rem"
      >
        {edited !== null && (
          <MailboxForm
            project={project}
            mailbox={edited === NEW ? undefined : edited}
            close={() => setEdited(null)}
            onSaved={({ _id }) => {
              setEdited(null)
              check.mutate(_id)
            }}
          />
        )}
      </Dialog>
      <Confirm
        isOpen={leaving !== null}
        close={() => setLeaving(null)}
        title={t.removeTitle(leaving?.name ?? '')}
        text={t.removeText}
        action={words.delete}
        onConfirm={() => {
          if (leaving) remove.mutate(leaving._id)
          setLeaving(null)
        }}
      />
    </>
  )
}
