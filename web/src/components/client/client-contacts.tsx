import { ActionIcon, Button } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { Client } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { useEditClient } from '../../queries/clients.ts'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'
import { LeadField } from '../pipeline/lead-field.tsx'
import styles from './client-page.module.css'
import { isEmail } from './email.ts'

const MOST = 100
const FIELDS = ['name', 'position', 'email', 'phone'] as const
type Contact = Client['contacts'][number]
const EMPTY: Contact = { name: '', position: '', email: '', phone: '' }

/** The people of a client. Each field is edited in place. */
export function ClientContacts({ client }: { client: Client }) {
  const [t, words] = [useMessages(clients), useMessages(common)]
  const edit = useEditClient(client._id)
  const { contacts } = client
  // Where the new one will stand, so that its row becomes the contact's own, and whoever writes in it goes on.
  const [newPlace, setNewPlace] = useState<number | null>(null)
  const isAdding = newPlace !== null && newPlace >= contacts.length
  const save = (next: Contact[]) => edit.mutate({ contacts: next })
  const add = (section: Element | null) => {
    flushSync(() => setNewPlace(contacts.length))
    section?.querySelector<HTMLElement>('li:last-child input')?.focus()
  }
  const shown = isAdding ? [...contacts, EMPTY] : contacts
  const remove = (place: number) => {
    setNewPlace(null)
    save(contacts.filter((_, i) => i !== place))
    toast(t.removeContact(contacts[place]?.name ?? ''), { undo: () => save([...contacts]) })
  }
  const fields = (contact: Contact, change: (part: Partial<Contact>) => void) =>
    FIELDS.map((field) => (
      <LeadField
        key={field}
        label={t[field]}
        value={contact[field]}
        type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
        {...(field === 'email' && { check: (text: string) => (isEmail(text) ? undefined : t.notEmail) })}
        onSave={(text) => change({ [field]: text })}
      />
    ))
  return (
    <Section
      title={t.contacts}
      action={
        contacts.length < MOST && (
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} />}
            onClick={(event) => add(event.currentTarget.closest('section'))}
          >
            {t.addContact}
          </Button>
        )
      }
    >
      {shown.length === 0 && <p className={rows.none}>{t.noContacts}</p>}
      {shown.length > 0 && (
        <ul className={rows.rows}>
          {shown.map((contact, place) => {
            const isNew = place >= contacts.length
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: a contact is its place in the list
                key={place}
                className={`${rows.row} ${styles.contact}`}
                aria-label={isNew ? t.newContact : contact.name}
              >
                <div className={styles.fields}>
                  {fields(contact, (part) => {
                    const next = { ...contact, ...part }
                    save(isNew ? [...contacts, next] : contacts.with(place, next))
                  })}
                </div>
                <ActionIcon
                  aria-label={isNew ? words.cancel : t.removeContact(contact.name)}
                  onClick={() => (isNew ? setNewPlace(null) : remove(place))}
                >
                  <X size={15} />
                </ActionIcon>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
