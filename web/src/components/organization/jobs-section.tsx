import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { RotateCcw, TriangleAlert } from 'lucide-react'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { organization } from '../../messages/organization.ts'
import { type Job, jobsQuery, useRetryJob } from '../../queries/jobs.ts'
import { usePeople } from '../../queries/people.ts'
import rows from '../../ui/rows.module.css'
import { Section } from '../../ui/section.tsx'

/** What the server gave up to do for the organization, for a manager to look at. */
export function JobsSection() {
  const t = useMessages(organization)
  const { data: jobs } = useSuspenseQuery(jobsQuery)
  return (
    <Section title={t.jobs} text={t.jobsText}>
      {jobs.length === 0 && <p className={rows.none}>{t.noJobs}</p>}
      {jobs.length > 0 && (
        <ul className={rows.rows} aria-label={t.jobs}>
          {jobs.map((job) => (
            <JobRow key={job._id} job={job} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function JobRow({ job }: { job: Job }) {
  const t = useMessages(organization)
  const formats = useFormats()
  const retry = useRetryJob()
  const what = useWhat(job)
  return (
    <li className={rows.row}>
      <TriangleAlert size={16} aria-hidden />
      <div className={rows.main}>
        <div className={rows.name}>{what}</div>
        <div className={rows.about}>{t.jobAbout(job.attempts, formats.ago(job.failedAt))}</div>
        {job.reason !== '' && <div className={rows.about}>{job.reason}</div>}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<RotateCcw size={14} aria-hidden />}
        aria-label={t.retryJob(what)}
        onClick={() => retry.mutate(job._id)}
      >
        {t.retry}
      </Button>
    </li>
  )
}

function useWhat({ type, user }: Job): string {
  const t = useMessages(organization)
  const person = usePeople()
  const what = t.jobNames[type] ?? type
  return user === null ? what : t.jobFor(what, nameOf(person(user)))
}
