import { useQueryClient } from '@tanstack/react-query'
import type { Task } from '../../api.ts'
import { useEditTask } from '../../queries/tasks.ts'
import { useUploadsTo } from '../project/files/use-uploads.ts'

/** Uploads that hang on the task once they are there. */
export function useTaskUploads(taskId: string, then?: (fileId: string, file: File) => void) {
  const cache = useQueryClient()
  const edit = useEditTask(taskId, { quiet: true })
  return useUploadsTo(async (fileId, file) => {
    const present = cache.getQueryData<Task>(['tasks', taskId])?.files ?? []
    await edit.mutateAsync({ files: [...present, { _id: fileId }] })
    then?.(fileId, file)
  })
}
