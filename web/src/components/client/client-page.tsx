import { useSuspenseQuery } from '@tanstack/react-query'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { clients } from '../../messages/clients.ts'
import { clientQuery, useEditClient } from '../../queries/clients.ts'
import { Fields, Section } from '../../ui/section.tsx'
import { LeadField } from '../pipeline/lead-field.tsx'
import { ClientContacts } from './client-contacts.tsx'
import { ClientNotes } from './client-notes.tsx'
import styles from './client-page.module.css'
import { isEmail } from './email.ts'

/** Who a client is, whom one talks to there, and what was written down about it. */
export function ClientPage({ id }: { id: string }) {
  const t = useMessages(clients)
  const formats = useFormats()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  const edit = useEditClient(id)
  return (
    <div className={styles.overview}>
      <div className={styles.who}>
        <Section title={t.details} text={t.since(formats.full(client.createdAt))}>
          <Fields>
            <LeadField label={t.name} value={client.name} onSave={(name) => name && edit.mutate({ name })} />
            <LeadField label={t.fullname} value={client.fullname} onSave={(fullname) => edit.mutate({ fullname })} />
            <LeadField
              label={t.email}
              type="email"
              value={client.email}
              check={(text) => (isEmail(text) ? undefined : t.notEmail)}
              onSave={(email) => edit.mutate({ email })}
            />
            <LeadField label={t.phone} type="tel" value={client.phone} onSave={(phone) => edit.mutate({ phone })} />
          </Fields>
        </Section>
        <ClientContacts client={client} />
      </div>
      <ClientNotes id={id} />
    </div>
  )
}
