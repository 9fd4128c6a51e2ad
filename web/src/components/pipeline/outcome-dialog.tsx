import { Autocomplete, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { leadSummaryQuery } from '../../queries/leads.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { Outcome } from './asked-outcome.tsx'
import styles from './outcome-dialog.module.css'

const MOST_SHOWN = 6

/**
 * Before leads are won or lost: why. Reasons that were given before are offered, so that they can be counted. Closing it,
 * as by Escape, changes nothing.
 */
export function OutcomeDialog({ leads, stage, move, onClose }: Outcome & { onClose: () => void }) {
  const [t, words] = [useMessages(pipelines), useMessages(common)]
  const [reason, setReason] = useState('')
  const { data: summary } = useQuery(leadSummaryQuery(leads[0]?.group ?? ''))
  const given = summary?.reasons.filter(({ type }) => type === stage.type).map((each) => each.reason)
  const known = [...new Set(given)]
  const end = (why?: string) => {
    onClose()
    move(why)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) end(reason.trim())
  }
  return (
    <Dialog opened onClose={onClose} title={stage.type === 'completed' ? t.wonWhy : t.lostWhy}>
      <form className={styles.form} onSubmit={save}>
        <Autocomplete
          data-autofocus
          label={t.reason}
          description={t.reasonHint}
          data={known}
          openOnFocus={false} // the list would lie over the buttons
          maxLength={1000}
          value={reason}
          onChange={setReason}
        />
        {known.length > 0 && (
          <div className={styles.known}>
            {known.slice(0, MOST_SHOWN).map((each) => (
              <Button
                key={each}
                size="compact-xs"
                variant="default"
                aria-pressed={each === reason}
                onClick={() => setReason(each)}
              >
                <span className={styles.one}>{each}</span>
              </Button>
            ))}
          </div>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="default" onClick={() => end()}>
            {t.noReason}
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
