import { accessOf, mayInProject } from '../../../domain/access.ts'
import type { Activity } from '../../../domain/events.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import { fileNames } from '../../../store/file/files.ts'
import { visibleIds } from '../../../store/task/tasks.ts'
import { type ActivityContext, fileIdsOf, isHidden, otherTaskIdsOf, presentActivity } from './activity.shape.ts'

/** What activities of a task that the actor may see need to be shown, read at once for all of them. */
async function contextOf(tx: ReadTx, activities: readonly Activity[]): Promise<ActivityContext> {
  const access = accessOf(tx.org, tx.actor.userId)
  const taskIds = await visibleIds(tx, otherTaskIdsOf(activities))
  return {
    fileNames: await fileNames(tx, fileIdsOf(activities)),
    isSeen: (id) => taskIds.has(id) || mayInProject(access, 'see_project', id),
  }
}

export async function presentedActivities(tx: ReadTx, activities: readonly Activity[]) {
  const context = await contextOf(tx, activities)
  return activities
    .filter((activity) => !isHidden(activity, context))
    .map((activity) => presentActivity(activity, context))
}

export const presentedActivity = async (tx: ReadTx, activity: Activity) =>
  presentActivity(activity, await contextOf(tx, [activity]))
