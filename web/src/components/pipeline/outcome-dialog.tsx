import { Autocomplete, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { leadSummaryQuery, useGiveReason } from '../../queries/leads.ts'
import { Dialog } from '../../ui/dialog.tsx'
import type { Outcome } from './asked-outcome.tsx'
import styles from './outcome-dialog.module.css'

const MOST_SHOWN = 6

/** After a lead was won or lost: why. Reasons that were given before are offered, so that they can be counted. */
export function OutcomeDialog({ lead, stage, onClose }: Outcome & { onClose: () => void }) {
  const [t, words] = [useMessages(pipelines), useMessages(common)]
  const [reason, setReason] = useState('')
  const { data: summary } = useQuery(leadSummaryQuery(lead.group))
  const give = useGiveReason()
  const given = summary?.reasons.filter(({ type }) => type === stage.type).map((each) => each.reason)
  const known = [...new Set(given)]
  const save = (event: FormEvent) => {
    event.preventDefault()
    const text = reason.trim()
    if (text) give.mutate({ lead, stage, reason: text }, { onSuccess: onClose })
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
            {t.skip}
          </Button>
          <Button type="submit" loading={give.isPending} disabled={!reason.trim()}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
