import type { Activity } from '../../../api.ts'

export interface Change {
  field: string
  from: unknown
  to: unknown
}
export const changesIn = ({ data }: Activity): Change[] => (data as { changes?: Change[] } | undefined)?.changes ?? []

/** Whether the dates of a task were days, before an activity and after: by what changed that then, or next, or else by what is. */
export function wereDays(activities: readonly Activity[], activity: Activity, areNow: boolean) {
  const changeIn = (each: Activity) => changesIn(each).find(({ field }) => field === 'allDay')
  const own = changeIn(activity)
  const later = activities.slice(activities.indexOf(activity) + 1).flatMap((each) => changeIn(each) ?? [])[0]
  const to = Boolean(own ? own.to : later ? later.from : areNow)
  return { from: own ? Boolean(own.from) : to, to }
}
