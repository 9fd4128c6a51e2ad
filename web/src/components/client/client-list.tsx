import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Plus, Search, Upload, Users } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { clientImport } from '../../messages/client-import.ts'
import { clients } from '../../messages/clients.ts'
import { CLIENTS_PER_PAGE, clientPageQuery } from '../../queries/clients.ts'
import { CsvDownload } from '../../ui/csv-download.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import styles from './client-list.module.css'
import { NewClient } from './new-client.tsx'

const TYPING_MS = 200

export function ClientList({ text, page }: { text: string; page: number }) {
  const [t, words] = [useMessages(clients), useMessages(clientImport)]
  const formats = useFormats()
  const navigate = useNavigate({ from: '/clients/' })
  const { data: found } = useQuery(clientPageQuery(text, page))
  const [isAdding, setAdding] = useState(false)
  const [typed, setTyped] = useState(text)
  const search = useDebouncedCallback(
    (q: string) =>
      void navigate({ search: ({ page: _, q: __, ...rest }) => (q ? { ...rest, q } : rest), replace: true }),
    TYPING_MS,
  )
  useShortcut({ keys: 'n', label: t.add, group: t.clients, run: () => setAdding(true) })
  useShortcut({ label: words.title, group: t.clients, run: () => void navigate({ to: '/clients/import' }) })
  const shown = found?.slice(0, CLIENTS_PER_PAGE) ?? []
  const first = (page - 1) * CLIENTS_PER_PAGE
  const goTo = (next: number) =>
    void navigate({ search: ({ page: _, ...rest }) => (next > 1 ? { ...rest, page: next } : rest) })
  const actions = (
    <>
      <Button
        size="xs"
        variant="default"
        className={styles.tool}
        leftSection={<Upload size={14} />}
        component={Link}
        to="/clients/import"
      >
        <span className={styles.word}>{words.import}</span>
      </Button>
      <CsvDownload
        address="/api/v1/crm/customers.csv"
        name="clients.csv"
        label={words.export}
        className={styles.tool}
        wordClassName={styles.word}
      />
      <Button size="xs" leftSection={<Plus size={14} />} onClick={() => setAdding(true)}>
        {t.add}
      </Button>
    </>
  )
  return (
    <Page title={t.clients} actions={actions}>
      <div className={styles.tools} data-screen-only>
        <TextInput
          className={styles.search}
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          leftSection={<Search size={15} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            search(event.currentTarget.value.trim())
          }}
        />
        {shown.length > 0 && (
          <div className={styles.paging}>
            <span>{t.range(formats.number(first + 1), formats.number(first + shown.length))}</span>
            <ActionIcon aria-label={t.previous} disabled={page === 1} onClick={() => goTo(page - 1)}>
              <ChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t.next}
              disabled={(found?.length ?? 0) <= CLIENTS_PER_PAGE}
              onClick={() => goTo(page + 1)}
            >
              <ChevronRight size={16} />
            </ActionIcon>
          </div>
        )}
      </div>
      {!found && <RowsSkeleton />}
      {found && shown.length === 0 && text && <p className={styles.none}>{t.notFound(text)}</p>}
      {found && shown.length === 0 && !text && (
        <EmptyState icon={Users} title={t.empty} text={t.emptyText}>
          <Button leftSection={<Plus size={15} />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
          <Button variant="default" leftSection={<Upload size={15} />} component={Link} to="/clients/import">
            {words.title}
          </Button>
        </EmptyState>
      )}
      <ul className={styles.list}>
        {shown.map((client) => (
          <li key={client._id}>
            <Link to="/clients/$clientId" params={{ clientId: client._id }} className={styles.row}>
              <span className={styles.name}>
                <strong>{client.name}</strong>
                {client.fullname && client.fullname !== client.name && <span>{client.fullname}</span>}
              </span>
              <span className={styles.fact}>{client.email}</span>
              <span className={styles.fact}>{client.phone}</span>
              <span className={styles.fact}>{client.contacts.length > 0 && t.count(client.contacts.length)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <NewClient isOpen={isAdding} close={() => setAdding(false)} />
    </Page>
  )
}
