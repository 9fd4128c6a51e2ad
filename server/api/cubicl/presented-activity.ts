import type { Activity } from '../../domain/events.ts'
import { fileNames } from '../../store/files.ts'
import type { ReadTx } from '../../store/store.ts'
import { visibleIds } from '../../store/tasks.ts'
import { type ActivityContext, fileIdsOf, presentActivity, subtaskIdsOf } from './activity.shape.ts'

/** What activities of a task that the actor may see need to be shown, read at once for all of them. */
const contextOf = async (tx: ReadTx, activities: readonly Activity[]): Promise<ActivityContext> => ({
  fileNames: await fileNames(tx, fileIdsOf(activities)),
  visibleIds: await visibleIds(tx, subtaskIdsOf(activities)),
})

export async function presentedActivities(tx: ReadTx, activities: readonly Activity[]) {
  const context = await contextOf(tx, activities)
  return activities.map((activity) => presentActivity(activity, context))
}

export const presentedActivity = async (tx: ReadTx, activity: Activity) =>
  presentActivity(activity, await contextOf(tx, [activity]))
